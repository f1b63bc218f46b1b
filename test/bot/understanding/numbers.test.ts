import assert from 'node:assert/strict';
import fc from 'fast-check';
import { languages, type Language } from '../../../src/bot/texts/language.ts';
import { readNumber, turnMarks, writeNumber } from '../../../src/bot/understanding/numbers.ts';

describe('numbers', () => {
  const cases: readonly (readonly [text: string, language: Language, value: number | null])[] = [
    ['5', 'en', 5],
    ['five', 'en', 5],
    ['twenty five', 'en', 25],
    ['two dozen', 'en', 24],
    ['fünf', 'de', 5],
    ['fuenf', 'en', 5],
    ['einundzwanzig', 'de', 21],
    ['zwei Dutzend', 'de', 24],
    ['eine', 'de', 1],
    ['1,500', 'en', 1500],
    ['1.500', 'en', 1.5],
    ['1.500', 'de', 1500],
    ['1,500', 'de', 1.5],
    ['2,5', 'en', 2.5],
    ['2.5', 'de', 2.5],
    ['1.234.567,5', 'de', 1234567.5],
    ['1.234.567,5', 'en', 1234567.5],
    ['1,234,567.5', 'de', 1234567.5],
    ['-3', 'en', -3],
    ['1,50,0', 'en', null],
    ['lots', 'en', null],
    ['', 'de', null],
  ];
  for (const [text, language, value] of cases) {
    it(`reads “${text}” in ${language} as ${String(value)}`, () => assert.equal(readNumber(text, language), value));
  }

  it('are read back as they are written, in every language', () => {
    const quantities = fc.integer({ min: 0, max: 999_999_999 }).map((value) => value / 1_000);
    for (const language of languages)
      fc.assert(fc.property(quantities, (value) => readNumber(writeNumber(value, language), language) === value));
  });

  it('change their marks for a reader of another language, and nothing else does', () => {
    assert.equal(turnMarks('1.500 P-1.500 and 2.5 on 4.12.2026', 'de', 'en'), '1,500 P-1.500 and 2.5 on 4.12.2026');
  });
});
