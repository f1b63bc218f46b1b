/**
 * When an origin gives up a save of its own accord after our accept, nobody tells. A read alone cannot find that out before the
 * origin's transaction limit: while a transaction is open, both systems show the record as it was before, just as they do after it was
 * given up. But the origin keeps the row locked until the transaction ends. So its next question about the same row, out of
 * another transaction, proves that the earlier one is over, and then reading says how it ended.
 */
import { SystemFailure } from '../connectors/errors.ts';
import type { HookEvent } from '../connectors/hook-event.ts';
import type { Snapshot } from '../connectors/port.ts';
import { isDone } from './advance.ts';
import type { Core } from './context.ts';
import { takeLease } from './lease.ts';
import { isCarriedOut } from './look.ts';
import type { Operation } from './operation.ts';
import { sameRecord } from './record-key.ts';
import { keepSaved, lookAtOrigin, takeBackUnsaved } from './recover.ts';

/** Settles what was accepted for transactions of the origin that this question proves to be over. True when all of it is. */
export async function settleEnded(core: Core, event: HookEvent, aggregates: readonly string[]): Promise<boolean> {
  const open = await core.store.journal.unfinished({ aggregates });
  const ended = open.filter((operation) => isProvenOver(operation, event));
  for (const operation of ended) if (!(await settle(core, operation))) return false;
  return ended.length > 0;
}

/** A row that is only being created is locked by nobody else, so a question about it proves nothing. */
function isProvenOver(operation: Operation, event: HookEvent): boolean {
  const [step] = operation.steps;
  return (
    operation.phase === 'provisional' &&
    operation.origin === event.system &&
    operation.transaction !== event.transaction &&
    step?.kind === 'changes' &&
    event.changes.some(
      ({ action, ref }) => action !== 'create' && ref !== null && step.changes.some((one) => sameRecord(one.ref, ref)),
    )
  );
}

/**
 * One at a time: the lease is still the ended transaction's, and its name can be used by whoever settles it. What the origin shows that
 * is neither what it asked about nor what there was before stays as it is, until its news comes or its limit is over.
 */
async function settle(core: Core, found: Operation): Promise<boolean> {
  const turn = await takeLease(core, [`settling ${found.id}`], `settling:${core.newId()}`, 0);
  if (turn === null) return false;
  await using _held = turn;
  const owner = `transaction:${found.origin}:${found.transaction ?? ''}`;
  const lease = await takeLease(core, found.aggregates, owner, 0, core.settings.originTransactionLimit);
  if (lease === null) return false;
  try {
    const operation = await core.store.journal.byId(found.id);
    const isOver = operation?.phase !== 'provisional' || (await settleOne(core, operation, owner));
    if (isOver) await core.store.leases.release(owner);
    return isOver;
  } catch (error) {
    if (error instanceof SystemFailure) return false;
    throw error;
  }
}

async function settleOne(core: Core, operation: Operation, owner: string): Promise<boolean> {
  const finding = await lookAtOrigin(core, operation);
  if (finding !== null && isCarriedOut(finding)) {
    await keepSaved(core, operation, finding);
    return true;
  }
  if (finding === null || !isAsBefore(operation, finding.snapshots)) return false;
  core.log.info('operation.given-up-by-origin', { operation: operation.id });
  return isDone(await takeBackUnsaved(core, operation, owner));
}

/** The origin has in every field asked about what its counterpart had before; a record that was to be deleted is there. */
function isAsBefore({ steps: [step], before }: Operation, origin: readonly Snapshot[]): boolean {
  if (step?.kind !== 'changes') return false;
  return step.changes.every((change, index) => {
    const now = origin.find(({ ref }) => sameRecord(ref, change.ref));
    const was = before[0]?.[index] ?? null;
    if (now === undefined || was === null || change.action === 'create') return false;
    if (change.action === 'delete') return true;
    return Object.keys(change.values).every((property) =>
      Object.is(now.values[property] ?? null, was.values[property] ?? null),
    );
  });
}
