/** Beginning and ending to hear of sync failures: for oneself, or for the room one is in by those who may. */
import type { Reply } from '../cards/reply.ts';
import { noteFor } from '../conversation/notes.ts';
import { chooseLanguage } from '../conversation/preferences.ts';
import type { Turn } from '../conversation/turn.ts';
import { endFollowById } from '../orders/follows.ts';
import { namesOfAdministrators } from '../sync/administrators.ts';
import { mayChooseFor } from './rights.ts';
import { showSubscriptions, whatOf, whose } from './show.ts';
import { endSubscription, readerOf, subscribe, subscriptionsOf, type Wish } from './subscription.ts';

/** Why this person may not say what is told here; null when they may. */
export async function whoChoosesInstead(turn: Turn): Promise<string | null> {
  if (mayChooseFor(turn)) return null;
  return turn.texts.subscriptions.adminsOnly(await namesOfAdministrators(turn));
}

/** The same as a card. */
export async function byThoseWhoMay(turn: Turn, work: () => Promise<Reply>): Promise<Reply> {
  const instead = await whoChoosesInstead(turn);
  return instead === null ? work() : noteFor(turn, 'warning', instead, turn.texts.subscriptions.ask);
}

/** Begins a subscription of whoever reads here, and shows all there are. */
export async function beginSubscription(turn: Turn, wish: Wish): Promise<Reply> {
  await keep(turn, wish);
  return showSubscriptions(turn, turn.texts.subscriptions.begun[whose(turn)](whatOf(turn, wish)));
}

/** Begins one for the person alone, from where others read along. */
export async function beginForPerson(turn: Turn, wish: Wish): Promise<Reply> {
  const { texts, services, sender } = turn;
  const words = texts.subscriptions;
  await keep({ ...turn, conversation: { ...turn.conversation, room: null } }, wish);
  const isMet = (await services.references.personal(sender.aadObjectId)) !== null;
  return noteFor(turn, 'good', words.begun.mine(whatOf(turn, wish)), isMet ? words.inOwnChat : words.writeFirst);
}

/** Ends a subscription of whoever reads here, and shows what is left. */
export async function endById(turn: Turn, id: string): Promise<Reply> {
  const order = await endFollowById(turn, id);
  if (order !== null) return showSubscriptions(turn, order.ended ? turn.texts.follows.ended(order.number) : '');
  const ended = await endSubscription(turn.services, readerOf(turn), id);
  const words = turn.texts.subscriptions;
  return showSubscriptions(turn, ended === null ? '' : words.ended[whose(turn)](whatOf(turn, ended)));
}

/** Ends what a sentence means: all that lie within the wish; asks which where it says nothing and there are several. */
export async function endWithin(turn: Turn, wish: Wish, isAll: boolean): Promise<Reply> {
  const { services, texts } = turn;
  const words = texts.subscriptions;
  const reader = readerOf(turn);
  const all = await subscriptionsOf(services, reader);
  const isOpen = wish.map === null && wish.company === null && wish.class === null;
  const meant = all.filter((one) => isWithin(one, wish));
  if (isOpen && !isAll && all.length > 1) return showSubscriptions(turn, words.whichToEnd);
  if (meant.length === 0) return showSubscriptions(turn, all.length === 0 ? '' : words.noneSuch(whatOf(turn, wish)));
  for (const { id } of meant) await endSubscription(services, reader, id);
  return showSubscriptions(turn, words.ended[whose(turn)](meant.map((one) => whatOf(turn, one)).join('; ')));
}

function isWithin(one: Wish, wish: Wish): boolean {
  return (
    (wish.map === null || wish.map === one.map) &&
    (wish.company === null || wish.company === one.company) &&
    (wish.class === null || wish.class === one.class)
  );
}

async function keep(turn: Turn, wish: Wish): Promise<void> {
  const { services, conversation, sender, person, texts } = turn;
  const reader = readerOf(turn);
  if (conversation.room !== null) {
    await services.references.enter(conversation, sender);
    await chooseLanguage(services.memory, reader, texts.language);
  }
  const since = services.clock.now().toISOString();
  await subscribe(services, { ...wish, reader, team: conversation.room?.team ?? null, by: person.name, since });
}
