import { systemTitles } from './context.ts';
import type { JournalEntry, JournalledAct } from './face.ts';
import { isClosed, writtenRefs, type Operation } from './operation.ts';

/** An operation as people read it in the journal: when, who, what, and how far it came. */
export function journalEntry(operation: Operation): JournalEntry {
  return {
    operation: operation.id,
    at: operation.createdAt,
    actor: whoOf(operation),
    summary: operation.summary,
    ...(operation.saying === undefined ? {} : { saying: operation.saying }),
    refs: writtenRefs(operation),
    state:
      isClosed(operation.phase) || operation.phase === 'queued'
        ? operation.phase
        : `${operation.phase} ${operation.step + 1} of ${operation.steps.length}`,
    ...(operation.ending === undefined ? {} : { ending: operation.ending }),
  };
}

/** An operation with what an audit asks of it. */
export function journalledAct(operation: Operation): JournalledAct {
  const index = operation.steps.findIndex(({ kind }) => kind === 'pivot');
  const step = operation.steps[index];
  return {
    operation: operation.id,
    requestId: operation.requestId,
    origin: operation.origin,
    at: operation.createdAt,
    endedAt: operation.updatedAt,
    actor: operation.actor,
    entry: journalEntry(operation),
    payload: step?.kind === 'pivot' ? step.payload : null,
    before: operation.before[index]?.[0] ?? null,
    after: operation.answers[index]?.[0] ?? null,
    problems: operation.problems,
  };
}

/** A change captured outside names its author as far as the origin told of one. */
function whoOf({ actor, author, origin }: Operation): string {
  const named = actor?.name ?? author.userPrincipalName ?? author.aadObjectId;
  if (named !== null) return named;
  return origin === 'dataverse' || origin === 'financeOperations' ? `somebody in ${systemTitles[origin]}` : 'unknown';
}
