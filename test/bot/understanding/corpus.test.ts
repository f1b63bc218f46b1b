import assert from 'node:assert/strict';
import { allRequests } from '../../../src/bot/requests/all.ts';
import { languages } from '../../../src/bot/texts/language.ts';
import { exampleLists, examples } from '../../../src/bot/understanding/examples/examples.ts';
import { nothingKnown } from '../../../src/bot/understanding/known.ts';
import { grammarOfBot, knownOfSandbox } from '../support/grammar.ts';
import { judge, report, type Entry, type Verdict } from './corpus.ts';

/** The least share of sentences that must be understood; of lists that were written to be hard, with what is wanted hidden among other things. */
const least = 0.9;
const leastOfHard = 0.75;
const hard = new Set(['eighth', 'ninth']);

const known = knownOfSandbox();
const names = new Set<string>(allRequests.map(({ name }) => name));
const writes = new Set<string>(allRequests.flatMap(({ name, writes: does }) => (does ? [name] : [])));

/** An order is met by its number alone where the sentence says no more of it. */
const listed = (list: string, language: 'en' | 'de'): readonly Entry[] =>
  (exampleLists[list]?.[language] ?? []).map(({ slots = {}, after, says, request }) => ({
    says,
    request,
    slots,
    ...(after === undefined ? {} : { after }),
  }));

describe('sentences of people', () => {
  it('are examples of requests that there are', () => {
    for (const { request } of examples())
      assert.ok(request === null || names.has(request), `${String(request)} exists`);
  });

  describe('that the judge has not learned from', () => {
    const verdicts: Verdict[] = [];
    for (const list of Object.keys(exampleLists)) {
      const share = hard.has(list) ? leastOfHard : least;
      it(`in the ${list} list are understood, ${share * 100} in a hundred, and none is taken for a request that writes`, async () => {
        const understanding = await grammarOfBot(examples(list));
        for (const language of languages) {
          const verdict = judge({ understanding, language, known, writes }, listed(list, language));
          verdicts.push(verdict);
          process.stdout.write(report(`${list} list, left out, ${language}`, verdict));
          assert.deepEqual(verdict.dangerous, []);
          assert.ok(verdict.understood >= verdict.all * share, `${verdict.understood} of ${verdict.all}`);
        }
      }).timeout(60_000);
    }

    it('are understood, or the request that is meant is offered, nineteen times in twenty over all', () => {
      const sum = (count: (verdict: Verdict) => number): number =>
        verdicts.reduce((total, verdict) => total + count(verdict), 0);
      assert.equal(verdicts.length, Object.keys(exampleLists).length * languages.length);
      assert.ok(sum(({ understood, offered }) => understood + offered) >= sum(({ all }) => all) * 0.95);
    });
  });

  it('are judged by request and slots, and counted as dangerous when taken for a request that writes', async () => {
    const understanding = await grammarOfBot();
    const verdict = judge({ understanding, language: 'en', known: nothingKnown, writes }, [
      { says: 'submit PO-000142', request: 'submit-purchase-order', slots: { order: 'po-000142' } },
      { says: 'submit PO-000142', request: 'show-purchase-order' },
      { says: 'show PO-000130', request: 'show-purchase-order', slots: { order: 'PO-000131' } },
      { says: 'gibberish of the day', request: null },
      { says: 'make it 7', request: 'create-purchase-order', after: 'order 5 P-100', slots: { quantity: '7' } },
      { says: 'make it 7', request: 'create-purchase-order' },
    ]);
    assert.deepEqual([verdict.understood, verdict.all], [3, 6]);
    assert.deepEqual(
      verdict.dangerous.map(({ read }) => read?.request),
      ['submit-purchase-order'],
    );
    assert.match(report('test', verdict), /3 of 6 understood, 50 %.*\n.*“submit PO-000142” → submit-purchase-order/);
  });
});
