/**
 * The third way in: news that something was committed. It closes what was provisional; anything else is a signal to look again,
 * because an event may be late, twice, or out of order.
 */
import type { HookChange, HookEvent } from '../connectors/hook-event.ts';
import type { RecordRef, Snapshot } from '../connectors/port.ts';
import { move } from './advance.ts';
import { leaseKey, rootOf } from './aggregate.ts';
import { noteAgreement } from './agree.ts';
import { other, type Core } from './context.ts';
import type { Operation } from './operation.ts';
import type { Signal } from './ports.ts';
import { sameRecord } from './record-key.ts';

/** Takes in an after-commit event of either system. */
export async function takeNews(core: Core, event: HookEvent): Promise<void> {
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
  const signals =
    event.operation !== null
      ? []
      : heard.filter((change) => !settled.has(change)).flatMap((change) => signalOf(core, event, change));
  if (signals.length === 0) return;
  await core.store.signals.add(signals, core.clock.now());
  core.announce.wake();
}

/** Whether the news is about what the operation was captured from. An act is about everything in its aggregate. */
function concerns(core: Core, operation: Operation, change: HookChange): boolean {
  const ref = change.ref;
  if (ref === null) return false;
  const [step] = operation.steps;
  if (step?.kind === 'changes') return step.changes.some((one) => sameRecord(one.ref, ref));
  return operation.aggregates.includes(leaseKey(rootOf(core.maps, ref, change.after ?? change.before)));
}

/** The origin committed: both systems hold it. What the origin changed on the way is compared and travels on. */
async function confirm(core: Core, operation: Operation, changes: readonly HookChange[]): Promise<void> {
  const [step] = operation.steps;
  for (const change of changes) {
    if (change.ref === null) continue;
    if (change.action === 'delete') {
      await core.store.recordStates.remove(change.ref);
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
        },
      ]);
  }
  await move(core, operation, 'committed');
}

/** The record as the event tells it; its version is not part of the news. */
function committedSnapshot(change: HookChange, ref: RecordRef): Snapshot {
  return { ref, values: change.after ?? {}, version: 'unread', id: change.rowId };
}

function signalOf(core: Core, event: HookEvent, change: HookChange): readonly Signal[] {
  const map = core.maps.get(change.map);
  if (change.ref === null || core.unavailable.has(map.name)) return [];
  if (map.company === 'striped' && change.ref.company === null) return [];
  const root = rootOf(core.maps, change.ref, change.after ?? change.before);
  return [{ ref: root, origin: event.system, author: event.author, attempts: 0 }];
}
