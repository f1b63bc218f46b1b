import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { SystemFailure } from '../../src/connectors/errors.ts';
import type { MappedSystem, RecordChange, RecordRef } from '../../src/connectors/port.ts';
import type { CanonicalRecord, SystemName } from '../../src/maps/entity-map.ts';
import type { CoreNotice, Outcome, ParkedDecision } from '../../src/sync/face.ts';
import type { Operation } from '../../src/sync/operation.ts';
import { CodedError } from '../../src/errors.ts';
import { alex } from '../support/running-core.ts';
import { saved, startTwoSystems, type TwoSystems } from '../support/two-systems.ts';
import { addLineInFinanceOperations, createOrderInFinanceOperations, lineRef } from './nine-entities/order-saves.ts';
import { changeInFinanceOperations } from './nine-entities/saves.ts';
import { patti, unwatched } from './reconcile/people.ts';
import { plantInDataverse } from './reconcile/planted.ts';

describe('a parked operation', function () {
  this.timeout(120_000);
  let two: TwoSystems;
  /** What a system makes of a write whose answer is lost; null: it answers. */
  let rule: ((values: CanonicalRecord) => CanonicalRecord) | null = null;
  let ruling: SystemName = 'financeOperations';
  /** What somebody else does right after a system was written. */
  let meanwhile: (() => Promise<unknown>) | null = null;
  const notices: CoreNotice[] = [];
  let refusesNotices = false;
  const logged: string[] = [];
  const told: { readonly requestId: string; readonly outcome: Outcome }[] = [];

  const ruled = (system: MappedSystem): MappedSystem => ({
    ...system,
    write: async (changes, context) => {
      const made = rule;
      if (made === null || system.name !== ruling) {
        const answer = await system.write(changes, context);
        await meanwhile?.();
        return answer;
      }
      const kept = changes.map((change): RecordChange =>
        change.action === 'delete' ? change : { ...change, values: made(change.values) },
      );
      await system.write(kept, context);
      throw new SystemFailure('ANSWER_LOST', system.name, 'The answer was lost.', { applied: 'unknown' });
    },
  });

  const noted = (event: string, facts: Readonly<Record<string, unknown>> = {}) =>
    void ('operation' in facts && logged.push(event));

  before(async () => {
    two = await startTwoSystems({
      ...unwatched,
      wrap: (core) => ({
        ...core,
        log: { ...core.log, warn: noted, error: noted },
        systems: {
          dataverse: ruled(core.systems.dataverse),
          financeOperations: ruled(core.systems.financeOperations),
        },
      }),
    });
    two.core.sync.onNotice(async (notice) => {
      if (refusesNotices) throw new Error('nobody is there');
      notices.push(notice);
    });
    two.core.sync.onSettled(async (requestId, outcome) => void told.push({ requestId, outcome }));
  });
  after(() => two.close());

  const refOf = (id: string): RecordRef => ({ map: 'ship-via', company: 'usmf', key: [id] });
  const write = (requestId: string, change: RecordChange) =>
    two.core.sync.write({ requestId, actor: alex, origin: 'chat', changes: [change], summary: 'change ship via' });

  /** An update of a ship via of which nobody can tell whether it arrived; gives its operation and its request. */
  const park = async (id: string, system: SystemName = 'financeOperations') => {
    ruling = system;
    const ref = refOf(id);
    const made = await write(randomUUID(), { action: 'create', ref, values: { ModeDescription: 'before' } });
    assert.equal(made.kind, 'committed', JSON.stringify(made));
    await two.rest();
    rule = () => ({ ModeDescription: 'somebody else' });
    const requestId = randomUUID();
    const values = { ModeDescription: 'sent' };
    const outcome = await two.unheard(() => write(requestId, { action: 'update', ref, values, version: null }));
    rule = null;
    assert.equal(outcome.kind === 'parked' && !outcome.resolving, true, JSON.stringify(outcome));
    return { ref, requestId, operation: outcome.operation };
  };
  const end = (operation: string, decision: ParkedDecision, reason: string) =>
    two.core.sync.endParked(operation, { decision, reason, by: patti });
  const asUs = { as: { as: 'integration' }, operation: randomUUID() } as const;
  const open = async (ref: RecordRef) => {
    const found = await two.core.store.failures.list({ ref });
    return found.filter(({ status }) => status === 'open');
  };
  const settled = (requestId: string) =>
    told.filter((one) => one.requestId === requestId).map(({ outcome }) => outcome);

  it('is listed with what was sent and what stands in each system, and counts as a sync failure of its map', async () => {
    const { ref, operation } = await park('PARK1');
    assert.deepEqual(
      (await two.core.sync.parked(10)).map(({ entry }) => entry.operation),
      [operation],
    );
    const shown = await two.core.sync.parkedOperation(operation);
    assert.deepEqual([shown?.entry.actor, shown?.entry.state], ['Alex Wilber', 'parked']);
    assert.deepEqual(shown?.records, [
      {
        ref,
        action: 'update',
        isIn: { dataverse: true, financeOperations: true },
        fields: [
          { property: 'ModeDescription', sent: 'sent', dataverse: 'before', financeOperations: 'somebody else' },
        ],
      },
    ]);
    const [failure] = await open(ref);
    assert.equal(failure?.id, shown?.failure);
    assert.deepEqual(
      [failure?.parked?.actor, failure?.author.aadObjectId, failure?.problems.map(({ code }) => code)],
      ['Alex Wilber', alex.aadObjectId, ['UNCLEAR_WHETHER_SAVED']],
    );
    const counted = (await two.core.sync.status()).find(({ name }) => name === 'ship-via');
    assert.equal(counted?.failures, 1);
    await end(operation, { kind: 'dismiss' }, 'cleared');
  });

  it('ends with a look where one side alone moved: the other follows, and whoever began it is told', async () => {
    const { ref, requestId, operation } = await park('PARK2');
    const ended = await end(operation, { kind: 'look' }, 'looked at it');
    assert.deepEqual(ended.left, []);
    assert.equal((await two.same(ref))['ModeDescription'], 'somebody else');
    const { ending, state } = ended.entry;
    assert.deepEqual(
      [state, ending?.how, ending?.by, ending?.reason],
      ['ended', 'equal', 'Patti Fernandez', 'looked at it'],
    );
    assert.deepEqual(await open(ref), []);
    assert.deepEqual(await two.core.sync.parked(10), []);
    const [outcome] = settled(requestId);
    assert.equal(outcome?.kind === 'parked' && outcome.why?.[0]?.code, 'ENDED_EQUAL', JSON.stringify(outcome));
    const again = await write(requestId, { action: 'update', ref, values: { ModeDescription: 'sent' }, version: null });
    assert.deepEqual(again, outcome);
    assert.equal((await two.same(ref))['ModeDescription'], 'somebody else');
  });

  it('ends with the version of one side, once however often and at once it is asked for', async () => {
    const { ref, requestId, operation } = await park('PARK3');
    const take = () => end(operation, { kind: 'take', side: 'dataverse' }, 'Field Service has it right');
    const answers = await Promise.all([take(), take(), take()]);
    answers.push(await take());
    for (const { entry, left } of answers) {
      assert.deepEqual(left, []);
      assert.deepEqual([entry.state, entry.ending], [answers[0]?.entry.state, answers[0]?.entry.ending]);
    }
    assert.equal((await two.same(ref))['ModeDescription'], 'before');
    assert.equal(settled(requestId).length, 1);
    const writes = (await two.core.store.journal.list({ limit: 20 })).filter(({ summary }) =>
      summary.includes('PARK3'),
    );
    assert.equal(writes.length, 1, 'one operation brings the other side in line');
  });

  it('ends as it stands with a reason, which the journal tells', async () => {
    const { ref, requestId, operation } = await park('PARK4');
    await end(operation, { kind: 'dismiss' }, 'a record for tests');
    const entry = (await two.core.sync.journal({ limit: 50 })).find((one) => one.operation === operation);
    assert.deepEqual(
      [entry?.ending?.how, entry?.ending?.by, entry?.ending?.reason],
      ['dismissed', 'Patti Fernandez', 'a record for tests'],
    );
    const { dataverse, financeOperations } = await two.sides(ref);
    assert.notDeepEqual(dataverse?.values, financeOperations?.values);
    const [outcome] = settled(requestId);
    assert.equal(outcome?.kind === 'parked' && outcome.why?.[0]?.code, 'ENDED_AS_IT_STANDS', JSON.stringify(outcome));
  });

  it('is what becomes of a second step that may have arrived: nothing is taken back, and nobody is told that it was refused', async () => {
    const { ref, requestId, operation } = await park('PARK9', 'dataverse');
    const { dataverse, financeOperations } = await two.sides(ref);
    assert.deepEqual(
      [dataverse?.values['ModeDescription'], financeOperations?.values['ModeDescription']],
      ['somebody else', 'sent'],
    );
    assert.notEqual((await two.core.sync.askedBefore(requestId))?.kind, 'refused');
    const looked = await end(operation, { kind: 'look' }, 'who is right?');
    assert.equal(looked.entry.state, 'parked', JSON.stringify(looked));
    assert.deepEqual(
      looked.left.map(({ code }) => code),
      ['BOTH_CHANGED'],
    );
    const taken = await end(operation, { kind: 'take', side: 'financeOperations' }, 'as it was sent');
    assert.equal(taken.entry.state, 'committed');
    assert.equal((await two.same(ref))['ModeDescription'], 'sent');
    assert.deepEqual(await open(ref), []);
  });

  it('ends as done where both systems show what was sent, by itself too', async () => {
    const { ref, requestId, operation } = await park('PARK5');
    await two.unheard(async () => saved(await changeInFinanceOperations(two, ref, { ModeDescription: 'sent' })));
    await two.core.sync.bringAlong(ref);
    await two.core.sync.recover();
    assert.equal((await two.same(ref))['ModeDescription'], 'sent');
    const entry = (await two.core.sync.journal({ limit: 50 })).find((one) => one.operation === operation);
    assert.deepEqual([entry?.state, entry?.ending?.by], ['committed', null]);
    assert.deepEqual(
      settled(requestId).map(({ kind }) => kind),
      ['committed'],
    );
  });

  it('ends as refused where both systems show nothing of it, and says so', async () => {
    const ref = refOf('PARK10');
    ruling = 'financeOperations';
    rule = () => ({ ModeDescription: 'somebody else' });
    const requestId = randomUUID();
    const values = { ModeDescription: 'sent' };
    const outcome = await two.unheard(() => write(requestId, { action: 'create', ref, values }));
    rule = null;
    assert.equal(outcome.kind === 'parked' && !outcome.resolving, true, JSON.stringify(outcome));
    await two.unheard(() => two.core.financeOperations.system.write([{ action: 'delete', ref, version: null }], asUs));
    const { entry } = await end(outcome.operation, { kind: 'look' }, 'it is gone again');
    assert.equal(entry.state, 'refused');
    const [told] = settled(requestId);
    assert.deepEqual(told?.kind === 'refused' && told.problems.map(({ code }) => code), ['NOT_CARRIED_OUT']);
  });

  it('is not ended without its sync failure by one person while that is just reported', async () => {
    const { operation } = await park('PARK11');
    const { leases, database, journal } = two.core.store;
    const failure = await journal.failureOf(operation);
    const now = new Date();
    assert.ok(await leases.take([`parked|${operation}`], 'reporting', new Date(now.getTime() + 60_000), now));
    await database.query('update operation set failure = null where id = $1', [operation]);
    const { entry, left } = await end(operation, { kind: 'dismiss' }, 'too early');
    assert.deepEqual([entry.state, left.map(({ code }) => code)], ['parked', ['UNCLEAR_WHETHER_SAVED']]);
    await journal.noteFailure(operation, failure ?? '');
    await leases.release('reporting');
    assert.equal((await end(operation, { kind: 'dismiss' }, 'cleared')).entry.state, 'ended');
    assert.deepEqual(await open(refOf('PARK11')), []);
  });

  it('is told once how it ended, however many look for what is owed at the same moment', async () => {
    const { requestId, operation } = await park('PARK12');
    const { store, sync } = two.core;
    const failure = await store.journal.failureOf(operation);
    await store.failures.change(failure ?? '', (now) => ({
      ...now,
      status: 'dismissed',
      ending: { by: null, at: new Date().toISOString(), note: null },
    }));
    await Promise.all([sync.recover(), sync.recover(), sync.recover()]);
    await sync.recover();
    assert.equal(settled(requestId).length, 1);
  });

  it('is ended by the next round where the process ended in between, and told then', async () => {
    const { requestId, operation } = await park('PARK6');
    const failure = await two.core.store.journal.failureOf(operation);
    // What a crash leaves behind that comes after the failure was settled and before the operation ended with it.
    await two.core.store.failures.change(failure ?? '', (now) => ({
      ...now,
      status: 'dismissed',
      ending: { by: 'Patti Fernandez', at: '2026-11-23T10:00:00.000Z', note: 'seen' },
    }));
    await two.core.sync.recover();
    await two.core.sync.recover();
    const answer = await end(operation, { kind: 'look' }, 'again');
    assert.deepEqual(answer.entry.ending, {
      ...{ how: 'dismissed', by: 'Patti Fernandez', at: '2026-11-23T10:00:00.000Z', reason: 'seen' },
    });
    assert.equal(settled(requestId).length, 1);
  });

  it('is made a sync failure by the next round where the process ended before that', async () => {
    const { ref, operation } = await park('PARK7');
    await two.core.store.failures.change((await two.core.store.journal.failureOf(operation)) ?? '', (now) => ({
      ...now,
      status: 'resolved',
    }));
    await two.core.store.database.query('update operation set failure = null where id = $1', [operation]);
    await two.core.sync.recover();
    await two.core.sync.recover();
    assert.equal((await open(ref)).length, 1);
    await end(operation, { kind: 'dismiss' }, 'cleared');
  });

  it('gets another sync failure where its own was forgotten before it ended', async () => {
    const { ref, operation } = await park('PARK13');
    const { journal, database } = two.core.store;
    const forget = async () =>
      database.query('delete from sync_failure where id = $1', [await journal.failureOf(operation)]);
    await forget();
    await two.core.sync.recover();
    assert.equal((await open(ref)).length, 1);
    await forget();
    assert.equal((await end(operation, { kind: 'dismiss' }, 'cleared')).entry.state, 'ended');
  });

  /** An operation whose map there is no longer, as the journal has it. */
  const openOfGoneMap = async (phase: Operation['phase']) => {
    const id = randomUUID();
    const ref: RecordRef = { map: 'gone', company: 'usmf', key: ['1'] };
    const now = new Date().toISOString();
    const operation: Operation = {
      ...{ id, requestId: `asked ${id}`, origin: 'chat', actor: alex, summary: 'save what is gone' },
      author: { aadObjectId: alex.aadObjectId, userPrincipalName: alex.userPrincipalName },
      ...{ aggregates: ['gone|usmf|1'], transaction: null, rows: [], answers: [], phase, step: 0 },
      steps: [{ kind: 'changes', system: 'financeOperations', changes: [{ action: 'delete', ref, version: null }] }],
      ...{ before: [[null]], uncertain: false, problems: [], reason: null, outcome: null, attempts: 0 },
      ...{ createdAt: now, updatedAt: now },
    };
    await two.core.store.journal.open(operation);
    return { id, ref };
  };

  it('is what becomes of one whose map is gone, once: the administrators are told, and it can only be dismissed', async () => {
    const { id, ref } = await openOfGoneMap('sending');
    logged.length = 0;
    await two.core.sync.recover();
    await two.core.sync.recover();
    assert.equal((await two.core.store.journal.byId(id))?.phase, 'parked');
    assert.deepEqual(
      notices.map(({ kind, parked }) => [kind, parked?.operation]),
      [['parked', id]],
    );
    assert.deepEqual(logged, ['operation.withdrawn']);
    const looked = await end(id, { kind: 'look' }, 'r');
    assert.deepEqual([looked.entry.state, looked.left.map(({ code }) => code)], ['parked', ['MAP_WITHDRAWN']]);
    const shown = await two.core.sync.parkedOperation(id);
    assert.deepEqual(
      shown?.records.map((record) => [record.ref, record.action, record.isIn]),
      [[ref, 'delete', null]],
    );
    assert.equal((await end(id, { kind: 'dismiss' }, 'no such map any more')).entry.state, 'ended');
  });

  it('is told by the next round where its map is gone and the process ended before, or nobody took the notice', async () => {
    const told = () => notices.flatMap(({ parked }) => (parked === undefined ? [] : [parked.operation]));
    notices.length = 0;
    const ids: string[] = [];
    while (ids.length < 60) ids.push((await openOfGoneMap('parked')).id);
    refusesNotices = true;
    await two.core.sync.recover();
    refusesNotices = false;
    assert.deepEqual(told(), []);
    await two.core.sync.recover();
    await two.core.sync.recover();
    assert.deepEqual(told().sort(), ids.sort());
    for (const id of ids) await end(id, { kind: 'dismiss' }, 'cleared');
  });

  it('is over only with the whole of an order as it is read in the end, not with each part as it was', async () => {
    const order = await createOrderInFinanceOperations(two);
    const lines = [lineRef(order, 1), lineRef(order, 2)];
    for (const number of [1, 2]) saved(await addLineInFinanceOperations(two, order, number));
    await two.rest();
    for (const line of lines) await plantInDataverse(two, line, { columns: { msdyn_quantity: 9 } });
    const { failure } = await two.core.store.failures.report({
      ...{ id: randomUUID(), class: 'concurrency', ref: order, root: order, origin: 'dataverse', problems: [] },
      ...{ author: { aadObjectId: null, userPrincipalName: null }, since: new Date().toISOString() },
      ...{ attempts: 1, status: 'open', parked: { operation: 'parked', actor: 'Alex Wilber', summary: 'save lines' } },
    });
    const isEqual = async (ref: RecordRef) => {
      const { dataverse, financeOperations } = await two.sides(ref);
      return isDeepStrictEqual(dataverse?.values, financeOperations?.values);
    };
    meanwhile = async () => {
      if (!(await Promise.all(lines.map(isEqual))).every(Boolean)) return;
      meanwhile = null;
      await plantInDataverse(two, order, { columns: { msdyn_email: 'meanwhile@example.com' } });
    };
    const take = () =>
      two.core.sync.settleFailure(failure.id, { kind: 'take', side: 'financeOperations', reason: 'r' }, patti);
    assert.equal((await take()).status, 'open');
    assert.equal(await isEqual(order), false);
    assert.equal((await take()).status, 'resolved');
    assert.deepEqual(await Promise.all([order, ...lines].map(isEqual)), [true, true, true]);
  });

  it('is said to be unknown, or not parked, where it is not', async () => {
    const made = await write(randomUUID(), { action: 'create', ref: refOf('PARK8'), values: { ModeDescription: 'x' } });
    const code = (expected: string) => (error: unknown) => error instanceof CodedError && error.code === expected;
    await assert.rejects(end(made.operation, { kind: 'look' }, 'r'), code('NOT_PARKED'));
    await assert.rejects(end('nobody', { kind: 'look' }, 'r'), code('OPERATION_UNKNOWN'));
    assert.equal(await two.core.sync.parkedOperation(made.operation), null);
  });
});
