/**
 * The third way in: news that something was committed. It closes what was provisional; anything else is a signal to look again,
 * because an event may be late, twice, or out of order.
 */
import type { HookChange, HookEvent } from '../connectors/hook-event.ts';
import type { RecordRef, Snapshot } from '../connectors/port.ts';
import type { CanonicalRecord } from '../maps/entity-map.ts';
import { move } from './move.ts';
import { leaseKey, rootOf } from './aggregate.ts';
import { noteAgreement, noteGone } from './agree.ts';
import { isEligible } from './captured-changes.ts';
import { other, type Core } from './context.ts';
import { runOf, untilNow } from './initial-sync/own-writes.ts';
import type { Operation, Step } from './operation.ts';
import type { Signal } from './ports.ts';
import type { QueueGauge } from './queue/gauge.ts';
import { keepInOrder } from './queue/keep.ts';
import { wayOf } from './queue/way.ts';
import { sameRecord } from './record-key.ts';

/** Takes in an after-commit event of either system. */
export async function takeNews(core: Core, gauge: QueueGauge, event: HookEvent): Promise<void> {
  const awaited = (await core.store.journal.unfinished({ transaction: event.transaction })).filter(
    (operation) => operation.phase === 'provisional' && operation.origin === event.system,
  );
  // A deleted row tells its key no more once what it refers to is gone too; while it was being deleted it did.
  const rows = awaited.flatMap((operation) => operation.rows);
  const heard = event.changes.map((change) => ({
    ...change,
    ref: rows.find((row) => row.rowId === change.rowId)?.ref ?? change.ref,
  }));
  const settled = new Set<HookChange>();
  for (const operation of awaited) {
    const changes = heard.filter((change) => concerns(core, operation, change));
    if (changes.length === 0) continue;
    await confirm(core, operation, changes);
    if (operation.steps[0]?.kind === 'changes') for (const change of changes) settled.add(change);
  }
  const still = awaited.length > 0 ? await core.store.journal.unfinished({ transaction: event.transaction }) : [];
  if (awaited.length > 0 && still.length === 0)
    await core.store.leases.release(`transaction:${event.system}:${event.transaction}`);
  const eligible = (await withoutOurOwn(core, event, heard)).filter((change) => isEligible(core, change));
  for (const root of rootsOf(core, eligible)) core.announce.news(root, false);
  const news = eligible.filter((change) => !settled.has(change));
  await takeIn(core, gauge, event, await untilNow(core, event, news));
}

/**
 * What no write of ours has made. The tag of a call is anybody's to choose: it counts where it names an operation, or a run of the initial
 * sync, that writes the record.
 */
async function withoutOurOwn(
  core: Core,
  { operation: tag }: HookEvent,
  changes: readonly HookChange[],
): Promise<readonly HookChange[]> {
  if (tag === null) return changes;
  const operation = await core.store.journal.byId(tag);
  if (operation !== null) return changes.filter((change) => !isWithin(core, operation, change));
  const run = runOf(tag);
  const maps = run === null ? [] : ((await core.store.initialSyncs.get(run))?.run.maps ?? []);
  return changes.filter(({ map }) => !maps.includes(map));
}

/** Whether a change is of a record that an operation keeps others from writing. */
function isWithin(core: Core, { aggregates }: Operation, { ref, after, before }: HookChange): boolean {
  return ref !== null && aggregates.includes(leaseKey(rootOf(core.maps, ref, after ?? before)));
}

/** The roots that changes are about, each once. */
function rootsOf(core: Core, changes: readonly HookChange[]): readonly RecordRef[] {
  const roots = changes.flatMap(({ ref, after, before }) =>
    ref === null ? [] : [rootOf(core.maps, ref, after ?? before)],
  );
  return [...new Map(roots.map((root) => [leaseKey(root), root])).values()];
}

/** What is news goes the way of its map: looked at now, kept in order for later, or left. */
async function takeIn(core: Core, gauge: QueueGauge, event: HookEvent, changes: readonly HookChange[]): Promise<void> {
  if (changes.length === 0) return;
  const now = await core.lifecycle.statuses();
  const signals: Signal[] = [];
  const waiting: HookChange[] = [];
  for (const change of changes) {
    const { ref, map } = change;
    if (ref === null) continue;
    const root = rootOf(core.maps, ref, change.after ?? change.before);
    const way = await wayOf(core, now, { map, aggregate: leaseKey(root), counterpart: other(event.system) });
    if (way === 'queue') waiting.push(change);
    if (way === 'live') signals.push({ ref: root, map, origin: event.system, author: event.author, attempts: 0 });
  }
  signals.push(...(await keepInOrder(core, gauge, event, waiting)));
  if (signals.length > 0) await core.store.signals.add(signals, core.clock.now());
  if (signals.length > 0 || waiting.length > 0) core.announce.wake();
}

/** Whether the news is about what the operation was captured from. An act is about everything in its aggregate. */
function concerns(core: Core, operation: Operation, change: HookChange): boolean {
  const ref = change.ref;
  if (ref === null) return false;
  const [step] = operation.steps;
  if (step?.kind === 'changes') return step.changes.some((one) => sameRecord(one.ref, ref));
  return isWithin(core, operation, change);
}

/** The origin committed: both systems hold it. What the origin changed on the way is compared and travels on. */
async function confirm(core: Core, operation: Operation, changes: readonly HookChange[]): Promise<void> {
  const [step] = operation.steps;
  for (const change of changes) {
    if (change.ref === null) continue;
    if (change.action === 'delete') {
      await noteGone(core, change.ref);
      continue;
    }
    const counterpart =
      operation.answers[0]?.find((snapshot) => change.ref !== null && sameRecord(snapshot.ref, change.ref)) ?? null;
    const origin = committedSnapshot(change, change.ref);
    if (step !== undefined)
      await noteAgreement(core, [
        {
          ref: change.ref,
          dataverse: null,
          financeOperations: null,
          [step.system]: counterpart,
          [other(step.system)]: origin,
          sent: sentWith(step, change.ref),
        },
      ]);
  }
  await move(core, operation, 'committed');
}

/** What the counterpart was sent of a record while the origin waited. */
function sentWith(step: Step, ref: RecordRef): CanonicalRecord {
  const change = step.kind === 'changes' ? step.changes.find((one) => sameRecord(one.ref, ref)) : undefined;
  return change === undefined || change.action === 'delete' ? {} : change.values;
}

/** The record as the event tells it; its version is not part of the news. */
function committedSnapshot(change: HookChange, ref: RecordRef): Snapshot {
  return { ref, values: change.after ?? {}, version: 'unread', id: change.rowId };
}
