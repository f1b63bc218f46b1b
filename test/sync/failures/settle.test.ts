import assert from 'node:assert/strict';
import type { RecordRef } from '../../../src/connectors/port.ts';
import type { FailureAct, SyncFailure } from '../../../src/sync/face.ts';
import { megan } from '../../support/running-core.ts';
import { saved, startTwoSystems, type TwoSystems } from '../../support/two-systems.ts';
import { eventually } from '../../support/wire.ts';
import { changeInDataverse, changeInFinanceOperations, deleteInDataverse } from '../nine-entities/saves.ts';
import { patti, unwatched } from '../reconcile/people.ts';
import { plantedEntities, plantInDataverse, plantInFinanceOperations } from '../reconcile/planted.ts';

const tooLong = 'x'.repeat(61);

describe('settling a sync failure', function () {
  this.timeout(240_000);
  let two: TwoSystems;
  const told: SyncFailure[] = [];
  before(async () => {
    two = await startTwoSystems(unwatched);
    two.core.sync.onFailure(async (failure) => void told.push(failure));
  });
  after(() => two.close());
  beforeEach(() => void told.splice(0));

  const make = async (map: string): Promise<RecordRef> => {
    const entity = plantedEntities.find((one) => one.map === map);
    assert.ok(entity);
    return entity.make(two);
  };
  const openOf = async (ref: RecordRef): Promise<SyncFailure> => {
    const [failure, second] = await two.core.store.failures.openOf([ref]);
    assert.ok(failure);
    assert.equal(second, undefined);
    return failure;
  };
  const settle = (failure: SyncFailure, act: FailureAct) => two.core.sync.settleFailure(failure.id, act, patti);
  /** A change in Field Service that nobody asked about and Supply Chain Management refuses. */
  const refused = async (): Promise<{ readonly ref: RecordRef; readonly failure: SyncFailure }> => {
    const ref = await make('warehouse');
    await plantInDataverse(two, ref, {
      columns: { msdyn_description: tooLong, msdyn_primaryaddresscity: 'Yakima' },
    });
    assert.equal(await two.core.sync.bringAlong(ref), 'failed');
    return { ref, failure: await openOf(ref) };
  };
  /** Both sides changed the same field, differently. */
  const conflicting = async (): Promise<{ readonly ref: RecordRef; readonly failure: SyncFailure }> => {
    const ref = await make('warehouse');
    await plantInDataverse(two, ref, { columns: { msdyn_description: 'Here' } });
    await plantInFinanceOperations(two, ref, { WarehouseName: 'There' });
    assert.equal(await two.core.sync.bringAlong(ref), 'failed');
    return { ref, failure: await openOf(ref) };
  };

  it('has class, record, words of the system that refused, its raw answer and the operation', async () => {
    const { ref, failure } = await refused();
    assert.deepEqual(
      [failure.class, failure.ref, failure.origin, failure.attempts, failure.status],
      ['application', ref, 'dataverse', 1, 'open'],
    );
    const [problem] = failure.problems;
    assert.match(problem?.message ?? '', /longer than the allowed 60 characters/);
    assert.deepEqual([problem?.field, problem?.system], ['WarehouseName', 'financeOperations']);
    assert.match(failure.raw ?? '', /^400 \{"error":.*Infolog/s);
    assert.doesNotMatch(failure.raw ?? '', /Bearer [\w.]/);
    assert.equal((await two.core.store.journal.byId(failure.operation ?? ''))?.phase, 'refused');
  });

  it('stays open with one more attempt when a retry is refused again, and is told once for each change', async () => {
    const { failure } = await refused();
    const after = await settle(failure, { kind: 'retry' });
    assert.deepEqual([after.id, after.status, after.attempts], [failure.id, 'open', 2]);
    assert.deepEqual(
      told.map(({ id, status, attempts }) => [id, status, attempts]),
      [
        [failure.id, 'open', 1],
        [failure.id, 'retrying', 1],
        [failure.id, 'open', 2],
      ],
    );
    assert.deepEqual(await two.core.store.failures.untold(), []);
  });

  it('is resolved by an edit that both systems accept, which carries over the rest too', async () => {
    const { ref, failure } = await refused();
    const after = await settle(failure, { kind: 'edit', values: { WarehouseName: 'Short' } });
    assert.deepEqual([after.status, after.ending?.by], ['resolved', 'Patti Fernandez']);
    const values = await two.same(ref);
    assert.deepEqual([values['WarehouseName'], values['PrimaryAddressCity']], ['Short', 'Yakima']);
    const [entry] = await two.core.sync.journal({ limit: 1, actor: patti.aadObjectId });
    assert.equal(entry?.summary, `correct warehouse ${String(ref.key[0])}`);
    await two.rest();
    await two.same(ref);
  });

  it('stays open with the new words when the edit is refused, and both systems stay as they were', async () => {
    const { ref, failure } = await refused();
    const before = await two.sides(ref);
    const after = await settle(failure, {
      kind: 'edit',
      values: { WarehouseName: 'Short', PrimaryAddressLatitude: 95 },
    });
    assert.deepEqual([after.status, after.attempts], ['open', 2]);
    assert.match(after.problems[0]?.message ?? '', /95/);
    const { dataverse, financeOperations } = await two.sides(ref);
    assert.deepEqual(
      [dataverse?.values, financeOperations?.values],
      [before.dataverse?.values, before.financeOperations?.values],
    );
  });

  it('refuses an edit of a key, of an unknown field, and of what Supply Chain Management keeps', async () => {
    const { failure } = await refused();
    for (const property of ['WarehouseId', 'Colour']) {
      const values = { [property]: 'OTHER' };
      const after = await settle(failure, { kind: 'edit', values });
      assert.deepEqual([after.status, after.problems[0]?.code], ['open', 'NOT_EDITABLE']);
    }
    const order = await make('purchase-order');
    await plantInDataverse(two, order, { columns: { msdyn_email: 'here@example.com' } });
    await plantInFinanceOperations(two, order, { Email: 'there@example.com' });
    await two.core.sync.bringAlong(order);
    const owned = await settle(await openOf(order), { kind: 'edit', values: { PurchaseOrderStatus: 'Received' } });
    assert.equal(owned.problems[0]?.code, 'OWNED_ELSEWHERE');
  });

  for (const side of ['dataverse', 'financeOperations'] as const)
    it(`makes both like ${side} in a conflict`, async () => {
      const { ref, failure } = await conflicting();
      assert.equal(failure.class, 'conflict');
      assert.match(failure.problems[0]?.message ?? '', /"Here" in Field Service, "There" in Supply Chain Management/);
      const after = await settle(failure, { kind: 'take', side });
      assert.deepEqual([after.status, after.ending?.by], ['resolved', 'Patti Fernandez']);
      assert.equal((await two.same(ref))['WarehouseName'], side === 'dataverse' ? 'Here' : 'There');
      await two.rest();
    });

  it('does not let a conflict be overwritten by whatever else is saved meanwhile', async () => {
    const { ref, failure } = await conflicting();
    saved(await changeInDataverse(two, ref, { columns: { msdyn_primaryaddresscity: 'Ames' } }));
    await two.rest();
    const answer = await changeInFinanceOperations(two, ref, { PrimaryAddressStreet: 'Pier 2' });
    assert.ok(answer.status < 300, answer.text);
    await two.rest();
    await two.core.sync.bringAlong(ref);
    const { dataverse, financeOperations } = await two.sides(ref);
    assert.deepEqual(
      [dataverse?.values['WarehouseName'], financeOperations?.values['WarehouseName']],
      ['Here', 'There'],
    );
    assert.equal((await openOf(ref)).id, failure.id);
  });

  it('is resolved by itself when a later save makes both equal', async () => {
    const { ref, failure } = await conflicting();
    saved(await changeInDataverse(two, ref, { columns: { msdyn_description: 'Agreed' } }));
    await two.rest();
    assert.equal((await two.same(ref))['WarehouseName'], 'Agreed');
    const after = await two.core.sync.failure(failure.id);
    assert.deepEqual([after?.status, after?.ending?.by, after?.ending?.note], ['resolved', null, null]);
  });

  it('is resolved by itself when the record is gone from both systems', async () => {
    const { ref, failure } = await conflicting();
    await two.unheard(async () => saved(await deleteInDataverse(two, ref, 'patti')));
    await two.core.sync.bringAlong(ref);
    const after = await settle(failure, { kind: 'take', side: 'dataverse' });
    assert.equal(after.status, 'resolved');
    await two.neither(ref);
    assert.deepEqual(await two.core.store.failures.openOf([ref]), []);
  });

  it('keeps the reason when it is dismissed, leaves the difference, and opens anew at a later change', async () => {
    const { ref, failure } = await refused();
    const dismissed = await settle(failure, { kind: 'dismiss', reason: 'A test record' });
    assert.deepEqual(
      [dismissed.status, dismissed.ending?.by, dismissed.ending?.note],
      ['dismissed', 'Patti Fernandez', 'A test record'],
    );
    const { differences } = await two.core.sync.reconcile({ map: 'warehouse', company: 'usmf', key: ref.key });
    assert.ok(differences[0]?.fields.some(({ property }) => property === 'WarehouseName'));
    assert.equal((await settle(failure, { kind: 'retry' })).status, 'dismissed', 'what is over is answered as it is');
    await plantInDataverse(two, ref, { columns: { msdyn_primaryaddresscity: 'Bend' } });
    await two.core.sync.bringAlong(ref);
    assert.notEqual((await openOf(ref)).id, failure.id);
  });

  it('is assigned to somebody', async () => {
    const { failure } = await refused();
    const to = { aadObjectId: megan.aadObjectId, name: megan.name };
    const after = await settle(failure, { kind: 'assign', to });
    assert.deepEqual([after.status, after.assignee], ['open', to]);
    assert.deepEqual((await two.core.sync.failure(failure.id))?.assignee, to);
  });

  it('is settled once however often it is clicked, and by the first of two people', async () => {
    const { ref, failure } = await conflicting();
    const take = (side: 'dataverse' | 'financeOperations', by = patti) =>
      two.core.sync.settleFailure(failure.id, { kind: 'take', side }, by);
    const answers = await Promise.all([
      take('dataverse'),
      take('dataverse'),
      take('financeOperations', megan),
      take('dataverse'),
    ]);
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set(['resolved']));
    assert.deepEqual(new Set(answers.map(({ ending }) => ending?.by)), new Set(['Patti Fernandez']));
    assert.equal((await two.same(ref))['WarehouseName'], 'Here');
    const written = await two.core.store.journal.ofAggregate(`warehouse|usmf|${String(ref.key[0]).toLowerCase()}`, 50);
    assert.equal(written.filter(({ origin }) => origin === 'command').length, 1);
    await assert.rejects(two.core.sync.settleFailure('nowhere', { kind: 'retry' }, patti), { name: 'FAILURE_UNKNOWN' });
  });

  it('takes up what a process that ended was settling', async () => {
    const { ref, failure } = await conflicting();
    await plantInDataverse(two, ref, { columns: { msdyn_description: 'There' } });
    await two.core.store.failures.change(failure.id, (now) => ({ ...now, status: 'retrying' }));
    await eventually(
      async () => (await two.core.sync.failure(failure.id))?.status === 'resolved',
      'the failure being taken up',
    );
    assert.equal((await two.core.sync.failure(failure.id))?.ending?.by, null);
  });

  it('takes up what somebody had decided as that, where the process ended meanwhile', async () => {
    const decisions: readonly FailureAct[] = [
      { kind: 'take', side: 'dataverse', reason: 'as in Field Service' },
      { kind: 'edit', values: { WarehouseName: 'Here', PrimaryAddressCity: 'Yakima' } },
    ];
    for (const act of decisions) {
      const { ref, failure } = await conflicting();
      await settle(failure, act);
      const begun = told.find(({ id, status }) => id === failure.id && status === 'retrying');
      assert.ok(begun);
      await plantInDataverse(two, ref, { columns: { msdyn_description: 'Here' } });
      await plantInFinanceOperations(two, ref, { WarehouseName: 'There' });
      await two.core.store.failures.change(failure.id, () => ({ ...begun, attempts: begun.attempts + 1 }));
      await eventually(
        async () => (await two.core.sync.failure(failure.id))?.status === 'resolved',
        `${act.kind} being taken up`,
      );
      const after = await two.core.sync.failure(failure.id);
      assert.deepEqual(
        [after?.ending?.by, after?.ending?.note],
        ['Patti Fernandez', act.kind === 'take' ? act.reason : null],
      );
      assert.equal(after?.underWay, null);
      assert.equal((await two.same(ref))['WarehouseName'], 'Here');
    }
  });
});
