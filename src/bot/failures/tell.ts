import type { SyncFailure } from '../../sync/face.ts';
import type { Locks } from '../conversation/lock.ts';
import type { References, Services } from '../conversation/turn.ts';
import type { Outbox } from '../notices/outbox.ts';
import { readersOf } from '../subscriptions/subscription.ts';
import { causeOf, incidentOf, isOver, joinIncident } from './incidents.ts';

interface TellParts {
  readonly outbox: Outbox;
  readonly references: References;
  readonly locks: Locks;
  readonly services: Services;
}

/**
 * Tells the author of a change, as far as the origin named one, whom it was assigned to, every administrator, and the people and rooms
 * that asked to hear of such. One card each for all failures of one cause, edited when any of them changes. Resolves when the notices
 * are kept: they survive a crash from then on.
 */
export async function tellFailure(parts: TellParts, failure: SyncFailure): Promise<void> {
  const { services, outbox, references, locks } = parts;
  const isNews = !isOver(failure) || (await incidentOf(services, failure.id)) !== null;
  if (!isNews) return;
  const incident = await locks.run(`incident of ${causeOf(failure)}`, () => joinIncident(services, failure));
  const { aadObjectId, userPrincipalName } = failure.author;
  const author = aadObjectId ?? (userPrincipalName === null ? null : await references.byName(userPrincipalName));
  const all = [author, failure.assignee?.aadObjectId ?? null, ...services.settings.administrators];
  const concerned = all.flatMap((id) => (id === null ? [] : [id.toLowerCase()]));
  const everyone = new Set([...concerned, ...(await readersOf(services, failure))]);
  for (const to of everyone) await outbox.post(to, 'failure', incident, { incident });
}
