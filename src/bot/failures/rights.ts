/** Who hears of a sync failure, and who may do something about it. */
import type { SyncFailure } from '../../sync/face.ts';
import type { Turn } from '../conversation/turn.ts';

/** Whether the person looks after the synchronisation. */
export function isAdministrator({ services, sender }: Pick<Turn, 'services' | 'sender'>): boolean {
  return services.settings.administrators.some((one) => one.toLowerCase() === sender.aadObjectId.toLowerCase());
}

/** Whether this person may act on a failure: the author of the change and the administrators. */
export function mayAct(turn: Turn, { author }: SyncFailure): boolean {
  return (
    isAdministrator(turn) ||
    author.aadObjectId?.toLowerCase() === turn.sender.aadObjectId.toLowerCase() ||
    author.userPrincipalName?.toLowerCase() === turn.person.userPrincipalName.toLowerCase()
  );
}

/** Whether this person is shown a failure: who may act on it, and whom it was assigned to. */
export function maySee(turn: Turn, failure: SyncFailure): boolean {
  return mayAct(turn, failure) || failure.assignee?.aadObjectId === turn.sender.aadObjectId;
}
