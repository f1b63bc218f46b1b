import assert from 'node:assert/strict';
import { cast, startFullComposition, type CastName, type FullComposition } from '../../support/full-composition.ts';
import { saved } from '../../support/two-systems.ts';
import { buttonsOf } from '../support/card.ts';
import { brokenRules } from '../cards/card-rules.ts';
import type { ChatWindow } from '../support/chat.ts';
import { germanRecordScripts, recordScripts } from './record-scripts.ts';
import { play } from './script.ts';

describe('conversations about records', function () {
  this.timeout(180_000);
  let all: FullComposition;

  before(async () => {
    all = await startFullComposition();
  });
  after(() => all[Symbol.asyncDispose]());

  /** Each script in conversations of its own, so that none sees the cards of another. */
  const windowsOf = (title: string): ((name: string | undefined) => ChatWindow) => {
    const windows = new Map<string, ChatWindow>();
    return (name = 'alex') => {
      const known = windows.get(name);
      if (known !== undefined) return known;
      assert.ok(name in cast);
      const window = all.elsewhere(name as CastName, {
        conversation: `${name} ${title.slice(0, 20)}`,
        conversationType: 'personal',
      });
      windows.set(name, window);
      return window;
    };
  };

  for (const script of recordScripts) it(script.title, () => play(script, windowsOf(script.title)));
  for (const script of germanRecordScripts)
    it(script.title, async () => {
      const windowOf = windowsOf(script.title);
      try {
        await play(script, windowOf);
      } finally {
        await windowOf('alex').says('Sprache Englisch');
      }
    });

  it('what was created and changed stands in both systems alike', async () => {
    await all.rest();
    for (const [map, key] of [
      ['payment-term', 'N45'],
      ['payment-term', 'FORM1'],
      ['ship-via', 'Sea'],
      ['customer-asset', 'T-0001'],
      ['customer-asset-category', 'ROBOT'],
      ['warehouse', 'T-77'],
    ] as const) {
      const { dataverse, financeOperations } = await all.sides({ map, company: 'usmf', key: [key] });
      assert.ok(dataverse && financeOperations, key);
      assert.deepEqual(dataverse.values, financeOperations.values);
    }
    for (const [map, key] of [
      ['payment-term', 'NEG'],
      ['warehouse', 'T-78'],
      ['ship-via', 'T-VIA'],
    ] as const)
      assert.deepEqual(await all.sides({ map, company: 'usmf', key: [key] }), {
        dataverse: null,
        financeOperations: null,
      });
  });

  it('what changed since it was shown is shown with the difference, and nothing is overwritten', async () => {
    const window = windowsOf('changed meanwhile')('alex');
    await window.says('edit payment term Net60');
    await window.sees('Change payment term Net60');
    const patti = all.calls('patti');
    const path = "PaymentTerms(dataAreaId='usmf',Name='Net60')";
    saved(await patti.financeOperations('PATCH', path, { NumberOfDays: 61 }));
    await all.rest();
    await window.presses('Continue', { Description: 'Sixty days' });
    await window.sees('Changed in the meantime.');
    await window.sees('Days: 60 → 61');
    await window.sees('Sixty days');
    await window.presses('Continue');
    await window.sees('Description: Net 60 days → Sixty days');
    assert.doesNotMatch(window.text(), /Days:/);
    saved(await patti.financeOperations('PATCH', path, { NumberOfDays: 62 }));
    await all.rest();
    await window.presses('Save');
    await window.sees('Days: 61 → 62');
    await all.rest();
    const ref = { map: 'payment-term', company: 'usmf', key: ['Net60'] };
    assert.equal((await all.sides(ref)).financeOperations?.values['Description'], 'Net 60 days');
    await window.presses('Continue');
    await window.presses('Save');
    await window.sees('Payment term Net60 was changed.');
    const { dataverse, financeOperations } = await all.sides(ref);
    assert.equal(financeOperations?.values['NumberOfDays'], 62);
    assert.deepEqual(dataverse?.values, financeOperations?.values);
  });

  it('a record whose card stands in two chats is edited in both', async () => {
    const [own, other] = [windowsOf('two chats')('alex'), windowsOf('two chats')('patti')];
    for (const window of [own, other]) {
      await window.says('show ship via Air');
      await window.sees('Ship via Air – Air freight');
    }
    await own.says('rename ship via Air to Air cargo');
    await own.presses('Save');
    await own.sees('Ship via Air was changed.');
    await other.sees('Ship via Air – Air cargo');
  });

  it('cards of every kind keep to the rules with the records of the seed', async () => {
    const window = windowsOf('rules')('patti');
    for (const asked of [
      'list assets',
      'show asset C-00001',
      'show warehouse SEA-01',
      'stock of P-100',
      'new warehouse',
      'edit asset C-00001',
      'show work order WO-01001',
      'what is near WO-01001',
    ]) {
      await window.says(asked);
      assert.deepEqual(brokenRules(window.card()), [], asked);
      for (let page = 1; page < 6 && buttonsOf(window.card()).some(({ title }) => title === 'More fields'); page += 1) {
        await window.presses('More fields');
        assert.deepEqual(brokenRules(window.card()), [], `${asked}, page ${page + 1}`);
      }
    }
  });

  it('forged clicks change nothing and are answered', async () => {
    const window = windowsOf('forged')('alex');
    await window.says('help');
    const activity = window.activities().at(-1) ?? '';
    for (const [verb, data] of [
      ['record.show', { map: 'nothing', company: 'usmf', key: 'x' }],
      ['record.show', { map: 'purchase-order', company: 'usmf', key: 'x' }],
      ['record.show', { map: 'warehouse', company: 'usmf', key: 'a\u0000' }],
      ['record.edit', { map: 'warehouse', key: 5 }],
      ['record.save', { draft: 'forged', attempt: '1' }],
      ['record.review', { draft: { $gt: '' }, page: '1' }],
      ['record.fields', { draft: 'x', page: '-1', to: '2' }],
      ['record.page', { search: "' or 1=1", page: '1' }],
      ['workOrder.show', { number: '' }],
    ] as const) {
      const { body } = await window.clicks(activity, verb, data);
      assert.equal(body.type, 'application/vnd.microsoft.activity.message', verb);
      assert.match(String(body.value), /out of date/, verb);
    }
    await window.clicks(activity, 'record.show', { map: 'warehouse', company: "us'mf", key: "x' or '1' eq '1" });
    await window.sees('There is no warehouse x');
  });
});
