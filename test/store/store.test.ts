import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordRef } from '../../src/connectors/port.ts';
import { createBotMemory } from '../../src/store/memory.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import type { SyncFailure } from '../../src/sync/face.ts';
import { recordKey } from '../../src/sync/record-key.ts';
import type { Operation } from '../../src/sync/operation.ts';

const noon = new Date('2026-11-23T12:00:00Z');
const later = (milliseconds: number) => new Date(noon.getTime() + milliseconds);
const warehouse = (id: string): RecordRef => ({ map: 'warehouse', company: 'usmf', key: [id] });

function operation(id: string, more: Partial<Operation> = {}): Operation {
  return {
    id,
    requestId: `request-${id}`,
    origin: 'chat',
    actor: null,
    author: { aadObjectId: 'alex', userPrincipalName: null },
    summary: 'create warehouse',
    aggregates: [`warehouse|usmf|${id}`],
    transaction: null,
    rows: [],
    steps: [],
    before: [],
    answers: [],
    phase: 'sending',
    step: 0,
    uncertain: false,
    problems: [],
    reason: null,
    outcome: null,
    createdAt: noon.toISOString(),
    updatedAt: noon.toISOString(),
    attempts: 0,
    ...more,
  };
}

function failure(id: string, ref: RecordRef): SyncFailure {
  return {
    id,
    class: 'application',
    ref,
    origin: 'financeOperations',
    author: { aadObjectId: null, userPrincipalName: 'meganb@example.com' },
    problems: [],
    attempts: 1,
    since: noon.toISOString(),
    status: 'open',
  };
}

describe('the store', () => {
  let store: Store;
  before(async () => {
    store = await openStore(null);
  });
  after(() => store.close());

  it('keeps one operation per request id', async () => {
    const first = await store.journal.open(operation('a'));
    const second = await store.journal.open({ ...operation('b'), requestId: 'request-a' });
    assert.equal(first.created, true);
    assert.equal(second.created, false);
    assert.equal(second.operation.id, 'a');
  });

  it('lists what is unfinished by aggregate and by transaction', async () => {
    await store.journal.open(operation('c', { transaction: 'tx-1', phase: 'provisional' }));
    assert.deepEqual(
      (await store.journal.unfinished({ transaction: 'tx-1' })).map(({ id }) => id),
      ['c'],
    );
    assert.deepEqual(
      (await store.journal.unfinished({ aggregates: ['warehouse|usmf|c'] })).map(({ id }) => id),
      ['c'],
    );
    await store.journal.save(operation('c', { transaction: 'tx-1', phase: 'committed', moves: 1 }));
    assert.deepEqual(await store.journal.unfinished({ transaction: 'tx-1' }), []);
  });

  it('owes the truth until it is told', async () => {
    await store.journal.open(operation('d'));
    await store.journal.owe('d');
    assert.deepEqual(await store.journal.unsettled(), []);
    await store.journal.save(operation('d', { phase: 'refused', moves: 1 }));
    assert.deepEqual(
      (await store.journal.unsettled()).map(({ id }) => id),
      ['d'],
    );
    await store.journal.paid('d');
    assert.deepEqual(await store.journal.unsettled(), []);
  });

  it('keeps an operation as far as somebody else has moved it on', async () => {
    await store.journal.open(operation('moved'));
    await store.journal.save(operation('moved', { phase: 'refused', moves: 1 }));
    await assert.rejects(store.journal.save(operation('moved', { step: 1, moves: 1 })), { name: 'LEASE_LOST' });
    assert.equal((await store.journal.byId('moved'))?.phase, 'refused');
    assert.equal(store.trouble(), null);
  });

  it('refuses to save an operation that is not in the journal', async () => {
    await assert.rejects(store.journal.save(operation('nowhere')), { name: 'JOURNAL_DAMAGED' });
  });

  it('gives a lease to one owner at a time, and to the next when it expired, with a higher fence', async () => {
    const first = await store.leases.take(['k1', 'k2'], 'one', later(1000), noon);
    assert.deepEqual(first, { fence: 1 });
    assert.equal(await store.leases.take(['k2', 'k3'], 'two', later(1000), noon), null);
    assert.deepEqual(
      await store.leases.take(['k3'], 'two', later(1000), noon),
      { fence: 1 },
      'k3 was not taken half-way',
    );
    assert.deepEqual(await store.leases.take(['k1', 'k2'], 'two', later(3000), later(1001)), { fence: 2 });
    assert.equal(await store.leases.holds(['k1', 'k2'], 'one', later(1001)), false);
    assert.equal(await store.leases.holds(['k1', 'k2'], 'two', later(1001)), true);
    await store.leases.release('two');
    assert.equal(await store.leases.holds(['k1'], 'two', later(1001)), false);
  });

  it('takes the same key in other spellings for the same record', async () => {
    const values = { WarehouseId: '24' };
    const state = { values, dataverseId: null, dataverseVersion: '1', financeOperationsVersion: '1' };
    await store.recordStates.put([{ ref: { map: 'warehouse', company: 'USMF', key: ['ab '] }, ...state }]);
    assert.deepEqual(
      (await store.recordStates.get({ map: 'warehouse', company: 'usmf', key: ['AB'] }))?.values,
      values,
    );
    assert.equal(await store.recordStates.get({ map: 'warehouse', company: 'demf', key: ['AB'] }), null);
  });

  it('does not lose a newer signal when an older one is done', async () => {
    const author = { aadObjectId: null, userPrincipalName: null };
    const signal = { ref: warehouse('s'), origin: 'dataverse' as const, author, attempts: 0 };
    await store.signals.add([signal], noon);
    const [older] = await store.signals.due(noon, 10, ['warehouse']);
    assert.ok(older);
    await store.signals.add([signal], noon);
    await store.signals.done(older);
    const [newer] = await store.signals.due(noon, 10, ['warehouse']);
    assert.ok(newer);
    await store.signals.later(newer, later(500));
    assert.deepEqual(await store.signals.due(noon, 10, ['warehouse']), []);
    assert.equal((await store.signals.due(later(500), 10, ['warehouse']))[0]?.attempts, 1);
  });

  it('keeps signals back of maps that do not run, and behind changes that wait in order', async () => {
    const author = { aadObjectId: null, userPrincipalName: null };
    const ref = warehouse('behind');
    const signal = { ref, origin: 'dataverse' as const, author, attempts: 0 };
    await store.signals.add([signal, { ...signal, map: 'other' }], noon);
    const due = async (...maps: string[]) =>
      (await store.signals.due(noon, 10, maps)).map((one) => one.map ?? one.ref.map);
    assert.deepEqual(await due('other'), ['other']);
    const body = { kind: 'write', operation: 'o', root: ref, author } as const;
    const aggregate = recordKey(ref);
    const waiting = { event: 'e', map: 'warehouse', maps: ['warehouse'], aggregate, at: noon.toISOString(), body };
    assert.deepEqual(await store.queue.add([waiting, waiting]), [true, false], 'the same event twice is one change');
    assert.deepEqual(await due('warehouse', 'other'), []);
    const [queued] = await store.queue.next(['warehouse'], [], 10);
    assert.ok(queued);
    assert.deepEqual(await store.queue.next(['other'], [], 10), []);
    await store.queue.done(queued, { failed: false });
    assert.deepEqual([...(await due('warehouse', 'other'))].sort(), ['other', 'warehouse']);
    for (const one of await store.signals.due(noon, 10, ['warehouse', 'other'])) await store.signals.done(one);
  });

  it('counts attempts on an open failure instead of opening another', async () => {
    const first = await store.failures.report(failure('f1', warehouse('f')));
    const second = await store.failures.report(failure('f2', warehouse('f')));
    assert.equal(first.isNew, true);
    assert.deepEqual([second.isNew, second.failure.id, second.failure.attempts], [false, 'f1', 2]);
    await store.failures.save({ ...second.failure, status: 'resolved' });
    const third = await store.failures.report(failure('f3', warehouse('f')));
    assert.deepEqual([third.isNew, third.failure.id], [true, 'f3']);
  });

  it('remembers for the bot until the time given, and adds only once', async () => {
    let now = noon;
    const memory = createBotMemory(store.database, () => now);
    assert.equal(await memory.add('seen', 'activity-1', true, later(1000)), true);
    assert.equal(await memory.add('seen', 'activity-1', true, later(1000)), false);
    await memory.put('place', 'a%b_c', { text: "o'clock ${x}" });
    assert.deepEqual(await memory.list('place', 'a%'), [{ key: 'a%b_c', value: { text: "o'clock ${x}" } }]);
    now = later(1000);
    assert.equal(await memory.get('seen', 'activity-1'), null);
    assert.equal(await memory.add('seen', 'activity-1', true), true);
  });
});

describe('the store on disk', () => {
  it('holds at the next opening what was acknowledged before', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'store-'));
    try {
      const first = await openStore(folder);
      await first.journal.open(operation('kept'));
      await first.leases.take(['k'], 'gone', later(60_000), noon);
      await first.close();
      const second = await openStore(folder);
      assert.equal((await second.journal.byId('kept'))?.id, 'kept');
      assert.notEqual(
        await second.leases.take(['k'], 'new', later(60_000), noon),
        null,
        'leases of an ended process are free',
      );
      await second.close();
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
