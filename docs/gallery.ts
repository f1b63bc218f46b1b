/**
 * `npm run gallery`: draws every card as Teams would, on a desktop in the light and the dark theme and on a telephone, and writes the
 * pictures with a page that shows them to `docs/gallery/`.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { z } from 'zod';
import { allCards } from '../src/bot/cards/all.ts';
import { openCards, type CardFunction, type CardName } from '../src/bot/cards/template.ts';
import { textsFor } from '../src/bot/texts/catalogue.ts';
import type { Language } from '../src/bot/texts/language.ts';
import { openBrowser } from '../test/support/playground-page.ts';
import { hostConfig, looks, styleSheet, type Look } from './teams-look.ts';

/** A card in the gallery: the name of its picture, and the card in each language. */
interface Exhibit {
  readonly name: CardName;
  readonly cards: Readonly<Record<Language, unknown>>;
}

/** The windows of a picture. */
const windows: readonly { readonly look: Look; readonly language: Language }[] = [
  { look: looks.light, language: 'en' },
  { look: looks.dark, language: 'en' },
  { look: looks.narrow, language: 'de' },
];

/**
 * Runs in the page. Outside text reaches a card with its Markdown escaped, and the templates use none: what is left of Markdown is to
 * take the backslashes away.
 */
const sheetScript = String.raw`
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  const line = document.createElement('p');
  line.style.margin = '0';
  line.textContent = text.replace(/\\([\\\x60*_{}[\]<>~|#=+\-.)(!])/g, '$1');
  result.outputHtml = line.outerHTML;
  result.didProcess = true;
};
function drawSheet(windows) {
  const sheet = document.createElement('div');
  sheet.className = 'sheet';
  for (const { name, width, config, card } of windows) {
    const drawn = new AdaptiveCards.AdaptiveCard();
    drawn.hostConfig = new AdaptiveCards.HostConfig(config);
    drawn.parse(card);
    const frame = document.createElement('div');
    frame.className = 'card';
    frame.style.width = width + 'px';
    frame.append(drawn.render());
    const around = document.createElement('div');
    around.className = 'window ' + name;
    around.append(frame);
    sheet.append(around);
  }
  document.body.replaceChildren(sheet);
}`;

const cardsFolder = fileURLToPath(new URL('../cards/', import.meta.url));
const galleryFolder = fileURLToPath(new URL('gallery/', import.meta.url));

const exhibits = samples();
const browser = await openBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1500, height: 900 }, deviceScaleFactor: 0.94 });
  await preparePage(page);
  mkdirSync(galleryFolder, { recursive: true });
  for (const old of readdirSync(galleryFolder)) rmSync(galleryFolder + old);
  for (const exhibit of exhibits) writeFileSync(`${galleryFolder}${exhibit.name}.png`, await draw(page, exhibit));
  writeFileSync(`${galleryFolder}README.md`, galleryPage(exhibits));
} finally {
  await browser.close();
}

/** Every card filled with its sample, in the words of each language. */
function samples(): readonly Exhibit[] {
  const say = (event: string, facts?: unknown) => process.stderr.write(`${event} ${JSON.stringify(facts)}\n`);
  const english = openCards(cardsFolder, textsFor('en'), { info: say, warn: say, error: say });
  const spoken = { en: english, de: english.in(textsFor('de')) };
  return (allCards as readonly unknown[] as readonly CardFunction<z.ZodTypeAny>[]).map((make) => {
    const view: unknown = JSON.parse(readFileSync(`${cardsFolder}${make.card}.sample.json`, 'utf8'));
    return { name: make.card, cards: { en: make(spoken.en, view).card, de: make(spoken.de, view).card } };
  });
}

/** The page that shows the pictures. */
function galleryPage(exhibits: readonly Exhibit[]): string {
  return [
    '# The cards',
    '',
    'Every card with example data, as Teams draws it: on a desktop in the light and the dark theme, and on a telephone with German words.',
    'Made by `npm run gallery`.',
    ...exhibits.flatMap(({ name }) => ['', `## ${name}`, '', `![${name}](${name}.png)`]),
    '',
  ].join('\n');
}

/** Loads the renderer and the looks of Teams into an empty page. */
async function preparePage(page: Page): Promise<void> {
  await page.setContent('<!doctype html><body></body>');
  await page.addStyleTag({ content: styleSheet() });
  await page.addScriptTag({ path: fileURLToPath(import.meta.resolve('adaptivecards/dist/adaptivecards.min.js')) });
  await page.addScriptTag({ content: sheetScript });
}

/** One picture of a card: all looks side by side. */
async function draw(page: Page, { cards }: Exhibit): Promise<Buffer> {
  const drawn = windows.map(({ look, language }) => ({
    name: look.name,
    width: look.width,
    config: hostConfig(look),
    card: cards[language],
  }));
  await page.evaluate(`drawSheet(${JSON.stringify(drawn)})`);
  await page.evaluate('document.fonts.ready.then(() => null)');
  return await page.locator('.sheet').screenshot({ animations: 'disabled' });
}
