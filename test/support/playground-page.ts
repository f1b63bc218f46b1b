import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { findChromium, installChromium } from './chromium.ts';

const chromiumFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const patienceMilliseconds = 60_000;

/** Where screenshots of this run go. */
const shotsFolder = join(process.env['SCREENSHOTS'] ?? mkdtempSync(join(tmpdir(), 'dispatch-copilot-shots-')));

/** The Chromium of this machine. Close it when done. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium(process.env);
  if (executablePath === null) throw new Error(`No Chromium found. This installs it: ${installChromium}`);
  return await chromium.launch({ executablePath, args: chromiumFlags });
}

/** One chat window of the Playground, used as a person uses it. */
export class PlaygroundPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /** Opens the window and waits until one can type. Nothing outside this machine is asked for. */
  static async open(browser: Browser, address: string): Promise<PlaygroundPage> {
    const page = await browser.newPage({ viewport: { width: 1440, height: 1100 } });
    page.setDefaultTimeout(patienceMilliseconds);
    await page.route(
      (url) => url.hostname !== '127.0.0.1' && url.hostname !== 'localhost',
      (route) => route.abort(),
    );
    await page.goto(address);
    const window = new PlaygroundPage(page);
    await window.composeBox.waitFor();
    return window;
  }

  /** Types a message and sends it. */
  async say(text: string): Promise<void> {
    await this.composeBox.click();
    await this.page.keyboard.insertText(text);
    await this.page.keyboard.press('Enter');
  }

  /** All cards of the conversation, oldest first. */
  get cards(): Locator {
    return this.page.locator('.ac-adaptiveCard');
  }

  /** The newest card. */
  get lastCard(): Locator {
    return this.cards.last();
  }

  /** Waits until the newest card shows the text, and returns it. A failed wait tells what it shows instead. */
  async cardWith(text: string | RegExp): Promise<Locator> {
    const card = this.lastCard.filter({ hasText: text });
    try {
      await card.waitFor();
    } catch (error) {
      const shot = await this.screenshot('unexpected');
      const shown = await this.lastCard.innerText().catch(() => 'nothing');
      throw new Error(`No card with ${String(text)} came; see ${shot}. The newest card shows:\n${shown}`, {
        cause: error,
      });
    }
    return card;
  }

  /** Says something and waits for a new card with the text. */
  async ask(text: string, expected: string | RegExp): Promise<Locator> {
    const before = await this.cards.count();
    await this.say(text);
    await this.cards.nth(before).waitFor();
    return await this.cardWith(expected);
  }

  /** Presses a button of the newest card. */
  async click(title: string | RegExp): Promise<void> {
    await this.lastCard.getByRole('button', { name: title }).first().click();
  }

  /** Fills an input of the newest card: types into a text, picks from a list by what the choice shows. */
  async fill(label: string | RegExp, value: string): Promise<void> {
    const input = this.lastCard.getByLabel(label).first();
    if ((await input.getAttribute('role')) !== 'combobox') return await input.fill(value);
    const choices = await this.openList(label);
    const choice = choices.filter({ hasText: value }).first();
    if ((await choice.count()) === 0) {
      const offered = await choices.allInnerTexts();
      throw new Error(`"${String(label)}" offers no "${value}" but: ${offered.join(', ')}`);
    }
    await choice.click();
  }

  /** All that a list of the newest card offers. */
  async choices(label: string | RegExp): Promise<readonly string[]> {
    const offered = await (await this.openList(label)).allInnerTexts();
    await this.page.keyboard.press('Escape');
    return offered;
  }

  /** Opens a list of the newest card. It hangs below the page, not in the card. */
  private async openList(label: string | RegExp): Promise<Locator> {
    await this.lastCard.getByLabel(label).first().click();
    const choices = this.page.getByRole('option');
    await choices.first().waitFor();
    return choices;
  }

  /** Writes what the window shows into a file and returns its path. */
  async screenshot(name: string): Promise<string> {
    const path = join(shotsFolder, `${name}.png`);
    await this.page.screenshot({ path });
    return path;
  }

  private get composeBox(): Locator {
    return this.page.locator('[contenteditable=true]').first();
  }
}
