/**
 * The conversation without its carrier: a message becomes a reply, a click becomes an answer. `teams/` brings activities here and
 * carries replies back; nothing in this folder knows an SDK.
 */
import type { Action } from '../actions/action.ts';
import type { Work } from '../actions/work.ts';
import { workingCard } from '../cards/working.ts';
import type { Reply } from '../cards/reply.ts';
import type { Cards } from '../cards/template.ts';
import type { Planning } from '../language-model/planning.ts';
import type { Outbox } from '../notices/outbox.ts';
import type { Request } from '../requests/request.ts';
import { textsFor } from '../texts/catalogue.ts';
import { languageOf } from '../texts/language.ts';
import type { Texts } from '../texts/texts.ts';
import { heldTopic } from '../sign-in/held.ts';
import { signInReasonOf } from '../sign-in/reason.ts';
import { createSignIn, type SignIn, type SignInParts, type ToHold } from '../sign-in/sign-in.ts';
import { understandingOf } from '../requests/grammar.ts';
import type { Understood } from '../understanding/understanding.ts';
import type { Answer } from './answers.ts';
import type { Background } from './background.ts';
import type { CardCopies } from './card-copies.ts';
import { describeFailure, sayFailure, type Failure } from './failures.ts';
import { inTime } from './in-time.ts';
import type { Locks } from './lock.ts';
import { openKnowledge } from './knowledge.ts';
import { answerNotUnderstood } from './not-understood.ts';
import { createOperations, type ClickedCard, type Operations } from './operations.ts';
import { clickToHold, createOutcomes } from './outcomes.ts';
import { readMessage } from './reading.ts';
import {
  isShared,
  type Conversation,
  type Delivery,
  type Messenger,
  type References,
  type RequestBook,
  type Sender,
  type Services,
  type Turn,
} from './turn.ts';
import { closeRooms } from '../subscriptions/close-rooms.ts';
import { noteShown } from './thread.ts';
import { tellAlone, tellClicker } from './tell-clicker.ts';
import type { Turns } from './turns.ts';
import { minutesAfter } from './shelf.ts';
import { welcomeCard } from './welcome.ts';

/** Somebody wrote or clicked. */
export interface Incoming {
  readonly sender: Sender;
  readonly conversation: Conversation;
  /** The message of the clicked card, or null when the channel did not tell. */
  readonly activity: string | null;
}

/** What a click is answered with at once. */
export type ClickAnswer =
  { readonly kind: 'card'; readonly reply: Reply } | { readonly kind: 'message'; readonly text: string };

/** A click that whoever clicked is told more of apart from the card; `text` is for where a click is answered in words. */
interface ToldApart {
  readonly kind: 'told';
  readonly text: string;
}

export interface Core {
  /** The request a message asks for, by itself or after what was spoken of before; null when it is none. */
  understand(incoming: Incoming, message: string): Promise<Understood | null>;
  /** Answers a request; never throws. An unknown name is answered like a message not understood. */
  answer(incoming: Incoming, request: string, slots: unknown): Promise<Reply>;
  notUnderstood(incoming: Incoming, message: string): Promise<Reply>;
  /** What is said to whoever sent an activity: in the language they chose; where nobody did, or is known, in that of the client. */
  textsFor(incoming: Incoming | null, locale: string | undefined): Promise<Texts>;
  /** Answers a click; never throws. `answered` resolves when the answer has left. */
  click(incoming: Incoming, verb: string, data: unknown, answered: Promise<void>): Promise<ClickAnswer>;
  /** The bot was added: a welcome, once for each conversation; null when it had one. */
  arrive(conversation: Conversation, person: Sender | null): Promise<Reply | null>;
  /** The bot was removed: nothing is sent there any more, and what there is to tell waits until it is added again. */
  leave(conversation: Conversation): Promise<void>;
  /** Learns how to reach the sender and delivers in the background what waited for the first contact. */
  meet(conversation: Conversation, sender: Sender): Promise<void>;
  /** Puts a reply in the place of the message somebody clicked. */
  show(incoming: Incoming, reply: Reply): Promise<void>;
  /** Notes where a reply was put, so that it can be edited later. */
  sent(incoming: Incoming, reply: Reply, activity: string): Promise<void>;
  /** True the first time an activity is seen. */
  isNew(conversation: Conversation, activity: string): Promise<boolean>;
  readonly operations: Operations;
  readonly signIn: SignIn;
}

interface CoreParts {
  readonly services: Services;
  readonly cards: Cards;
  readonly messenger: Messenger;
  readonly references: References;
  readonly copies: CardCopies;
  readonly outbox: Outbox;
  readonly background: Background;
  readonly locks: Locks;
  /** Edits a message to how what it is about stands now; false when that cannot be told. */
  readonly restore: (conversation: string, activity: string) => Promise<boolean>;
  /** Null: nobody can sign in. */
  readonly kept: SignInParts['kept'];
  readonly turns: Turns;
  readonly book: RequestBook;
  readonly requests: readonly Request[];
  readonly actions: readonly Action[];
  readonly works: readonly Work[];
  /** Null: the grammar alone reads messages. */
  readonly planning: Planning | null;
}

/** Teams gives up on a click after a few seconds; what takes longer shows that it is being looked into. */
const clickMilliseconds = 2_500;

/** A conversation to which the bot is added again is welcomed anew after so long: whoever is there then may not know it. */
const welcomedMinutes = 400 * 24 * 60;

/** Minutes for which an activity that is sent twice is recognised. */
const duplicateMinutes = 15;

/** A clicked card as it is kept until its act has an outcome. */
function clickedCard({ sender, conversation, activity }: Incoming, verb: string, data: unknown): ClickedCard {
  return { verb, data, sender, conversation: conversation.id, activity: activity ?? '' };
}

/** Puts the conversation together. */
export function createCore(parts: CoreParts): Core {
  const { services, cards, references, turns } = parts;
  const actions = new Map(parts.actions.map((action) => [action.verb, action]));
  const understanding = understandingOf(parts.requests, services.sync.maps);
  const knowledge = openKnowledge(services.sync.maps);

  const describe = (error: unknown, texts: Texts, { timeZone }: Sender): Failure => {
    const { clock, log, ids } = services;
    return describeFailure(error, { texts, clock, log, timeZone, reference: ids.next().slice(0, 8) });
  };

  const broken = async (error: unknown, sender: Sender): Promise<Reply> => {
    const cards = await turns.cardsFor(sender);
    return sayFailure(cards, 'attention', describe(error, cards.texts, sender));
  };

  /** What cannot go on before its person signs in waits for that; null for every other failure. */
  const held = async (error: unknown, what: ToHold): Promise<Reply | null> => {
    const reason = signInReasonOf(error);
    return reason === null ? null : signIn.hold(what, reason);
  };

  const withTurn = async (
    incoming: Incoming,
    work: (turn: Turn) => Promise<Reply>,
    toHold: ToHold | null = null,
  ): Promise<Reply> => {
    try {
      const turn = await turns.open(incoming.sender, incoming.conversation, null);
      if (turn !== null) return await work(turn);
      const cards = await turns.cardsFor(incoming.sender);
      return sayFailure(cards, 'default', cards.texts.noLicence);
    } catch (error) {
      return (toHold === null ? null : await held(error, toHold)) ?? broken(error, incoming.sender);
    }
  };

  const answer = (incoming: Incoming, request: string, slots: unknown, id: string): Promise<Reply> =>
    withTurn(incoming, (turn) => parts.book.run(request, turn, slots) ?? notUnderstood(turn, ''), {
      id,
      work: { kind: 'request', request, slots },
      sender: incoming.sender,
      conversation: incoming.conversation.id,
      activity: '',
    });

  const follow = (conversation: Conversation, activity: string, sender: Sender, follows?: string): Promise<void> =>
    parts.copies.shows({ conversation: conversation.id, activity, reader: sender.aadObjectId }, follows);

  const notUnderstood = (turn: Turn, message: string): Promise<Reply> =>
    answerNotUnderstood({ understanding, knowledge }, turn, message);

  /** `isAnswer`: the person waits for it, so that it is what was spoken of last. */
  const replaceCard = async (incoming: Incoming, reply: Reply, isAnswer = true): Promise<Delivery> => {
    const { conversation, activity, sender } = incoming;
    const delivery =
      activity === null
        ? await parts.messenger.send(conversation, reply)
        : await parts.messenger.update(conversation, activity, reply);
    if (delivery.kind === 'sent') {
      await follow(conversation, activity ?? delivery.activityId, sender, reply.follows);
      if (isAnswer) await noteShown({ services, sender, conversation }, reply);
    }
    return delivery;
  };

  /** Whoever deleted the card is told all the same. */
  const replaceOrSend = async (incoming: Incoming, reply: Reply, isAnswer: boolean): Promise<Delivery> => {
    const { conversation, activity, sender } = incoming;
    const delivery = await replaceCard(incoming, reply, isAnswer);
    if (delivery.kind !== 'gone' || activity === null) return delivery;
    await follow(conversation, activity, sender);
    return replaceCard({ ...incoming, activity: null }, reply, isAnswer);
  };

  const telling = { ...parts, replace: replaceOrSend };
  const tellWhy = (incoming: Incoming, reply: Reply): Promise<boolean> => tellClicker(telling, incoming, reply, false);

  const run = async (incoming: Incoming, verb: string, data: unknown): Promise<Answer> => {
    const action = actions.get(verb);
    const turn = await turns.open(incoming.sender, incoming.conversation, incoming.activity);
    if (turn !== null && action !== undefined) return action.run(turn, data);
    const { noLicence, failures } = (await turns.cardsFor(incoming.sender)).texts;
    const text = turn === null ? `${noLicence.title} ${noLicence.text}` : failures.outOfDate.text;
    return { kind: 'message', text };
  };

  const operations = createOperations({
    ...{ memory: services.memory, clock: services.clock, log: services.log, background: parts.background },
    outcomes: createOutcomes({
      ...{ ...parts, held, describe, replaceCard: replaceOrSend },
      tellWhy: (incoming, reply) => tellClicker(telling, incoming, reply, true),
      tellAlone: (incoming, reply) => tellAlone(telling, incoming, reply),
    }),
  });

  const answerClick = async (
    incoming: Incoming,
    verb: string,
    data: unknown,
    answered: Promise<void>,
  ): Promise<ClickAnswer | ToldApart> => {
    const clicked = clickedCard(incoming, verb, data);
    try {
      const answer = await run(incoming, verb, data);
      if (answer.kind === 'message') return answer;
      if (answer.kind === 'card') {
        parts.background.run(`card ${verb}`, async () => {
          await answered;
          await replaceCard(incoming, answer.reply);
        });
        return answer;
      }
      await operations.start(clicked, answer, answered);
      return { kind: 'card', reply: answer.working };
    } catch (error) {
      const reply = await held(error, clickToHold(clicked, ''));
      if (reply !== null) {
        const othersRead = isShared(incoming);
        parts.background.run(`held ${verb}`, async () => {
          await answered;
          if (othersRead) await tellWhy(incoming, reply);
          else await replaceCard(incoming, reply);
        });
        return othersRead ? { kind: 'told', text: reply.text } : { kind: 'card', reply };
      }
      const { title, text } = describe(error, (await turns.cardsFor(incoming.sender)).texts, incoming.sender);
      return { kind: 'message', text: `${title} ${text}` };
    }
  };

  const signIn = createSignIn({
    ...parts,
    carrier: {
      over: (requestId) => operations.over(requestId),
      deliver: (aadObjectId) => parts.outbox.deliver(aadObjectId),
      async show({ id, sender, activity, ...one }, reply) {
        const conversation = await references.conversation(one.conversation);
        if (conversation === null) return;
        const [copy] = await parts.copies.about(heldTopic(id));
        if (!isShared({ conversation }) || one.work.kind === 'request') {
          const place = activity === '' ? (copy?.activity ?? null) : activity;
          await replaceCard({ sender, conversation, activity: place }, reply);
          return;
        }
        const own = await references.personal(sender.aadObjectId);
        if (copy === undefined || own === null)
          await tellWhy({ sender, conversation, activity: activity === '' ? null : activity }, reply);
        else await replaceCard({ sender, conversation: own, activity: copy.activity }, reply, false);
      },
      async goOn(one) {
        const { id, work, sender } = one;
        const conversation = await references.conversation(one.conversation);
        if (conversation === null) return;
        const incoming = { sender, conversation, activity: one.activity === '' ? null : one.activity };
        if (work.kind === 'request') return this.show(one, await answer(incoming, work.request, work.slots, id));
        const own = await turns.cardsFor(sender);
        const othersRead = isShared({ conversation });
        let shown = (): void => undefined;
        const answered = new Promise<void>((resolve) => {
          shown = resolve;
        });
        const clicked = await answerClick(incoming, work.verb, work.data, answered);
        if (clicked.kind === 'message')
          await this.show(one, sayFailure(own, 'default', { title: clicked.text, text: '' }));
        if (clicked.kind === 'card' && !othersRead) await this.show(one, clicked.reply);
        if (clicked.kind === 'card' && othersRead) {
          await replaceCard(incoming, clicked.reply);
          if ((await parts.copies.about(heldTopic(id))).length > 0)
            await this.show(one, sayFailure(own, 'good', { title: own.texts.signIn.done.goesOn, text: '' }));
        }
        shown();
      },
    },
  });

  return {
    operations,
    signIn,
    async understand({ sender, conversation }, message) {
      try {
        const turn = await turns.open(sender, conversation, null);
        if (turn !== null) return await readMessage({ ...parts, understanding, knowledge }, turn, message);
        return understanding.understand(message, (await turns.cardsFor(sender)).texts.language);
      } catch {
        // Whoever answers runs into the same failure, and tells it.
        return understanding.understand(message, languageOf(sender.locale));
      }
    },
    textsFor: async (incoming, locale) =>
      incoming === null ? textsFor(locale) : (await turns.cardsFor(incoming.sender)).texts,
    answer: (incoming, name, slots) => answer(incoming, name, slots, services.ids.next()),
    notUnderstood: (incoming, message) => withTurn(incoming, (turn) => notUnderstood(turn, message)),
    async click(incoming, verb, data, answered) {
      const answer = answerClick(incoming, verb, data, answered);
      const first = await inTime(answer, clickMilliseconds, null);
      if (first?.kind === 'told') return { kind: 'message', text: first.text };
      if (first !== null) return first;
      const keeps = !isShared(incoming) && actions.get(verb)?.keepsForm === true;
      // What comes is put in the card's place by whoever makes it; only words without a card have no place yet.
      parts.background.run(`late ${verb}`, async () => {
        const late = await answer;
        await answered;
        if (late.kind === 'message') {
          const own = await turns.cardsFor(incoming.sender);
          const told = sayFailure(own, 'default', { title: late.text, text: '' });
          if (keeps) await parts.messenger.send(incoming.conversation, told);
          else await tellWhy(incoming, told);
        }
      });
      const own = await turns.cardsFor(incoming.sender);
      const { title, text } = own.texts.working.slow;
      // A card of several stays: what comes may concern the one who clicked alone. A form stays, with what was typed.
      return !isShared(incoming) && !keeps
        ? { kind: 'card', reply: workingCard(own, { company: '', title, text }) }
        : { kind: 'message', text: title };
    },
    async arrive(conversation, person) {
      if (person !== null) await references.learn(conversation, person);
      if ((await services.memory.get('welcomed', conversation.id)) !== null) return null;
      const own = person === null ? cards : await turns.cardsFor(person);
      const turn = person === null ? null : await turns.open(person, conversation, null);
      const first = await services.memory.add(
        'welcomed',
        conversation.id,
        true,
        minutesAfter(services.clock.now(), welcomedMinutes),
      );
      return first ? welcomeCard(own, conversation, turn) : null;
    },
    async leave({ id, room }) {
      await references.forget(id);
      if (room === null) return;
      await closeRooms({ memory: services.memory, outbox: parts.outbox, references }, room.id);
    },
    async meet(conversation, sender) {
      await references.learn(conversation, sender);
      const reader = conversation.room?.id ?? sender.aadObjectId;
      parts.background.run('notices', () => parts.outbox.deliver(reader));
    },
    show: async (incoming, reply) => void (await replaceCard(incoming, reply)),
    async sent({ conversation, sender }, reply, activity) {
      await follow(conversation, activity, sender, reply.follows);
      await noteShown({ services, sender, conversation }, reply);
    },
    isNew: (conversation, activity) =>
      services.memory.add(
        'seen',
        `${conversation.id}/${activity}`,
        true,
        minutesAfter(services.clock.now(), duplicateMinutes),
      ),
  };
}
