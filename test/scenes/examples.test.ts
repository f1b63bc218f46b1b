import assert from 'node:assert/strict';
import { allRequests } from '../../src/bot/requests/all.ts';
import { textsFor } from '../../src/bot/texts/catalogue.ts';
import { languages } from '../../src/bot/texts/language.ts';
import { startFullComposition, type CastName, type FullComposition } from '../support/full-composition.ts';

/** Whoever may do it; the dispatcher unless told. */
const people: Readonly<Partial<Record<string, CastName>>> = {
  'approve-purchase-order': 'megan',
  'confirm-purchase-order': 'megan',
  'sync-status': 'patti',
  'sync-failures': 'patti',
  'sync-command': 'patti',
  'initial-sync': 'patti',
  'why-different': 'patti',
  'field-mapping': 'patti',
  'map-activity': 'patti',
  'record-journal': 'patti',
  'alert-rules': 'patti',
};

/** What is answered when an example names something that is not there. */
const puzzled =
  /did not understand|found no |Nothing matches|Which .* do you mean|I cannot read|no asset matches|nicht verstanden|habe kein|passt nichts|passt keine|welche.* meinen Sie|no map|Only the administrators|keine Zuordnung|nur die Administratoren/i;

/** They change what later sentences are answered with, or mean something only after another. */
const apart = new Set(['company', 'language', 'pick', 'more']);

describe('examples in the help', () => {
  let composition: FullComposition;
  before(async () => {
    composition = await startFullComposition();
  });
  after(() => composition[Symbol.asyncDispose]());

  for (const language of languages) {
    it(`name records that the stand-ins have, in ${language}`, async () => {
      for (const { name, listed } of allRequests) {
        if (!listed || apart.has(name)) continue;
        const { example } = textsFor(undefined, language).requests[name];
        const window = composition.window(people[name] ?? 'alex');
        await window.says(example);
        assert.doesNotMatch(window.text(), puzzled, `${name}: ${example}\n${window.text()}`);
      }
    });
  }
});
