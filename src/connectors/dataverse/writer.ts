/** Writes changes as one change set, and says what came of it. */
import type { BatchPart, PartAnswer, PartAnswers } from '../batch.ts';
import { SystemFailure } from '../errors.ts';
import type { RecordChange, Snapshot, WriteAnswer, WriteContext } from '../port.ts';
import { rawAnswer } from '../raw-answer.ts';
import { problemOf, throwUnlessRefusal } from './errors.ts';
import { planChanges, type PlannedCall, type PlanParts } from './plan.ts';

export async function writeChanges(
  parts: PlanParts,
  changes: readonly RecordChange[],
  context: WriteContext,
): Promise<WriteAnswer> {
  const plan = await planChanges(parts, changes, context.operation);
  if (plan.problems.length > 0) return { kind: 'refused', problems: plan.problems };
  if (plan.conflicts.length > 0) {
    const refs = plan.conflicts.flatMap(({ ref }) => (ref === null ? [] : [ref]));
    return { kind: 'conflict', refs, problems: plan.conflicts };
  }
  if (plan.calls.length === 0) return { kind: 'written', snapshots: [] };

  const kept = plan.calls.filter(({ change }) => change.action !== 'delete');
  const changeSet: BatchPart = { changeSet: plan.calls.map(({ call }) => call) };
  // A person may not be allowed to read everything that a snapshot holds, and a batch has one caller.
  const readsBack = context.as.as === 'integration';
  const reads = readsBack ? await readParts(parts, kept) : [];
  const { as, signal } = context;
  const [written = [], ...read] = await parts.client.batch([changeSet, ...reads], { as, effect: 'write', signal });
  const refusal = written.find(({ status }) => status >= 400);
  if (refusal !== undefined) {
    parts.lookups.forget();
    return refused(refusal, plan.calls);
  }
  if (written.length < plan.calls.length)
    throw lost('Some changes of the set were not answered.', 'ANSWER_NOT_UNDERSTOOD');
  return { kind: 'written', snapshots: await snapshotsOf(parts, kept, readsBack ? read : null) };
}

function refused(answer: PartAnswer, calls: readonly PlannedCall[]): WriteAnswer {
  throwUnlessRefusal(answer);
  const at = Number(answer.contentId ?? Number.NaN);
  // Without a content id the one that was refused is known only when there was one.
  const call = calls[at - 1] ?? (calls.length === 1 ? calls[0] : undefined);
  const map = (call ?? calls[0])?.columns.map;
  if (map === undefined) throw lost('A change set without changes was refused.', 'ANSWER_NOT_UNDERSTOOD');
  const { problem, conflict } = problemOf(answer, map, call?.change.ref ?? null);
  const raw = rawAnswer(answer);
  if (!conflict) return { kind: 'refused', problems: [problem], raw };
  return { kind: 'conflict', refs: problem.ref === null ? [] : [problem.ref], problems: [problem], raw };
}

async function readParts(parts: PlanParts, calls: readonly PlannedCall[]): Promise<BatchPart[]> {
  const reads = await Promise.all(calls.map(({ columns, change }) => parts.reader.partFor(columns.map, change.ref)));
  return reads.filter((read) => read !== null);
}

/** What stands there now. That it was written is known by here, so a failing read means only that the outcome is not. */
async function snapshotsOf(
  parts: PlanParts,
  calls: readonly PlannedCall[],
  answers: readonly PartAnswers[] | null,
): Promise<readonly Snapshot[]> {
  try {
    const snapshots =
      answers === null
        ? await parts.reader.readMany(calls.map(({ columns, change }) => ({ map: columns.map, ref: change.ref })))
        : await Promise.all(
            calls.map(({ columns, change }, index) =>
              parts.reader.fromAnswer(columns.map, change.ref, answers[index]?.[0]),
            ),
          );
    return snapshots.map((snapshot) => {
      if (snapshot === null) throw lost('A record that was just written is not there.', 'ANSWER_LOST');
      return snapshot;
    });
  } catch (error) {
    if (error instanceof SystemFailure) throw lost(`Written, but not read back: ${error.message}`, 'ANSWER_LOST');
    throw error;
  }
}

function lost(message: string, code: 'ANSWER_LOST' | 'ANSWER_NOT_UNDERSTOOD'): SystemFailure {
  return new SystemFailure(code, 'dataverse', message, { applied: 'unknown' });
}
