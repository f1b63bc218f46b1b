import assert from 'node:assert/strict';
import { SystemFailure } from '../../../src/connectors/errors.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { alex, createProcurement, createRecords, createSync } from '../support/world.ts';
import { play, type Script } from './script.ts';

/** What breaks while the steps are played. */
type Breaks = 'reading' | 'writing' | 'journal';

interface BrokenScript extends Script {
  readonly ready: Script['steps'];
  readonly breaks: Breaks;
  /** Once it works again. */
  readonly again: Script['steps'];
}

const down = /Field Service (does not answer|has not answered)/;
const stumm = /Field Service antwortet/;
const ours = /Something went wrong on my side\. .*reference/;

const scripts: readonly BrokenScript[] = [
  {
    title: 'an order that cannot be checked',
    breaks: 'reading',
    ready: [{ says: 'create purchase order', sees: ['[Continue]'] }],
    steps: [
      {
        presses: 'Continue',
        with: { vendor: 'ACME Supplies', 'line1-product': 'Pump', 'line1-quantity': '7' },
        sees: [down, /^7$/m, 'V-1001', '[Continue]'],
      },
      { presses: 'Add line', sees: [down, /^7$/m, 'Product 2'] },
      { presses: 'Remove line 2', sees: [down, /^7$/m], seesNot: ['Product 2'] },
    ],
    again: [
      { presses: 'Continue', sees: ['Create this purchase order?', '7'] },
      { presses: 'Create', sees: ['Purchase order PO-1', 'Approval: Draft'] },
    ],
  },
  {
    title: 'an order that cannot be saved because something breaks on our own side',
    breaks: 'writing',
    ready: [{ says: 'order 7 P-100 from ACME', sees: ['Create this purchase order?'] }],
    steps: [{ presses: 'Create', sees: [ours, /^7$/m, 'V-1001', '[Continue]'], seesNot: ['[Create]'] }],
    again: [
      { presses: 'Continue', sees: ['Create this purchase order?'] },
      { presses: 'Create', sees: ['Purchase order PO-1'] },
    ],
  },
  {
    title: 'eine Bestellung, die nicht geprüft werden kann',
    breaks: 'reading',
    ready: [
      { says: 'sprache deutsch', sees: [/Deutsch/] },
      { says: 'Bestellung anlegen', sees: ['[Weiter]'] },
    ],
    steps: [
      {
        presses: 'Weiter',
        with: { vendor: 'ACME Supplies', 'line1-product': 'Pump', 'line1-quantity': '7' },
        sees: [stumm, /^7$/m, '[Weiter]'],
      },
    ],
    again: [
      { presses: 'Weiter', sees: ['Diese Bestellung anlegen?'] },
      { presses: 'Anlegen', sees: ['Bestellung PO-1'] },
    ],
  },
  {
    title: 'a record that can neither be checked nor saved',
    breaks: 'journal',
    ready: [
      { says: 'new warehouse', sees: ['[Continue]'] },
      {
        presses: 'Continue',
        with: { WarehouseId: 'W-77', WarehouseName: 'East depot', OperationalSiteId: '1' },
        sees: ['W-77', 'East depot', '[Create]'],
      },
    ],
    steps: [{ presses: 'Create', sees: [ours, 'W-77', 'East depot', '[Continue]'] }],
    again: [
      { presses: 'Continue', sees: ['East depot', '[Create]'] },
      { presses: 'Create', sees: ['Saved in Field Service and in Supply Chain Management.'] },
    ],
  },
  {
    title: 'a receipt that cannot be posted',
    breaks: 'writing',
    ready: [
      { says: 'order 5 P-100 from ACME', sees: ['Create this purchase order?'] },
      { presses: 'Create', sees: ['Purchase order PO-1'] },
      { waits: true, sees: ['PO-1'] },
    ],
    steps: [
      {
        presses: 'Post receipt',
        with: { receipt: 'DN-9', now1: '2' },
        sees: [ours, 'DN-9', /^2$/m, '[Post receipt]'],
      },
    ],
    again: [{ presses: 'Post receipt', sees: ['PO-1'] }],
  },
];

describe('a form whose check or save breaks', () => {
  for (const script of scripts) {
    it(`stays as it was filled in, with the reason: ${script.title}`, async () => {
      let broken: Breaks | null = null;
      const readable = createRecords();
      const procurement = createProcurement();
      const sync = createSync();
      const guarded = async <Done>(what: Breaks, work: () => Promise<Done>): Promise<Done> => {
        if (broken !== what) return work();
        if (what !== 'reading') throw new TypeError('broken');
        throw new SystemFailure('SYSTEM_UNREACHABLE', 'dataverse', 'no answer', { applied: 'no' });
      };
      await using bot: TestBot = await startTestBot({
        records: {
          find: (...of) => guarded('reading', () => readable.find(...of)),
          choices: (...of) => guarded('reading', () => readable.choices(...of)),
        },
        procurement: {
          ...procurement,
          create: (...of) => guarded('writing', () => procurement.create(...of)),
          act: (...of) => guarded('writing', () => procurement.act(...of)),
        },
        sync: { ...sync, write: (...of) => guarded('journal', () => sync.write(...of)) },
      });
      const window = bot.window(alex);
      const played = (steps: Script['steps']) => play({ title: script.title, steps }, () => window);
      await played(script.ready);
      if (script.title.includes('receipt')) {
        for (const [number, order] of procurement.orders)
          procurement.orders.set(number, { ...order, approvalStatus: 'Confirmed' });
        await window.says('receive PO-1');
        await window.sees('What has arrived for purchase order PO-1?');
      }
      broken = script.breaks;
      await played(script.steps);
      broken = null;
      await played(script.again);
      await bot.bot.idle();
      assert.ok(procurement.orders.size + sync.writes.length === 1, 'written once');
    });
  }

  it('waits for what becomes of it once it has begun, and is never written twice', async () => {
    const procurement = createProcurement();
    const sync = createSync();
    let isLost = true;
    const begun = new Set<string>();
    await using bot = await startTestBot({
      sync: {
        ...sync,
        askedBefore: async (id) =>
          begun.has(id) ? { kind: 'parked', operation: id, reason: '', resolving: true } : null,
      },
      procurement: {
        ...procurement,
        create: async (draft, who, requestId) => {
          begun.add(requestId);
          const outcome = await procurement.create(draft, who, requestId);
          if (isLost) throw new TypeError('broken');
          return outcome;
        },
      },
    });
    const window = bot.window(alex);
    await window.says('order 7 P-100 from ACME');
    await window.sees('Create this purchase order?');
    await window.presses('Create');
    await window.sees('Not sure yet, checking');
    isLost = false;
    const [requestId = ''] = begun;
    await sync.settle(requestId, { kind: 'committed', operation: requestId, records: [] });
    await window.sees('Purchase order PO-1');
    assert.equal(procurement.creates.length, 1);
  });

  it('tells what became of a receipt that was posted while nobody knew, though nothing is open any more', async () => {
    const procurement = createProcurement();
    const asked: string[] = [];
    await using bot = await startTestBot({
      procurement: {
        ...procurement,
        act: async (request, who) => {
          const outcome = await procurement.act(request, who);
          asked.push(request.requestId);
          return asked.length > 1 ? outcome : { kind: 'parked', operation: 'op', reason: '', resolving: true };
        },
      },
    });
    const window = bot.window(alex);
    await window.says('order 5 P-100 from ACME');
    await window.sees('Create this purchase order?');
    await window.presses('Create');
    await window.sees('Purchase order PO-1');
    for (const [number, order] of procurement.orders)
      procurement.orders.set(number, { ...order, approvalStatus: 'Confirmed' });
    await window.says('receive PO-1');
    await window.sees('What has arrived for purchase order PO-1?');
    await window.presses('Post receipt', { receipt: 'DN-9', now1: '5' });
    await window.sees('Not sure yet, checking');
    await bot.sync.settle(asked[0] ?? '', { kind: 'committed', operation: 'op', records: [] });
    await window.sees('The receipt is posted in Supply Chain Management');
    assert.deepEqual(asked, [asked[0], asked[0]]);
  });

  it('stays where it is while a system takes its time, whatever comes of it', async () => {
    let delay = 0;
    const records = createRecords();
    await using bot = await startTestBot({
      records: {
        person: async (aadObjectId) => {
          await new Promise((resolve) => setTimeout(resolve, delay));
          if (delay > 0) throw new SystemFailure('SYSTEM_UNREACHABLE', 'dataverse', 'no answer', { applied: 'no' });
          return records.person(aadObjectId);
        },
      },
    });
    const window = bot.window(alex);
    await window.says('create purchase order');
    await window.sees('[Continue]');
    const form = window.activities().at(-1) ?? '';
    delay = 2_600;
    const { body } = await window.presses('Continue', { vendor: 'ACME Supplies' });
    assert.match(String(body.value), /^Working on it/);
    await window.sees(down);
    assert.match(window.shownAt(form), /\[Continue\]/);
  });
});
