import assert from 'node:assert/strict';
import { dayOf, readDay, trailingDay } from '../../../src/bot/understanding/dates.ts';

/** A Monday. */
const now = new Date('2026-11-23T10:00:00Z');

describe('days', () => {
  const cases: readonly (readonly [words: string, locale: string, day: string | null])[] = [
    ['2026-12-04', 'en-GB', '2026-12-04'],
    ['2026-02-30', 'en-GB', null],
    ['tomorrow', 'en-GB', '2026-11-24'],
    ['morgen', 'de-DE', '2026-11-24'],
    ['morgen', 'en-GB', '2026-11-24'],
    ['übermorgen', 'de-DE', '2026-11-25'],
    ['next friday', 'en-GB', '2026-12-04'],
    ['nächsten Freitag', 'de-DE', '2026-12-04'],
    ['Freitag', 'de-DE', '2026-11-27'],
    ['in 3 days', 'en-GB', '2026-11-26'],
    ['in 3 tagen', 'de-DE', '2026-11-26'],
    ['in 2 Wochen', 'de-DE', '2026-12-07'],
    ['4 December', 'en-GB', '2026-12-04'],
    ['4. Dezember 2026', 'de-DE', '2026-12-04'],
    ['4.12.', 'en-US', '2026-12-04'],
    ['4.12.2026', 'en-US', '2026-12-04'],
    ['4.12.26', 'de-DE', '2026-12-04'],
    ['1.2.', 'de-DE', '2027-02-01'],
    ['31.2.2027', 'de-DE', null],
    ['12/4/2026', 'en-US', '2026-12-04'],
    ['4/12/2026', 'en-GB', '2026-12-04'],
    ['KW 50', 'de-DE', '2026-12-07'],
    ['in KW 12', 'de-DE', '2027-03-22'],
    ['week 48', 'en-GB', '2026-11-23'],
    ['week 1 2027', 'en-GB', '2027-01-04'],
    ['KW 54', 'de-DE', null],
    ['whenever', 'en-GB', null],
    ['irgendwann', 'de-DE', null],
    ['', 'en-GB', null],
  ];
  for (const [words, locale, day] of cases) {
    it(`reads “${words}” in ${locale} as ${day ?? 'none'}`, () => {
      assert.equal(readDay(words, now, 'Europe/Berlin', locale), day);
    });
  }

  it('are those of the zone of the person', () => {
    const late = new Date('2026-11-23T23:30:00Z');
    assert.equal(readDay('tomorrow', late, 'Europe/Berlin', 'en-GB'), '2026-11-25');
    assert.equal(readDay('tomorrow', late, 'America/Los_Angeles', 'en-US'), '2026-11-24');
    assert.equal(dayOf(late, 'nowhere/at all'), '2026-11-23');
  });

  it('are split from a name only where they surely are days', () => {
    assert.deepEqual(trailingDay('ACME next friday'), { head: 'ACME', day: 'next friday' });
    assert.deepEqual(trailingDay('ACME in 3 Tagen'), { head: 'ACME', day: 'in 3 Tagen' });
    assert.deepEqual(trailingDay('ACME KW 12'), { head: 'ACME', day: 'KW 12' });
    assert.equal(trailingDay('Friday Tools'), null);
    assert.equal(trailingDay('May'), null);
  });
});
