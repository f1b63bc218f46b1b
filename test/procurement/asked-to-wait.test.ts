import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { OrderOutcome, OrderView } from '../../src/procurement/face.ts';
import type { Outcome } from '../../src/sync/face.ts';
import { movableClock } from '../support/clock.ts';
import { eventually, person, rows } from '../support/wire.ts';
import { done, startProcuring, type Procuring } from './procuring.ts';

describe('Supply Chain Management that asked to be left alone for five minutes', function () {
  this.timeout(120_000);
  let all: Procuring;
  const clock = movableClock();
  const told = new Map<string, Outcome>();

  before(async () => {
    all = await startProcuring({ clock });
    all.core.sync.onSettled(async (requestId, outcome) => void told.set(requestId, outcome));
  });
  after(() => all[Symbol.asyncDispose]());

  const untold = /does not answer/;
  const refused = async (work: Promise<OrderOutcome>): Promise<void> => {
    const outcome = await work;
    assert.match((outcome.kind === 'refused' && outcome.problems[0]?.message) || JSON.stringify(outcome), untold);
  };
  const putOff = (work: Promise<unknown>): Promise<void> =>
    assert.rejects(work, { code: 'SYSTEM_BUSY', applied: 'no' });
  const unheard = async <T>(work: () => Promise<T>): Promise<T> => {
    await all.standIns.sandbox.settled();
    await eventually(async () => (await all.core.store.signals.count()) === 0, 'coming to rest', 20_000);
    const nobody = { url: null, key: '' };
    await all.standIns.sandbox.control.registerHooks({ dataverse: nobody, financeOperations: nobody });
    return work();
  };
  const change = ({ company, number, version, lines }: OrderView, to: number) => ({
    ...{ company, number, version: version ?? '', header: {} },
    lines: [{ kind: 'update' as const, lineNumber: 1, moved: { quantity: { from: lines[0]?.quantity ?? null, to } } }],
  });

  it('gets no call of any kind until then, and what was under way goes on by itself', async () => {
    const { core, standIns, dispatcher, agent } = all;
    const { procurement, records, sync } = core;
    const [order, other] = [done(await all.create()), done(await all.create())];
    const { company, number } = other;
    const { control } = standIns.sandbox;
    const requestId = randomUUID();
    // Its news would be read at the same moment: a call that had left before anybody was asked to wait.
    const submitted = await unheard(() => {
      const busy = { status: 429, headers: { 'retry-after': '300' } };
      control.faults.financeOperations.add([{ method: 'GET', path: 'PurchaseOrderHeadersV2', ...busy }]);
      return all.act('submit', order, dispatcher, requestId);
    });
    assert.ok(submitted.kind === 'parked' && submitted.resolving, JSON.stringify(submitted));
    control.trace.clear();
    await core.registerHooks();

    await refused(all.act('submit', other, dispatcher));
    await refused(all.act('confirm', other, agent));
    await refused(all.create());
    await refused(procurement.change(change(other, 9), dispatcher, randomUUID()));
    const receipt = { number: 'R-1', date: '2026-11-23', lines: [{ lineNumber: 1, quantity: 1 }] };
    const act = {
      requestId: randomUUID(),
      act: 'postProductReceipt',
      company,
      number,
      version: null,
      receipt,
    } as const;
    await refused(procurement.act(act, dispatcher));

    for (const reader of [dispatcher, agent]) {
      await putOff(procurement.order(company, number, reader));
      await putOff(procurement.refresh({ requestId: randomUUID(), company, number }, reader));
    }
    await putOff(procurement.state(company, number));
    await putOff(procurement.openOrders({ company }, agent, 10));
    await putOff(procurement.waiting());
    await putOff(procurement.waitingFor(agent));
    await putOff(procurement.delegates(company, number, agent));
    await putOff(procurement.ended(company, number));
    await putOff(records.find('vendor', 'US-102', agent));
    await putOff(records.choices('purchase-order', 'OrderVendorAccountNumber', agent, company));
    await putOff(records.companies(agent));
    assert.ok((await records.find('vendor', 'US-102', dispatcher)).length > 0, 'Field Service tells of them');

    const alex = person(standIns, 'alexw');
    const [row] = rows(await alex.dataverse('GET', `msdyn_purchaseorders?$filter=msdyn_name eq '${number}'`));
    const saved = await alex.dataverse('PATCH', `msdyn_purchaseorders(${String(row?.['msdyn_purchaseorderid'])})`, {
      msdyn_vendororderreference: 'V-1',
    });
    assert.match(saved.text, untold);
    await sync.recover();

    const sent = control.trace.entries().filter(({ system }) => system === 'financeOperations');
    assert.deepEqual(
      sent.map(({ request }) => `${request.method} ${request.url}`),
      [],
    );

    clock.pass(300_000);
    await eventually(async () => told.has(requestId), 'being told', 20_000);
    assert.equal(told.get(requestId)?.kind, 'committed', JSON.stringify(told.get(requestId)));
    assert.equal((await procurement.order(company, order.number, dispatcher))?.approvalStatus, 'In review');
    assert.equal((await procurement.order(company, order.number, agent))?.approvalStatus, 'In review');
    assert.equal(done(await all.act('submit', other, dispatcher)).approvalStatus, 'In review');
  });
});
