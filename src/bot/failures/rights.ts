/** Who hears of a sync failure, who sees its record, and who may do something about it. */
import type { SyncFailure } from '../../sync/face.ts';
import type { Turn } from '../conversation/turn.ts';
import { hears, readerOf } from '../subscriptions/subscription.ts';
import { isAdministrator } from '../conversation/rights.ts';

/** Whether this person may act on a failure: the author of the change, whom it was assigned to, and the administrators. */
export function mayAct(turn: Turn, { author, assignee }: SyncFailure): boolean {
  const { sender, person } = turn;
  return (
    isAdministrator(turn) ||
    [author.aadObjectId, assignee?.aadObjectId].some((id) => id?.toLowerCase() === sender.aadObjectId.toLowerCase()) ||
    (person.userPrincipalName !== '' &&
      author.userPrincipalName?.toLowerCase() === person.userPrincipalName.toLowerCase())
  );
}

/** Those of the failures of one cause that the reader hears of: what they may act on, or all where they asked for such. */
export async function heardOf(turn: Turn, failures: readonly SyncFailure[]): Promise<readonly SyncFailure[]> {
  const [first] = failures;
  if (first !== undefined && (await hears(turn.services, readerOf(turn), first))) return failures;
  return failures.filter((failure) => mayAct(turn, failure));
}

/** Whether the reader sees the records of all these failures: those they may act on, else what their own system shows them. */
export async function mayReadAll(turn: Turn, failures: readonly SyncFailure[]): Promise<boolean> {
  for (const failure of failures) {
    if (mayAct(turn, failure)) continue;
    const shown = await turn.services.records.show(failure.ref, turn.person).catch(() => null);
    if (shown === null) return false;
  }
  return true;
}
