import assert from 'node:assert/strict';
import { corrected } from '../../../src/bot/understanding/corrected.ts';

describe('somebody who corrects themselves', () => {
  for (const [says, means] of [
    ['cancel po 104, no sorry, cancel po 114', 'cancel po cancel po 114'],
    ['cancel 104, no, 114', 'cancel 114'],
    ['po 119, no hang on, po 118 it was, cancel that one', 'po po 118 it was, cancel that one'],
    ['Stell die Bestellung PO-000138 äh nein 135 auf Abholung um', 'Stell die Bestellung 135 auf Abholung um'],
    ['add 10 no wait 12 filters to 120', 'add 12 filters to 120'],
    ['order 20 filters, no wait, 30 filters', 'order 30 filters'],
    ['order 20 filters, no, make it 30', 'order 30 filters'],
    ['order 20 filters from US-102, sorry, 30 filters please', 'order 30 filters from US-102 please'],
    ['order 20 filters and 5 belts, no wait, 30 filters', 'order 30 filters and 5 belts'],
    ['bestell 20 Filter, äh nein, doch 30 Filter bei US-102', 'bestell 30 Filter bei US-102'],
    ['storniere 104, moment noch, 114 ist gemeint', 'storniere noch, 114 ist gemeint'],
  ] as const)
    it(`speaks of the second alone: “${says}”`, () => {
      assert.equal(corrected(says), means);
    });

  for (const says of [
    'is po 104 no longer open, what about 105',
    'approve 131. no need to ask 132',
    'approve 104, no, 5 lines are wrong',
    'approve 104, sorry for the delay, and confirm 105',
    'Bestellung 120, nein, die ist falsch',
    'add 5 filters, wait 2 days',
    'set 104 on hold, wait for 105',
    'submit 104, no need for 114',
    'cancel 104, I mean it, not 114',
    'cancel 104. sorry, 114 must stay open',
    'approve 104, wait with 114',
    'approve 104, moment, 114 too',
    'receive 104, no 114 is still open',
    'bestätige 104, ne, 114 auch noch',
    'order 20 filters, wait, and 30 belts',
    'order 20 filters, sorry, 3 are still here',
    'book 5 filters, no, on 114',
    'approve 104 today, no, 114 is wrong',
  ])
    it(`is not heard where nothing of the kind takes its place: “${says}”`, () => {
      assert.equal(corrected(says), says);
    });

  it('keeps nobody waiting, whatever is written', () => {
    const began = performance.now();
    for (const piece of ['1-', '1 no ', '1 ']) corrected(`order ${piece.repeat(20_000 / piece.length)}`);
    corrected(`1${' '.repeat(20_000)}`);
    assert.ok(performance.now() - began < 2_000);
  });
});
