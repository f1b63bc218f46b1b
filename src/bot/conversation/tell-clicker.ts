/** Why a click came to nothing, told to whoever clicked. The card stays what it was: it may be others' as well. */
import type { Reply } from '../cards/reply.ts';
import type { Incoming } from './core.ts';
import type { References } from './references.ts';
import type { Messenger } from './turn.ts';

interface TellingParts {
  readonly messenger: Messenger;
  readonly references: References;
  /** Edits the card to how what it is about stands now; false when that cannot be told. */
  readonly restore: (conversation: string, activity: string) => Promise<boolean>;
  /** Puts the reply in the place of the card. */
  readonly replace: (incoming: Incoming, reply: Reply) => Promise<boolean>;
}

/**
 * Where several read it is told in the personal chat of whoever clicked; in that chat itself below the card, which gets its buttons
 * back, or in its place where nobody knows what it showed. False when it has to be tried again.
 */
export async function tellClicker(parts: TellingParts, incoming: Incoming, reply: Reply): Promise<boolean> {
  const { conversation, activity, sender } = incoming;
  const isRestored = activity !== null && (await parts.restore(conversation.id, activity));
  const isShared = conversation.kind !== 'personal';
  if (!isShared && !isRestored) return parts.replace(incoming, reply);
  const own = isShared ? await parts.references.personal(sender.aadObjectId) : conversation;
  return (await parts.messenger.send(own ?? conversation, reply)).kind !== 'later';
}
