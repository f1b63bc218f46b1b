/**
 * A parked operation is a sync failure: its record, its author and what people may do about it are the same, and it is over when that is.
 * Reported when it is parked, or in the next round after a crash in between.
 */
import type { Problem, RecordRef } from '../../connectors/port.ts';
import { errorCodes } from '../../errors.ts';
import type { Core } from '../context.ts';
import type { SyncFailure } from '../face.ts';
import { reportFailure } from '../failures/report.ts';
import { journalEntry } from '../journal-entry.ts';
import { takeLease } from '../lease.ts';
import { mapsOf, writtenRefs, type Operation } from '../operation.ts';
import { recordKey } from '../record-key.ts';

/**
 * Opens the failure of a parked operation, or puts it to one that is open for its record, once. Null where its record is not known any more,
 * or somebody else is still at it after `wait` milliseconds.
 */
export async function reportParked(core: Core, operation: Operation, wait = 0): Promise<string | null> {
  const root = await rootOfParked(core, operation);
  if (root === null) return null;
  const lease = await takeLease(core, [parkedKey(operation.id)], `parked:${core.newId()}`, wait);
  if (lease === null) return null;
  await using _held = lease;
  return (await core.store.journal.failureOf(operation.id)) ?? report(core, operation, root);
}

/** Who ends or reports a parked operation holds this, beside whoever writes its record. */
export const parkedKey = (operation: string): string => `parked|${operation}`;

async function report(core: Core, operation: Operation, root: RecordRef): Promise<string> {
  const problems = problemsOf(operation);
  const { operation: id, actor, summary, saying } = journalEntry(operation);
  const failure = await reportFailure(core, {
    class: classOf(problems),
    ref: root,
    root,
    origin: operation.steps[0]?.system ?? 'financeOperations',
    author: operation.author,
    problems,
    operation: id,
    raw: operation.raw ?? null,
    parked: { operation: id, actor, summary, ...(saying === undefined ? {} : { saying }) },
  });
  await core.store.journal.noteFailure(id, failure.id);
  return failure.id;
}

/** Why it is parked; what was parked before its parts were kept has its words alone. */
export function problemsOf({ id, why, problems, reason }: Operation): readonly Problem[] {
  const all = why ?? problems;
  if (all.length > 0) return all;
  const about = { system: 'dispatchCopilot', entity: '', field: null, ref: null, remedy: '' } as const;
  return [{ ...about, message: reason ?? `Operation ${id} needs a decision.`, code: 'PARKED' }];
}

/** Maps of an operation that there are no longer. */
export function withdrawnMaps({ maps }: Pick<Core, 'maps'>, operation: Operation): readonly string[] {
  const known = new Set(maps.maps.map(({ name }) => name));
  return mapsOf(operation).filter((name) => !known.has(name));
}

async function rootOfParked(core: Core, operation: Operation): Promise<RecordRef | null> {
  if (withdrawnMaps(core, operation).length > 0) return null;
  const { aggregates } = operation;
  const written = writtenRefs(operation).find((ref) => aggregates.includes(recordKey(ref)));
  if (written !== undefined) return written;
  const [agreed] = await core.store.recordStates.ofKeys(aggregates);
  return agreed?.ref ?? null;
}

/** What a rule refused waits for people; else looking again may help. */
function classOf(problems: readonly Problem[]): SyncFailure['class'] {
  const isOfRule = problems.some(({ system, code }) => system !== 'dispatchCopilot' && !(code in errorCodes));
  if (isOfRule) return 'application';
  return problems.some(({ code }) => code in errorCodes) ? 'system' : 'concurrency';
}
