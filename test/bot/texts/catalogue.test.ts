import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { textsFor } from '../../../src/bot/texts/catalogue.ts';
import { formatsFor } from '../../../src/bot/texts/format.ts';
import { languageNamed, languageOf } from '../../../src/bot/texts/language.ts';
import type { Texts } from '../../../src/bot/texts/texts.ts';
import { cardsFolder } from '../support/bot.ts';

const english = textsFor('en-GB');
const german = textsFor('de-DE');

/** Texts without parameters, by their path. */
function plainTexts(value: unknown, path = ''): readonly (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => plainTexts(inner, `${path}/${key}`));
}

/** Whatever a template shows that is not bound to data or texts. */
function fixedWords(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    ['text', 'title', 'label', 'placeholder', 'altText', 'errorMessage', 'fallbackText'].includes(key) &&
    typeof inner === 'string'
      ? [inner.replace(/\$\{[^}]*\}/g, '')].filter((rest) => /\p{L}/u.test(rest))
      : fixedWords(inner),
  );
}

describe('texts', () => {
  it('say nothing of several words the same in both languages', () => {
    const known = new Map(plainTexts(english));
    const systems: readonly string[] = Object.values(english.systems);
    const same = plainTexts(german).filter(
      ([path, text]) =>
        text.includes(' ') && known.get(path) === text && !systems.includes(text) && !path.startsWith('/summaries'),
    );
    assert.deepEqual(same, []);
  });

  it('quote as each language does', () => {
    assert.deepEqual(
      plainTexts(german).filter(([, text]) => /"|”/.test(text)),
      [],
    );
    assert.deepEqual(
      plainTexts(english).filter(([, text]) => /"|„/.test(text)),
      [],
    );
  });

  it('hold every word that a card shows', () => {
    const fixed = readdirSync(cardsFolder)
      .filter((file) => file.endsWith('.card.json'))
      .flatMap((file) =>
        fixedWords(JSON.parse(readFileSync(join(cardsFolder, file), 'utf8'))).map((text) => `${file}: ${text}`),
      );
    assert.deepEqual(fixed, []);
  });

  it('are chosen by the locale, unless the person chose', () => {
    assert.equal(textsFor(undefined).language, 'en');
    assert.equal(textsFor('fr-FR').language, 'en');
    assert.equal(textsFor('de').language, 'de');
    assert.equal(textsFor('de_AT').language, 'de');
    assert.equal(textsFor('de-DE', 'en').language, 'en');
  });

  it('write dates and figures as the region does, where it is one of the language', () => {
    assert.equal(textsFor('en-US').locale, 'en-US');
    assert.equal(textsFor('de-AT').locale, 'de-AT');
    assert.equal(textsFor('en').locale, 'en-GB');
    assert.equal(textsFor('en-US', 'de').locale, 'de-DE');
    assert.equal(textsFor('en-nonsense-of-all-kinds').locale, 'en-GB');
  });

  it('say a time of another day with its day, and a time of today without', () => {
    const now = new Date('2026-11-23T10:02:00Z');
    const at = (texts: Texts, time: string) =>
      texts.orders.decided.approve('Megan Bowen', formatsFor(texts.locale).moment(time, now, 'UTC'));
    const [today, before] = ['2026-11-23T09:12:00Z', '2026-11-20T09:12:00Z'];
    assert.equal(at(english, today), 'Approved by Megan Bowen at 09:12.');
    assert.equal(at(english, before), 'Approved by Megan Bowen on 20 Nov at 09:12.');
    assert.equal(at(textsFor('en-US'), before), 'Approved by Megan Bowen on Nov 20 at 09:12 AM.');
    assert.equal(at(textsFor('en-DK'), today), 'Approved by Megan Bowen at 09.12.');
    assert.equal(at(textsFor('en-DK'), before), 'Approved by Megan Bowen on 20 Nov at 09.12.');
    assert.equal(at(german, today), 'Von Megan Bowen um 09:12 genehmigt.');
    assert.equal(at(german, before), 'Von Megan Bowen am 20. Nov. um 09:12 genehmigt.');
  });

  it('speak of one thing as one', () => {
    assert.equal(english.orderStatus.where.more(1), 'And 1 more line.');
    assert.equal(german.orders.moreLines(1), 'und 1 weitere Position, siehe die Bestellung selbst');
    assert.equal(english.syncDetails.alerts.rule(1, 'failed warehouses', 1), 'once within 1 minute: failed warehouses');
  });

  it('know languages by their names in either language', () => {
    assert.deepEqual(['Deutsch', 'german', 'DE'].map(languageNamed), ['de', 'de', 'de']);
    assert.deepEqual(['Englisch', 'english', 'klingon'].map(languageNamed), ['en', 'en', null]);
    assert.equal(languageOf(''), 'en');
  });

  it('name places in German with the names of records as they are', () => {
    assert.equal(
      german.placeName('my work order WO-01001 (Cedar Point)'),
      'mein Arbeitsauftrag WO-01001 (Cedar Point)',
    );
    assert.equal(german.placeName('Seattle (middle of 3 addresses there)'), 'Seattle (Mitte von 3 Adressen dort)');
    assert.equal(german.placeName('47.6, -122.3'), '47.6, -122.3');
  });
});
