import assert from 'node:assert/strict';
import { allRequests } from '../../../src/bot/requests/all.ts';
import { languages } from '../../../src/bot/texts/language.ts';
import { grammarOfBot, knownOfSandbox } from '../support/grammar.ts';

const understanding = await grammarOfBot();
const known = knownOfSandbox();
const writes = new Set<string>(allRequests.flatMap(({ name, writes: does }) => (does ? [name] : [])));

/** Sentences that hold an act which nobody asks for. */
const noCommands = [
  'let me know when PO-000142 gets approved',
  'notify me when PO-000142 gets approved',
  'tell me once PO-000142 is approved',
  'once PO-000142 is approved let me know',
  'i am waiting until PO-000142 gets approved',
  'i wonder if PO-000142 gets approved',
  'wonder if PO-000142 gets approved',
  'let me know if somebody cancels PO-000142',
  'if PO-000142 gets cancelled we are screwed',
  'do you know whether they approve PO-000142',
  'i heard that PO-000142 gets cancelled',
  'wait until they approve PO-000142',
  'stop sending me notifications about PO-000142',
  'stop approving PO-000142',
  'hold off sending PO-000142',
  'im tired of you sending me PO-000142',
  'could you put PO-000142 through the wringer',
  'hör auf mir nachrichten zu PO-000142 zu schicken',
  'sag mir bescheid wenn PO-000142 genehmigt ist',
  'sobald PO-000142 genehmigt ist, sag bescheid',
  'ich warte bis PO-000142 genehmigt ist',
  'warte mit PO-000142 bis alle genehmigen',
  'weißt du ob sie PO-000142 stornieren',
  'ich hoffe dass sie PO-000142 genehmigen',
];

describe('an act that is not a command', () => {
  for (const says of noCommands) {
    it(`leads to no write: “${says}”`, () => {
      for (const language of languages) {
        const read = understanding.understand(says, language, known);
        assert.ok(read === null || !writes.has(read.request), `${language}: ${read?.request ?? ''}`);
      }
    });
  }

  for (const [says, request] of [
    ['if you have a minute, please approve PO-000142', 'approve-purchase-order'],
    ['approve PO-000142 when you have time', 'approve-purchase-order'],
    ['the parts are here, so submit PO-000142', 'submit-purchase-order'],
    ['wait, cancel PO-000142', 'cancel-purchase-order'],
    ['order 5 P-100 until friday', 'create-purchase-order'],
    ['wenn du zeit hast, genehmige bitte PO-000142', 'approve-purchase-order'],
    ['bestell 5 P-100 bis freitag', 'create-purchase-order'],
  ] as const) {
    it(`beside it is still one: “${says}”`, () => {
      assert.equal(understanding.understand(says, 'en', known)?.request, request);
    });
  }
});
