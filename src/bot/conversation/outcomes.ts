/** What comes of an act, for its person and its card: asked again, broken, given up, shown. */
import type { Work } from '../actions/work.ts';
import { workingCard } from '../cards/working.ts';
import type { Reply } from '../cards/reply.ts';
import { heldId } from '../sign-in/held.ts';
import type { ToHold } from '../sign-in/sign-in.ts';
import type { Texts } from '../texts/texts.ts';
import type { Incoming } from './core.ts';
import { isStopped, sayFailure, type Failure } from './failures.ts';
import type { ClickedCard, Outcomes } from './operations.ts';
import { isShared, type Delivery, type References, type Sender, type Services } from './turn.ts';
import type { Turns } from './turns.ts';

interface OutcomesParts {
  readonly services: Pick<Services, 'sync'>;
  readonly references: References;
  readonly turns: Turns;
  readonly works: readonly Work[];
  /** What stands in the place of what cannot go on before its person signs in; null for every other failure. */
  readonly held: (error: unknown, what: ToHold) => Promise<Reply | null>;
  readonly describe: (error: unknown, texts: Texts, sender: Sender) => Failure;
  /** Puts the reply in the place of the card; sends it where there is none any more. */
  readonly replaceCard: (incoming: Incoming, reply: Reply, isAnswer: boolean) => Promise<Delivery>;
  /** Tells whoever clicked a card, which says that it is being worked on, why nothing came of it; false when it has to be tried again. */
  readonly tellWhy: (incoming: Incoming, reply: Reply) => Promise<boolean>;
  /** Tells whoever clicked in their own chat; false when it has to be tried again. */
  readonly tellAlone: (incoming: Incoming, reply: Reply) => Promise<boolean>;
}

export function createOutcomes(parts: OutcomesParts): Outcomes {
  const { references, turns } = parts;
  const works = new Map(parts.works.map((work) => [work.name, work]));
  /** Whether others read the card as well. */
  const othersRead = async ({ conversation }: ClickedCard): Promise<boolean> => {
    const where = await references.conversation(conversation);
    return where !== null && isShared({ conversation: where });
  };
  return {
    async again(card) {
      const own = await turns.cardsFor(card.sender);
      const conversation = await references.conversation(card.conversation);
      const isRoom = await othersRead(card);
      const ended =
        (reply: Reply, isOwn = isRoom) =>
        () =>
          Promise.resolve({ reply, settled: true, isOwn });
      if (conversation === null) return ended(sayFailure(own, 'default', own.texts.failures.outOfDate));
      const turn = await turns.open(card.sender, conversation, card.activity === '' ? null : card.activity);
      if (turn === null) return ended(sayFailure(own, 'default', own.texts.noLicence));
      const work = works.get(card.work);
      if (work?.isKnownById !== true) return ended(sayFailure(own, 'attention', own.texts.failures.uncertain), true);
      return () => work.again(turn, card.sent, card.requestId);
    },
    /** Once it has begun its card waits for the outcome; that nothing was changed is said only where nothing can have been. */
    async broken(card, error) {
      const waits = await parts.held(error, clickToHold(card, card.requestId));
      if (waits !== null) return { reply: waits, settled: true, isOwn: await othersRead(card) };
      const own = await turns.cardsFor(card.sender);
      const failure = parts.describe(error, own.texts, card.sender);
      const isKnown = works.get(card.work)?.isKnownById === true;
      if (isKnown && !isStopped(error) && (await parts.services.sync.askedBefore(card.requestId)) !== null)
        return { reply: workingCard(own, { company: '', ...own.texts.working.checking }), settled: false };
      const told = isKnown || isStopped(error) ? failure : { ...own.texts.failures.uncertain, title: failure.title };
      return { reply: sayFailure(own, 'attention', told), settled: true, isOwn: true };
    },
    async givenUp(card) {
      const own = await turns.cardsFor(card.sender);
      const reply = sayFailure(own, 'attention', own.texts.failures.givenUp);
      return { reply, settled: true, isOwn: await othersRead(card) };
    },
    async show(card, { reply, isOwn = false, own }, isAnswer, moved) {
      const conversation = await references.conversation(card.conversation);
      if (conversation === null) return true;
      const incoming = { sender: card.sender, conversation, activity: card.activity === '' ? null : card.activity };
      if (isOwn) return parts.tellWhy(incoming, reply);
      const shown = await parts.replaceCard(incoming, reply, isAnswer);
      if (shown.kind === 'later') return false;
      // What is still to be told alone may have to be tried again: the card is not sent once more with it.
      if (shown.kind === 'sent' && shown.activityId !== card.activity) await moved(shown.activityId);
      return own === undefined || parts.tellAlone(incoming, own);
    },
  };
}

/** The click on a card, where it has to wait for a sign-in; `requestId` of the act that was under way, else empty. */
export function clickToHold({ verb, data, sender, conversation, activity }: ClickedCard, requestId: string): ToHold {
  const id = heldId(verb, data, sender.aadObjectId, conversation, activity);
  return { id, work: { kind: 'click', verb, data, requestId }, sender, conversation, activity };
}
