import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { ActRequest, OrderView } from '../../src/procurement/face.ts';
import { orderRef } from '../../src/procurement/order-maps.ts';
import { leaseKey } from '../../src/sync/aggregate.ts';
import { defaultSettings } from '../../src/sync/settings.ts';
import { systemClock } from '../support/clock.ts';
import { eventually } from '../support/wire.ts';
import { done, startProcuring, type Procuring } from './procuring.ts';

/** Decisions sent at the same moment, in each order of sending. */
const rounds: readonly (readonly ActRequest['act'][])[] = [
  ['approve', 'reject'],
  ['reject', 'reject', 'approve'],
];

describe('decisions on one order at the same moment', function () {
  this.timeout(60_000);
  let all: Procuring;

  before(async () => {
    all = await startProcuring();
  });
  after(() => all[Symbol.asyncDispose]());

  const submitted = async (): Promise<OrderView> =>
    done(await all.act('submit', done(await all.create()), all.dispatcher));

  for (const acts of rounds) {
    it(`lets the first win of ${acts.join(', ')}, and the others are refused`, async () => {
      const order = await submitted();
      const outcomes = await Promise.all(acts.map((name) => all.act(name, order, all.agent)));
      const kinds = outcomes.map(({ kind }) => kind);
      assert.deepEqual(kinds.toSorted(), ['done', ...acts.slice(1).map(() => 'refused')]);
      const now = await all.core.procurement.order(order.company, order.number, all.dispatcher);
      const winner = acts[kinds.indexOf('done')];
      assert.equal(now?.approvalStatus, winner === 'approve' ? 'Approved' : 'Rejected');
    });
  }

  it('counts four repeats of one request as one decision, and refuses who may not decide beside them', async () => {
    const order = await submitted();
    const requestId = randomUUID();
    const [stranger, ...repeats] = await Promise.all([
      all.act('reject', order, all.dispatcher),
      ...[1, 2, 3, 4].map(() => all.act('approve', order, all.agent, requestId)),
    ]);
    assert.equal(stranger?.kind, 'refused');
    assert.deepEqual(new Set(repeats.map((one) => one.kind)), new Set(['done']));
    assert.equal(new Set(repeats.map((one) => (one.kind === 'done' ? one.operation : ''))).size, 1);
  });

  /** Keeps the order from being saved, as bringing it in line does, longer than a form waits. */
  const whileHeld = async <T>({ company, number }: OrderView, work: () => Promise<T>): Promise<T> => {
    const key = leaseKey(orderRef(company, number));
    const hold = (): Promise<unknown> => {
      const now = systemClock.now();
      return all.core.store.leases.take([key], 'in line', new Date(now.getTime() + 60_000), now);
    };
    await eventually(async () => (await hold()) !== null, 'the lease');
    const outcome = work();
    await systemClock.sleep(defaultSettings.leaseWait + 1_000);
    await all.core.store.leases.release('in line');
    return outcome;
  };

  it('waits for an order that is being brought in line, and a repeat joins the one that waits', async () => {
    const order = await submitted();
    const requestId = randomUUID();
    const outcomes = await whileHeld(order, () =>
      Promise.all([1, 2].map(() => all.act('approve', order, all.agent, requestId))),
    );
    assert.deepEqual(
      outcomes.map(({ kind }) => kind),
      ['done', 'done'],
    );
    assert.equal(new Set(outcomes.map((one) => (one.kind === 'done' ? one.operation : ''))).size, 1);
  });

  it('gives a change and its repeat, which nobody lets through in time, one and the same refusal', async () => {
    const order = await submitted();
    const request = {
      requestId: randomUUID(),
      actor: all.agent,
      origin: 'chat',
      summary: 'change it',
      roots: [orderRef(order.company, order.number)],
      prepare: () => Promise.resolve([]),
    } as const;
    const outcomes = await whileHeld(order, () => Promise.all([1, 2].map(() => all.core.sync.carryOut(request))));
    assert.deepEqual(
      outcomes.map((one) => (one.kind === 'refused' ? one.problems.map(({ code }) => code) : one.kind)),
      [['BUSY'], ['BUSY']],
    );
    assert.equal(outcomes[0]?.operation, outcomes[1]?.operation);
  });
});
