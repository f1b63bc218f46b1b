/** The moves of an operation through its journal, and what its caller is told where one ends. */
import type { RecordRef, Snapshot } from '../connectors/port.ts';
import { CodedError } from '../errors.ts';
import type { SystemName } from '../maps/entity-map.ts';
import type { Core } from './context.ts';
import type { AgreedRecord, Outcome } from './face.ts';
import { successors, writtenRefs, type Operation, type Phase } from './operation.ts';
import { outcomeOfEnded } from './parked/told.ts';
import { reportParked } from './parked/report.ts';
import { recordKey, sameRecord } from './record-key.ts';
import { apart } from './worker.ts';

/**
 * Journals a move of the operation; the table in `operation.ts` says which are possible. Throws LEASE_LOST when somebody else has moved it
 * on since it was read, and stops the core with OPERATION_IMPOSSIBLE where the table does not know the move: nothing is guessed from there.
 */
export async function move(
  core: Core,
  operation: Operation,
  phase: Phase,
  change: Partial<Operation> = {},
): Promise<Operation> {
  if (!successors[operation.phase].includes(phase))
    throw core.store.stop(
      new CodedError(
        'OPERATION_IMPOSSIBLE',
        `Operation ${operation.id} cannot go from ${operation.phase} to ${phase}.`,
      ),
    );
  const moves = (operation.moves ?? 0) + 1;
  const moved = { ...operation, ...change, phase, moves, updatedAt: core.clock.now().toISOString() };
  const closed = { ...moved, outcome: outcomeOf(moved) };
  await core.store.journal.save(closed);
  if (phase === 'parked')
    await apart(core, 'operation.unreported', { operation: operation.id }, () => reportParked(core, closed));
  return closed;
}

/** What the caller is told, for a phase that has an end; null while it goes on. */
function outcomeOf(operation: Operation): Outcome | null {
  if (operation.phase === 'committed')
    return { kind: 'committed', operation: operation.id, records: agreedRecords(operation) };
  if (operation.phase === 'refused') return { kind: 'refused', operation: operation.id, problems: operation.problems };
  if (operation.phase === 'queued' && operation.queue !== undefined)
    return { kind: 'queued', operation: operation.id, map: operation.queue };
  if (operation.phase === 'ended') return outcomeOfEnded(operation);
  if (operation.phase === 'parked')
    return {
      kind: 'parked',
      operation: operation.id,
      reason: operation.reason ?? 'It needs a decision.',
      ...(operation.why === undefined ? {} : { why: operation.why }),
      resolving: false,
    };
  return null;
}

/** What both systems answered, per record written. */
function agreedRecords(operation: Operation): readonly AgreedRecord[] {
  const answered = (system: SystemName, ref: RecordRef): Snapshot | null =>
    operation.steps
      .flatMap((step, index) => (step.system === system ? (operation.answers[index] ?? []) : []))
      .find((snapshot) => sameRecord(snapshot.ref, ref)) ?? null;
  const refs = new Map(writtenRefs(operation).map((ref) => [recordKey(ref), ref]));
  return [...refs.values()].map((ref) => ({
    ref,
    dataverse: answered('dataverse', ref),
    financeOperations: answered('financeOperations', ref),
  }));
}
