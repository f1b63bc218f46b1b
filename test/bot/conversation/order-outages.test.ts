import assert from 'node:assert/strict';
import { startFullComposition, type CastName, type FullComposition } from '../../support/full-composition.ts';
import { saved } from '../../support/two-systems.ts';
import { eventually, rows } from '../../support/wire.ts';
import { beginOrder, checkOrder } from './order-in-both.ts';
import { fieldServiceScripts, outageScripts } from './order-outage-scripts.ts';
import { play, type Script } from './script.ts';

/** Orders of another company, of one without change management, and of a vendor that went on hold. */
const scripts: readonly Script[] = [
  {
    title: 'shows an order of another company under the same number once the company is switched, and not before',
    steps: [
      { says: 'show {german}', sees: ['Purchase order {german}', 'Company usmf'], seesNot: ['Company demf'] },
      { says: 'switch company to demf', sees: ['You are now working in company demf'] },
      { says: 'show {german}', sees: ['Purchase order {german}', 'Company demf'] },
      { says: 'sprache deutsch', sees: ['Ab jetzt'] },
      { says: 'zeige {german}', sees: ['Bestellung {german}', 'Firma demf'] },
    ],
  },
  {
    title: 'changes an order where there is no change management, approved as it is',
    steps: [
      { says: 'switch company to demf', sees: ['You are now working in company demf'] },
      { says: 'show {german}', sees: ['Approval: Approved', '[Change order]'] },
      { says: 'make line 1 of {german} 41 pieces', sees: ['41'] },
      {
        presses: 'Save',
        sees: ['Changed in both systems, with prices from Supply Chain Management.', 'Approval: Approved'],
      },
      { says: 'what changed in {german} since it was approved', sees: ['Company demf does not use approvals'] },
      { says: 'sprache deutsch', sees: ['Ab jetzt'] },
      { says: 'mach Position 1 von {german} 42 Stück', sees: ['41', '42'] },
      { presses: 'Speichern', sees: ['In beiden Systemen geändert'] },
    ],
  },
  {
    title: 'does not order again from a vendor that went on hold, and says so',
    steps: [
      { says: 'reorder {order}', sees: ['Create this purchase order?'] },
      { presses: 'Create', sees: ['Vendor account US-101 is on hold for: All', 'P-110'] },
      { says: 'sprache deutsch', sees: ['Ab jetzt'] },
      { says: 'bestelle {order} noch einmal', sees: ['Diese Bestellung anlegen?'] },
      { presses: 'Anlegen', sees: ['Supply Chain Management sagt: Vendor account US-101 is on hold for: All'] },
    ],
  },
];

describe('orders in the chat where something stands in the way', function () {
  this.timeout(300_000);
  let all: FullComposition;
  const kept = new Map<string, string>();

  before(async () => {
    all = await startFullComposition({ settings: { WRITE_DEADLINE_SECONDS: '2' } });
    for (const name of ['megan', 'alex'] as const) {
      await all.window(name).says('hi');
      await all.window(name).sees('Hello');
    }
  });
  after(() => all[Symbol.asyncDispose]());
  afterEach(async () => {
    for (const one of ['alex', 'megan'] as const) await all.window(one).says('language english');
    await all.window('alex').says('switch company to usmf');
  });

  /** What finance and operations has of the order, or how many orders it has. */
  const state = async (number: string | undefined): Promise<unknown> => {
    if (number === undefined) {
      const query =
        "PurchaseOrderHeadersV2?$select=PurchaseOrderNumber&$filter=dataAreaId eq 'usmf'&cross-company=true";
      return rows(await all.calls('patti').financeOperations('GET', query)).length;
    }
    const ref = { map: 'purchase-order', company: 'usmf', key: [number] };
    const lines = (await all.children('purchase-order-product', ref)).financeOperations;
    return [(await all.sides(ref)).financeOperations?.values, lines.map(({ values }) => values)];
  };

  const outages = [
    ...outageScripts.map(
      (script) => ({ system: 'financeOperations', name: 'Supply Chain Management', script }) as const,
    ),
    ...fieldServiceScripts.map((script) => ({ system: 'dataverse', name: 'Field Service', script }) as const),
  ];
  for (const { system, name, script } of outages) {
    it(`while ${name} is down: ${script.title}`, async () => {
      const number = script.order === undefined ? undefined : await beginOrder(all, script.order);
      const own = new Map(number === undefined ? [] : [['order', number]]);
      const { title, language, ready, again = [] } = script;
      if (language !== undefined)
        for (const one of ['alex', 'megan'] as const) await all.window(one).says(`language ${language}`);
      const played = (steps: Script['steps']) =>
        play({ title, steps }, (one = 'alex') => all.window(one as CastName), own);
      await played(ready);
      const before = await state(number);
      const startAgain = await all.standIns.stop(system);
      try {
        await played(script.steps);
      } finally {
        await startAgain();
        await eventually(async () => all.core.health().every(({ answers }) => answers), 'being back', 60_000);
      }
      await all.rest();
      assert.deepEqual(await state(number), before);
      await played(again);
      await checkOrder(all, own.get('order') ?? '', {});
    });
  }

  for (const script of scripts) {
    it(script.title, async () => {
      if (script.steps.some((step) => JSON.stringify(step).includes('{order}'))) {
        kept.set('order', await beginOrder(all, { lines: '1 P-110' }));
        saved(
          await all
            .calls('patti')
            .financeOperations('PATCH', "VendorsV2(dataAreaId='usmf',VendorAccountNumber='US-101')", {
              OnHoldStatus: 'All',
            }),
        );
      } else {
        const query =
          "PurchaseOrderHeadersV2?cross-company=true&$top=1&$filter=dataAreaId eq 'demf' and DocumentApprovalStatus eq Microsoft.Dynamics.DataEntities.VersioningDocumentState'Approved'";
        const [open] = rows(await all.calls('patti').financeOperations('GET', query));
        const number = open?.['PurchaseOrderNumber'];
        assert.ok(typeof number === 'string', 'there is one');
        kept.set('german', number);
      }
      await play(script, (name = 'alex') => all.window(name as CastName), kept);
    });
  }
});
