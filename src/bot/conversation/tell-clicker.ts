/** What is for whoever clicked alone. The card stays what it was: it may be others' as well. */
import type { Reply } from '../cards/reply.ts';
import type { CardCopies } from './card-copies.ts';
import { sayFailure } from './failures.ts';
import type { Incoming } from './core.ts';
import { isShared, type Conversation, type Delivery, type Messenger, type References } from './turn.ts';
import type { Turns } from './turns.ts';

interface TellingParts {
  readonly messenger: Messenger;
  readonly references: References;
  readonly copies: Pick<CardCopies, 'about'>;
  readonly turns: Pick<Turns, 'cardsFor'>;
  /** Edits the card to how what it is about stands now; false when that cannot be told. */
  readonly restore: (conversation: string, activity: string) => Promise<boolean>;
  /** Puts the reply in the place of the card; sends it where there is none any more. `isAnswer`: the person waits for it there. */
  readonly replace: (incoming: Incoming, reply: Reply, isAnswer: boolean) => Promise<Delivery>;
}

/**
 * Tells why a click came to nothing and gives the card its buttons back. In a personal chat it is told below the card, or in its place
 * where nobody knows what it showed; where several read, as {@link tellAlone} does. `isWorking`: the card says that it is being worked on,
 * so that it must say something else in any case. False when it has to be tried again.
 */
export async function tellClicker(
  parts: TellingParts,
  incoming: Incoming,
  reply: Reply,
  isWorking: boolean,
): Promise<boolean> {
  const { conversation, activity, sender } = incoming;
  const isRestored = activity !== null && (await parts.restore(conversation.id, activity));
  if (!isShared(incoming)) {
    const delivery = isRestored
      ? await parts.messenger.send(conversation, reply)
      : await parts.replace(incoming, reply, true);
    return delivery.kind !== 'later';
  }
  const own = await parts.references.personal(sender.aadObjectId);
  if (activity !== null && isWorking && !isRestored) {
    const instead = await neutral(parts, incoming, own === null ? 'writeFirst' : 'told');
    if ((await parts.replace(incoming, instead, true)).kind === 'later') return false;
    return own === null || toldIn(parts, own, incoming, reply);
  }
  return tellAlone(parts, incoming, reply);
}

/**
 * Tells somebody something in their own chat. Whoever has none reads where they clicked that they are to open it, and nothing of what
 * there was to tell. False when it has to be tried again.
 */
export async function tellAlone(parts: TellingParts, incoming: Incoming, reply: Reply): Promise<boolean> {
  const own = await parts.references.personal(incoming.sender.aadObjectId);
  if (own !== null) return toldIn(parts, own, incoming, reply);
  const line = await neutral(parts, incoming, 'writeFirst');
  return (await parts.messenger.send(incoming.conversation, line)).kind !== 'later';
}

/** What is told about the same again takes the place of what was told before. */
async function toldIn(
  { replace, copies }: TellingParts,
  conversation: Conversation,
  { sender }: Incoming,
  reply: Reply,
): Promise<boolean> {
  const before = reply.follows === undefined ? [] : await copies.about(reply.follows);
  const activity = before.find((copy) => copy.conversation === conversation.id)?.activity ?? null;
  return (await replace({ sender, conversation, activity }, reply, false)).kind !== 'later';
}

async function neutral({ turns }: TellingParts, { sender }: Incoming, what: 'told' | 'writeFirst'): Promise<Reply> {
  const cards = await turns.cardsFor(sender);
  return sayFailure(cards, 'default', cards.texts.whereSeveralRead[what](sender.name));
}
