import type { SyncFailure } from '../../sync/face.ts';
import type { References } from '../conversation/references.ts';
import type { Desk } from '../conversation/turn.ts';
import type { BotSettings } from '../ports.ts';

interface TellParts {
  readonly desk: Desk;
  readonly references: References;
  readonly settings: BotSettings;
}

/** Tells the author of a change, as far as the origin named one, and every administrator. One card each, edited when it comes again. */
export async function tellFailure({ desk, references, settings }: TellParts, failure: SyncFailure): Promise<void> {
  const { aadObjectId, userPrincipalName } = failure.author;
  const author = aadObjectId ?? (userPrincipalName === null ? null : await references.byName(userPrincipalName));
  const everyone = new Set(
    [...(author === null ? [] : [author]), ...settings.administrators].map((id) => id.toLowerCase()),
  );
  for (const to of everyone) await desk.tell(to, 'failure', failure.id, { id: failure.id });
}
