import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { ActRequest, OrderDraft, OrderView } from '../../src/procurement/face.ts';
import type { Person as KnownPerson } from '../../src/records/face.ts';
import { orderRef } from '../../src/procurement/order-maps.ts';
import { leaseKey } from '../../src/sync/aggregate.ts';
import { defaultSettings } from '../../src/sync/settings.ts';
import { systemClock } from '../support/clock.ts';
import { validDraft } from '../support/order-draft.ts';
import { alex, megan, startCore, startStandIns, type RunningParts, type StandIns } from '../support/running-core.ts';
import { eventually, person } from '../support/wire.ts';

/** Decisions sent at the same moment, in each order of sending. */
const rounds: readonly (readonly ActRequest['act'][])[] = [
  ['approve', 'reject'],
  ['reject', 'reject', 'approve'],
];

describe('decisions on one order at the same moment', function () {
  this.timeout(60_000);
  let standIns: StandIns;
  let core: RunningParts;
  let dispatcher: KnownPerson;
  let approver: KnownPerson;
  let draft: OrderDraft;

  before(async () => {
    standIns = await startStandIns();
    core = await startCore(standIns);
    draft = await validDraft(person(standIns, 'pattif'));
    dispatcher = await known(alex.aadObjectId);
    approver = await known(megan.aadObjectId);
  });
  after(async () => {
    await core.close();
    await standIns.close();
  });

  const known = async (id: string): Promise<KnownPerson> => {
    const found = await core.records.person(id);
    assert.ok(found, `${id} is known`);
    return found;
  };
  const act = (name: ActRequest['act'], order: OrderView, who: KnownPerson, requestId: string = randomUUID()) =>
    core.procurement.act(
      { requestId, act: name, company: order.company, number: order.number, version: order.version },
      who,
    );
  const submitted = async (): Promise<OrderView> => {
    const created = await core.procurement.create(draft, dispatcher, randomUUID());
    assert.equal(created.kind, 'done', JSON.stringify(created));
    const outcome = await act('submit', created.order, dispatcher);
    assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
    return outcome.order;
  };

  for (const acts of rounds) {
    it(`lets the first win of ${acts.join(', ')}, and the others are refused`, async () => {
      const order = await submitted();
      const outcomes = await Promise.all(acts.map((name) => act(name, order, approver)));
      const kinds = outcomes.map(({ kind }) => kind);
      assert.deepEqual(kinds.toSorted(), ['done', ...acts.slice(1).map(() => 'refused')]);
      const now = await core.procurement.order(order.company, order.number, dispatcher);
      const winner = acts[kinds.indexOf('done')];
      assert.equal(now?.approvalStatus, winner === 'approve' ? 'Approved' : 'Rejected');
    });
  }

  it('counts four repeats of one request as one decision, and refuses who may not decide beside them', async () => {
    const order = await submitted();
    const requestId = randomUUID();
    const [stranger, ...repeats] = await Promise.all([
      act('reject', order, dispatcher),
      ...[1, 2, 3, 4].map(() => act('approve', order, approver, requestId)),
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
      return core.store.leases.take([key], 'in line', new Date(now.getTime() + 60_000), now);
    };
    await eventually(async () => (await hold()) !== null, 'the lease');
    const outcome = work();
    await systemClock.sleep(defaultSettings.leaseWait + 1_000);
    await core.store.leases.release('in line');
    return outcome;
  };

  it('waits for an order that is being brought in line, and a repeat joins the one that waits', async () => {
    const order = await submitted();
    const requestId = randomUUID();
    const outcomes = await whileHeld(order, () =>
      Promise.all([1, 2].map(() => act('approve', order, approver, requestId))),
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
      actor: approver,
      origin: 'chat',
      summary: 'change it',
      roots: [orderRef(order.company, order.number)],
      prepare: () => Promise.resolve([]),
    } as const;
    const outcomes = await whileHeld(order, () => Promise.all([1, 2].map(() => core.sync.carryOut(request))));
    assert.deepEqual(
      outcomes.map((one) => (one.kind === 'refused' ? one.problems.map(({ code }) => code) : one.kind)),
      [['BUSY'], ['BUSY']],
    );
    assert.equal(outcomes[0]?.operation, outcomes[1]?.operation);
  });
});
