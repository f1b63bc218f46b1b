import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { allRequests } from '../../../src/bot/requests/all.ts';
import { languages } from '../../../src/bot/texts/language.ts';
import { nothingKnown } from '../../../src/bot/understanding/known.ts';
import { grammarOfBot, knownOfSandbox } from '../support/grammar.ts';
import { judge, report } from './corpus.ts';

/** The least share of sentences that must be understood. */
const least = 0.9;

const corpusModel = z.array(
  z
    .object({
      says: z.string().min(1),
      request: z.string().nullable(),
      slots: z.record(z.string()).optional(),
      after: z.string().optional(),
    })
    .strict(),
);

const folder = new URL('./', import.meta.url);
/** What came in over time, and what somebody wrote who had not read the grammar. */
const corpora = languages.flatMap((language) =>
  [`corpus.${language}.json`, `corpus.fresh.${language}.json`, `corpus.third.${language}.json`].map((file) => ({
    file,
    language,
  })),
);
const understanding = await grammarOfBot();
const known = knownOfSandbox();
const names = new Set<string>(allRequests.map(({ name }) => name));
const writes = new Set<string>(allRequests.flatMap(({ name, writes: does }) => (does ? [name] : [])));

describe('sentences of people', () => {
  for (const { file, language } of corpora) {
    it(`in ${file} are understood, nine in ten, and none is taken for a request that writes`, () => {
      const parsed = corpusModel.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
      const corpus = parsed.map(({ slots = {}, after, ...entry }) => ({
        ...entry,
        slots,
        ...(after === undefined ? {} : { after }),
      }));
      for (const { request } of corpus) assert.ok(request === null || names.has(request), `${String(request)} exists`);
      const verdict = judge({ understanding, language, known, writes }, corpus);
      process.stdout.write(report(file, verdict));
      assert.ok(verdict.understood >= verdict.all * least, `${verdict.understood} of ${verdict.all}`);
      assert.deepEqual(verdict.dangerous, []);
    });
  }

  it('are judged by request and slots, and counted as dangerous when taken for a request that writes', () => {
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
    assert.match(report('test', verdict), /3 of 6 understood, 50 %\n.*“submit PO-000142” → submit-purchase-order/);
  });
});
