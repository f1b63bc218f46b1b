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
import { startRetention } from '../../src/sync/retention.ts';
import { defaultSettings } from '../../src/sync/settings.ts';
import { systemClock } from '../support/clock.ts';
import { silent } from '../support/running-core.ts';

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
    await store.journal.paid({ id: 'd' });
    assert.equal((await store.journal.unsettled()).length, 1, 'it has moved on since what was told then');
    await store.journal.paid({ id: 'd', moves: 1 });
    assert.deepEqual(await store.journal.unsettled(), []);
  });

  it('keeps an operation as far as somebody else has moved it on', async () => {
    await store.journal.open(operation('moved'));
    await store.journal.save(operation('moved', { phase: 'refused', moves: 1 }));
    await assert.rejects(store.journal.save(operation('moved', { step: 1, moves: 1 })), { name: 'LEASE_LOST' });
    assert.equal((await store.journal.byId('moved'))?.phase, 'refused');
    assert.equal(store.trouble(), null);
  });

  it('lists what is parked, and apart from that what has no sync failure or one that is over, page by page', async () => {
    const statuses = ['open', 'retrying', 'resolved', 'dismissed'] as const;
    for (const status of [...statuses, 'none', 'forgotten']) {
      const id = `parked-${status}`;
      await store.journal.open(operation(id, { phase: 'parked' }));
      if (status !== 'none') await store.journal.noteFailure(id, `failure-${status}`);
    }
    for (const status of statuses)
      await store.failures.report({ ...failure(`failure-${status}`, warehouse(`parked-${status}`)), status });
    const maps = ['warehouse'];
    const idsOf = (found: readonly { readonly operation: Operation }[]) => found.map(({ operation: { id } }) => id);
    assert.deepEqual(idsOf(await store.journal.parked(2)), ['parked-open', 'parked-retrying']);
    assert.equal((await store.journal.parked(100)).length, 6);
    const first = await store.journal.unattended({ maps, after: 0, limit: 2 });
    assert.deepEqual(idsOf(first), ['parked-resolved', 'parked-dismissed']);
    const rest = await store.journal.unattended({ maps, after: first[1]?.number ?? 0, limit: 3 });
    assert.deepEqual(idsOf(rest), ['parked-none', 'parked-forgotten']);
    assert.deepEqual(
      [...first, ...rest].map((one) => one.failure),
      ['failure-resolved', 'failure-dismissed', null, null],
    );
    await store.journal.noteWithdrawn('parked-none', ['warehouse', 'gone']);
    const wanting = await store.journal.unattended({ maps, after: 0, limit: 10 });
    assert.deepEqual(idsOf(wanting), ['parked-resolved', 'parked-dismissed', 'parked-forgotten']);
    const back = await store.journal.unattended({ maps: [...maps, 'gone'], after: 0, limit: 10 });
    assert.deepEqual(idsOf(back).at(2), 'parked-none');
    await store.database.query(`delete from operation where id like 'parked-%'`);
    await store.database.query(`delete from sync_failure where id like 'failure-%'`);
  });

  it('refuses to save an operation that is not in the journal', async () => {
    await assert.rejects(store.journal.save(operation('nowhere')), { name: 'JOURNAL_DAMAGED' });
  });

  it('gives a lease to one owner at a time, and to the next when it expired', async () => {
    const { leases } = store;
    assert.equal(await leases.take(['k1', 'k2'], 'one', later(1000), noon), true);
    assert.equal(await leases.take(['k2', 'k3'], 'two', later(1000), noon), false);
    assert.equal(await leases.take(['k3'], 'three', later(1000), noon), true, 'k3 was not taken half-way');
    assert.equal(await leases.take(['k1', 'k2'], 'two', later(3000), later(1001)), true);
    assert.equal(await leases.keep(['k1', 'k2'], 'one', later(2000), later(1001)), false);
    assert.equal(await leases.keep(['k1', 'k2'], 'two', later(2000), later(1001)), true);
    await leases.release('two');
    assert.equal(await leases.keep(['k1'], 'two', later(2000), later(1001)), false);
  });

  it('keeps a lease for as long as a call may take, but none that has ended, and shortens none', async () => {
    const { leases } = store;
    assert.equal(await leases.take(['k4'], 'one', later(1000), noon), true);
    assert.equal(await leases.keep(['k4'], 'one', later(9000), later(999)), true);
    assert.equal(await leases.keep(['k4'], 'one', later(2000), later(1000)), true);
    assert.equal(await leases.take(['k4'], 'two', later(9000), later(8999)), false);
    assert.equal(await leases.keep(['k4'], 'one', later(9999), later(9000)), false);
    await leases.release('one');
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
    // What catch-up found while somebody looked at the record is looked at too, when it was due.
    await store.signals.suggest([{ ...signal, isUntold: true }], later(100));
    await store.signals.done(newer);
    const [again] = await store.signals.due(noon, 10, ['warehouse']);
    assert.ok(again);
    assert.equal(again.isUntold, undefined, 'what a hook told stays told by it');
    await store.signals.later(again, later(500));
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
    await store.failures.change('f1', (now) => ({ ...now, status: 'resolved' }));
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

describe('the store after a long time', () => {
  let store: Store;
  let retention: ReturnType<typeof startRetention> | null = null;
  before(async () => {
    store = await openStore(null);
  });
  after(async () => {
    await retention?.close();
    await store.close();
  });

  it('forgets what is over after a time, and nothing that is open, parked, owed or untold', async () => {
    const old = { createdAt: later(-10_000).toISOString(), updatedAt: later(-9_000).toISOString() };
    const close = async (id: string, phase: Operation['phase'], more: Partial<Operation> = {}) => {
      await store.journal.open(operation(id, { ...old, ...more }));
      await store.journal.save(operation(id, { ...old, ...more, phase, moves: 1 }));
    };
    await close('long-done', 'committed');
    await close('long-refused', 'refused');
    await close('long-parked', 'parked');
    await close('long-owed', 'refused');
    await store.journal.owe('long-owed');
    await close('queued-long', 'committed', { updatedAt: noon.toISOString() });
    await store.journal.open(operation('long-open', old));
    for (const id of ['long-settled', 'long-untold', 'long-unsettled']) {
      await store.failures.report({ ...failure(id, warehouse(id)), since: old.createdAt });
      if (id !== 'long-unsettled')
        await store.failures.change(id, (now) => ({
          ...now,
          status: 'resolved',
          ending: { by: null, at: old.updatedAt, note: null },
        }));
      if (id !== 'long-untold') await store.failures.told({ id, revision: id === 'long-settled' ? 2 : 1 });
    }
    assert.deepEqual(await store.retention.forget(later(-9_500), 10), { operations: 0, failures: 0, alerts: 0 });
    assert.deepEqual(await store.retention.forget(later(-5_000), 1), { operations: 1, failures: 1, alerts: 0 });
    assert.deepEqual(await store.retention.forget(later(-5_000), 10), { operations: 1, failures: 0, alerts: 0 });
    const kept = [];
    for (const id of ['long-done', 'long-refused', 'long-parked', 'long-owed', 'queued-long', 'long-open'])
      if ((await store.journal.byId(id)) !== null) kept.push(id);
    assert.deepEqual(kept, ['long-parked', 'long-owed', 'queued-long', 'long-open']);
    assert.equal(await store.failures.get('long-settled'), null);
    assert.notEqual(await store.failures.get('long-untold'), null);
    assert.equal((await store.failures.get('long-unsettled'))?.status, 'open');
  });

  it('knows when a map last succeeded, also once its entries are forgotten, and what is open in it', async () => {
    const at = (milliseconds: number) => later(milliseconds).toISOString();
    const line: RecordRef = { map: 'purchase-order-product', company: 'usmf', key: ['PO1', 1] };
    const order = (id: string, done: string): Operation => ({
      ...operation(id, { createdAt: at(-90_000), updatedAt: done, aggregates: ['purchase-order|usmf|po1'] }),
      steps: [{ kind: 'changes', system: 'dataverse', changes: [{ action: 'delete', ref: line, version: null }] }],
    });
    for (const [id, done] of [
      ['newer', at(-60_000)],
      ['older', at(-70_000)],
    ] as const) {
      await store.journal.open(order(id, done));
      await store.journal.save({ ...order(id, done), phase: 'committed', moves: 1 });
    }
    await store.retention.forget(later(-50_000), 10);
    assert.equal(await store.journal.byId('newer'), null);
    const successes = await store.journal.lastSuccesses();
    assert.equal(successes.get('purchase-order'), at(-60_000));
    assert.equal(successes.get('purchase-order-product'), at(-60_000));
    assert.equal(successes.get('receipt'), undefined);
    await store.failures.report(failure('of-line', line));
    assert.equal((await store.failures.openCounts()).get('purchase-order-product'), 1);
  });

  it('is told by the core, from its start on, to forget what is older than the setting', async () => {
    await store.journal.open(operation('of-last-year'));
    await store.journal.save(operation('of-last-year', { phase: 'refused', moves: 1 }));
    await store.journal.open(operation('of-today', { createdAt: later(1_000).toISOString() }));
    await store.journal.save(
      operation('of-today', { createdAt: later(1_000).toISOString(), phase: 'refused', moves: 1 }),
    );
    const clock = { ...systemClock, now: () => later(5_000) };
    await new Promise<void>((resolve) => {
      const log = { ...silent, info: (event: string) => event === 'store.forgotten' && resolve() };
      retention = startRetention({ store, clock, log, settings: { ...defaultSettings, retention: 4_500 } });
    });
    assert.equal(await store.journal.byId('of-last-year'), null);
    assert.notEqual(await store.journal.byId('of-today'), null);
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
      assert.equal(
        await second.leases.take(['k'], 'new', later(60_000), noon),
        true,
        'leases of an ended process are free',
      );
      await second.close();
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
