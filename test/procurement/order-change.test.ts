import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { OrderChange, OrderOutcome, OrderView } from '../../src/procurement/face.ts';
import { openFreshStore } from '../support/fresh-store.ts';
import { startCore } from '../support/running-core.ts';
import { done, startProcuring, type Procuring } from './procuring.ts';

describe('a change of an order there is', function () {
  this.timeout(240_000);
  let all: Procuring;

  before(async () => {
    all = await startProcuring();
  });
  after(() => all[Symbol.asyncDispose]());

  const create = async (): Promise<OrderView> => done(await all.create());
  const linesIn = async (number: string): Promise<readonly unknown[]> =>
    (await all.linesOf(number)).map((line) => [line['LineNumber'], line['OrderedPurchaseQuantity']]);
  const changeOf = (order: OrderView, more: Partial<OrderChange>): OrderChange => ({
    company: order.company,
    number: order.number,
    version: order.version,
    header: {},
    lines: [],
    ...more,
  });
  const lineOf = (order: OrderView, to: number): OrderChange['lines'][number] => {
    const [line] = order.lines;
    assert.ok(line);
    return { kind: 'update', lineNumber: line.lineNumber, moved: { quantity: { from: line.quantity, to } } };
  };

  it('writes header and lines of both systems in one operation, whoever asks', async () => {
    for (const who of [all.dispatcher, all.agent]) {
      const order = await create();
      const [line] = order.lines;
      assert.ok(line);
      const added = {
        kind: 'add',
        product: line.product,
        quantity: 2,
        unit: line.unit,
        requestedDate: '2027-02-01',
        warehouse: order.warehouse,
      } as const;
      const header = { requestedDate: { from: order.requestedDate, to: '2027-02-01' } };
      const outcome = await all.core.procurement.change(
        changeOf(order, { header, lines: [lineOf(order, 9), added] }),
        who,
        randomUUID(),
      );
      assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
      assert.equal(outcome.order.requestedDate, '2027-02-01');
      assert.deepEqual(
        outcome.order.lines.map(({ quantity }) => quantity),
        [9, 2],
      );
      assert.deepEqual(await linesIn(order.number), [
        [1, 9],
        [2, 2],
      ]);
    }
  });

  it('is refused on an order that is no longer the one that was seen', async () => {
    const order = await create();
    const first = await all.core.procurement.change(
      changeOf(order, { lines: [lineOf(order, 8)] }),
      all.agent,
      randomUUID(),
    );
    assert.equal(first.kind, 'done');
    const second = await all.core.procurement.change(
      changeOf(order, { lines: [lineOf(order, 9)] }),
      all.dispatcher,
      randomUUID(),
    );
    assert.equal(second.kind, 'refused');
    assert.deepEqual(
      second.problems.map(({ code }) => code),
      ['CHANGED_MEANWHILE'],
    );
    assert.deepEqual(await linesIn(order.number), [[1, 8]]);
  });

  it('is written in neither system where one part of it is refused', async () => {
    const order = await create();
    const unknown = {
      kind: 'add',
      product: 'P-230',
      quantity: 1,
      unit: null,
      requestedDate: null,
      warehouse: null,
    } as const;
    const outcome = await all.core.procurement.change(
      changeOf(order, { lines: [lineOf(order, 9), unknown] }),
      all.agent,
      randomUUID(),
    );
    assert.equal(outcome.kind, 'refused', JSON.stringify(outcome));
    assert.match(outcome.problems.map(({ message }) => message).join(' '), /P-230/);
    assert.deepEqual(await linesIn(order.number), [[1, order.lines[0]?.quantity]]);
    const now = await all.core.procurement.order(order.company, order.number, all.dispatcher);
    assert.equal(now?.lines[0]?.quantity, order.lines[0]?.quantity);
  });

  it('is the same operation for the same request', async () => {
    const order = await create();
    const requestId = randomUUID();
    const change = changeOf(order, { lines: [lineOf(order, 7)] });
    const one = await all.core.procurement.change(change, all.dispatcher, requestId);
    const two = await all.core.procurement.change(change, all.dispatcher, requestId);
    assert.deepEqual([one.kind, two.kind], ['done', 'done']);
    assert.deepEqual(await linesIn(order.number), [[1, 7]]);
  });

  it('is answered from the journal when it is repeated after a restart, while Supply Chain Management does not answer', async () => {
    const order = await create();
    const requestId = randomUUID();
    const added = { kind: 'add', product: order.lines[0]?.product ?? '', quantity: 2, unit: null } as const;
    const change = changeOf(order, { lines: [{ ...added, requestedDate: null, warehouse: null }] });
    const store = await openFreshStore();
    const asked = async (): Promise<OrderOutcome> => {
      const core = await startCore(all.standIns, { store });
      const outcome = await core.procurement.change(change, all.dispatcher, requestId);
      await core.close();
      return outcome;
    };
    const first = await asked();
    assert.equal(first.kind, 'done', JSON.stringify(first));
    const startAgain = await all.standIns.stop('financeOperations');
    const repeated = await asked();
    await startAgain();
    await store.close();
    await all.core.registerHooks();
    // The order itself cannot be read now; what became of the change is known all the same.
    assert.ok(repeated.kind === 'parked' && !repeated.resolving, JSON.stringify(repeated));
    assert.equal(repeated.operation, first.operation);
    assert.equal((await linesIn(order.number)).length, 2);
  });

  it('shows in the list of open orders alike in both systems, the last of its vendor', async () => {
    const order = await create();
    const [vendor] = await all.core.records.find('vendor', order.vendor, all.dispatcher, 1);
    const [vendorThere] = await all.core.records.find('vendor', order.vendor, all.agent, 1);
    assert.ok(vendor && vendorThere);
    const here = await all.core.procurement.openOrders({ company: 'usmf', vendor }, all.dispatcher, 500);
    const there = await all.core.procurement.openOrders({ company: 'usmf', vendor: vendorThere }, all.agent, 500);
    assert.deepEqual(here, there);
    const listed = here.find(({ number }) => number === order.number);
    assert.equal(listed?.total, order.total);
    assert.deepEqual(listed?.lines, { all: 1, received: 0, inPart: 0 });
    assert.equal(await all.core.procurement.lastOrder('usmf', vendor, all.dispatcher), order.number);
    assert.equal(await all.core.procurement.lastOrder('usmf', vendorThere, all.agent), order.number);
    assert.deepEqual(
      await all.core.procurement.openOrders({ company: 'usmf', vendor, before: '1999-01-01' }, all.agent, 5),
      [],
    );
  });
});
