import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { ActRequest, OrderDraft, OrderView } from '../../src/procurement/face.ts';
import type { Person as KnownPerson } from '../../src/records/face.ts';
import { validDraft } from '../support/order-draft.ts';
import { alex, megan, startCore, startStandIns, type RunningParts, type StandIns } from '../support/running-core.ts';
import { person } from '../support/wire.ts';

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
});
