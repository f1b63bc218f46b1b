import assert from 'node:assert/strict';
import { allRequests } from '../../../src/bot/requests/all.ts';
import { textsFor } from '../../../src/bot/texts/texts.ts';
import { createUnderstanding } from '../../../src/bot/understanding/understanding.ts';
import { adversarial, misunderstood, utterances } from './utterances.ts';

const { requests: texts } = textsFor('en');
const understanding = createUnderstanding(
  allRequests.map(({ name, utterances: { en } }) => ({
    name,
    utterances: en,
    title: texts[name].title,
    example: texts[name].example,
  })),
);

describe('grammar', () => {
  for (const [sentence, request, slots = {}] of utterances) {
    it(`reads “${sentence}”`, () => {
      assert.deepEqual(understanding.understand(sentence), { request, slots });
    });
  }

  it('reads the example of every request as that request', () => {
    for (const { name } of allRequests) assert.equal(understanding.understand(texts[name].example)?.request, name);
  });

  for (const [sentence, suggestion] of misunderstood) {
    it(`does not read “${sentence}”${suggestion === null ? '' : `, and suggests ${suggestion}`}`, () => {
      assert.equal(understanding.understand(sentence), null);
      const suggested = understanding.suggest(sentence, 3);
      if (suggestion === null) assert.deepEqual(suggested, []);
      else assert.ok(suggested.includes(suggestion), `suggested ${suggested.join(', ')}`);
    });
  }

  for (const [what, sentence] of adversarial) {
    it(`takes ${what} in good time`, () => {
      const started = performance.now();
      understanding.understand(sentence);
      understanding.suggest(sentence, 3);
      assert.ok(performance.now() - started < 1_500);
    });
  }

  it('reads the beginning of ten thousand characters and ignores the rest', () => {
    const understood = understanding.understand(`find nearest warehouse to ${'Contoso '.repeat(1_250)}`);
    assert.equal(understood?.request, 'nearest-warehouse');
    assert.ok((understood.slots['near']?.length ?? 0) <= 500);
  });
});
