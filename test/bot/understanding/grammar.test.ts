import assert from 'node:assert/strict';
import { allRequests } from '../../../src/bot/requests/all.ts';
import { textsFor } from '../../../src/bot/texts/catalogue.ts';
import { languages } from '../../../src/bot/texts/language.ts';
import { grammarOfBot, knownOfSandbox } from '../support/grammar.ts';
import { adversarial, followUps, germanUtterances, misunderstood, utterances } from './utterances.ts';

const understanding = await grammarOfBot();

describe('grammar', () => {
  for (const [sentence, request, slots = {}] of utterances) {
    it(`reads “${sentence}”`, () => {
      assert.deepEqual(understanding.understand(sentence, 'en'), { request, slots });
    });
  }

  for (const [sentence, request, slots = {}] of germanUtterances) {
    it(`reads “${sentence}”`, () => {
      assert.deepEqual(understanding.understand(sentence, 'en'), { request, slots });
    });
  }

  for (const [after, sentence, slots] of followUps) {
    it(`${slots === null ? 'does not read' : 'reads'} “${sentence}” after ${after}`, () => {
      assert.deepEqual(understanding.followUp(sentence, after, 'en'), slots);
    });
  }

  it('keeps figures as written for a reader of the same language', () => {
    assert.deepEqual(understanding.understand('bestelle 1.500 Schrauben', 'de')?.slots, { lines: '1.500 Schrauben' });
    assert.deepEqual(understanding.understand('order 1,500 screws', 'de')?.slots, { lines: '1.500 screws' });
  });

  for (const language of languages) {
    it(`reads the example of every request as that request in ${language}, whatever language the reader has`, () => {
      const { requests } = textsFor(undefined, language);
      for (const { name } of allRequests)
        for (const reader of languages)
          assert.equal(understanding.understand(requests[name].example, reader)?.request, name, requests[name].example);
    });
  }

  for (const [sentence, suggestion] of misunderstood) {
    it(`does not read “${sentence}”${suggestion === null ? '' : `, and suggests ${suggestion}`}`, () => {
      assert.equal(understanding.understand(sentence, 'en'), null);
      const suggested = understanding.suggest(sentence, 3).map(({ request }) => request);
      if (suggestion === null) assert.deepEqual(suggested, []);
      else assert.ok(suggested.includes(suggestion), `suggested ${suggested.join(', ')}`);
    });
  }

  for (const [what, sentence] of adversarial) {
    it(`takes ${what} in good time`, () => {
      const started = performance.now();
      understanding.understand(sentence, 'en');
      understanding.suggest(sentence, 3);
      assert.ok(performance.now() - started < 1_500);
    });
  }

  it('reads a sentence of sixty words in 30 ms, the best of many taken', () => {
    const sentence =
      'good morning everybody, sorry to bother you again before the meeting, but the customer at Lakeview Ice Arena just called me and is not happy at all, since the emergency generator C-00009 has been making strange noises since yesterday evening and both of our technicians are already on the road, so could you please open a work order for it right away, thanks';
    const known = knownOfSandbox();
    const spent = Array.from({ length: 12 }, () => {
      const before = process.cpuUsage();
      assert.equal(understanding.understand(sentence, 'en', known)?.request, 'create-work-order');
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1_000;
    });
    assert.ok(Math.min(...spent) < 30, `${spent.map(Math.round).join(', ')} ms`);
  });

  it('reads the beginning of ten thousand characters and ignores the rest', () => {
    const understood = understanding.understand(`find nearest warehouse to ${'Contoso '.repeat(1_250)}`, 'en');
    assert.equal(understood?.request, 'nearest-warehouse');
    assert.ok(String(understood.slots['near']).length <= 2_000);
  });
});
