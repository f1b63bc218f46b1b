import { systemTitles } from './context.ts';
import type { JournalEntry } from './face.ts';
import { isClosed, writtenRefs, type Operation } from './operation.ts';

/** An operation as people read it in the journal: when, who, what, and how far it came. */
export function journalEntry(operation: Operation): JournalEntry {
  return {
    operation: operation.id,
    at: operation.createdAt,
    actor: whoOf(operation),
    summary: operation.summary,
    refs: writtenRefs(operation),
    state:
      isClosed(operation.phase) || operation.phase === 'queued'
        ? operation.phase
        : `${operation.phase} ${operation.step + 1} of ${operation.steps.length}`,
  };
}

/** A change captured outside names its author as far as the origin told of one. */
function whoOf({ actor, author, origin }: Operation): string {
  const named = actor?.name ?? author.userPrincipalName ?? author.aadObjectId;
  if (named !== null) return named;
  return origin === 'dataverse' || origin === 'financeOperations' ? `somebody in ${systemTitles[origin]}` : 'unknown';
}
