/** What a request or a card action is given: who asks, where, and what to answer with. Types, but for who reads along; nothing of an SDK. */
import type { Procurement } from '../../procurement/face.ts';
import type { Person, Records } from '../../records/face.ts';
import type { SyncCore } from '../../sync/face.ts';
import type { Reply } from '../cards/reply.ts';
import type { Cards } from '../cards/template.ts';
import type { BotMemory, BotSettings, Clock, Ids, Log } from '../ports.ts';
import type { ApprovalDesk } from './approval-desk.ts';
import type { RequestName, RequestWords, Texts } from '../texts/texts.ts';

/** Who sent an activity; told by the channel, never by card data. */
export interface Sender {
  readonly aadObjectId: string;
  /** Id of the person in the channel; empty when nobody knows it any more. */
  readonly account: string;
  readonly name: string;
  /** IANA name, `UTC` when the client did not tell. */
  readonly timeZone: string;
  /** Language and region of the client, such as `de-AT`; empty when it did not tell. */
  readonly locale: string;
}

/** A conversation, and what is needed to write into it later. */
export interface Conversation {
  readonly id: string;
  readonly kind: 'personal' | 'group' | 'channel';
  /** Opaque to all but `teams/`. */
  readonly reference: unknown;
  /** The group chat or channel it is part of; null for a personal chat. */
  readonly room: Room | null;
}

/** Whether others read what is said there as well. */
export function isShared({ conversation }: { readonly conversation: Pick<Conversation, 'kind'> }): boolean {
  return conversation.kind !== 'personal';
}

/** A group chat, or a channel with all its threads: where several read. */
export interface Room {
  /** Id of the conversation that begins a new thread in it. */
  readonly id: string;
  /** Empty where Teams did not tell. */
  readonly name: string;
  /** The team a channel belongs to; null for a group chat. */
  readonly team: string | null;
}

/** How conversations and people can be reached. */
export interface References {
  /** Remembers the conversation, and as the person's own when it is personal. */
  learn(conversation: Conversation, sender: Sender | null): Promise<void>;
  conversation(id: string): Promise<Conversation | null>;
  /** Where to tell a reader something: the personal conversation of somebody, null before the first contact; a room itself. */
  personal(reader: string): Promise<Conversation | null>;
  /** Somebody who wrote here before, in whatever conversation; of a room, nobody in particular. */
  sender(reader: string): Promise<Sender | null>;
  /** Everybody who has a personal conversation. */
  people(): Promise<readonly Sender[]>;
  /** Makes a room a reader of its own, by its id: what is told there is told to nobody in particular, in the time zone of `like`. */
  enter(conversation: Conversation, like: Sender): Promise<void>;
  /** Notes which person a user principal name is, since systems name authors by it. */
  nameOf(userPrincipalName: string, aadObjectId: string): Promise<void>;
  byName(userPrincipalName: string): Promise<string | null>;
  /** The bot was removed from a conversation, or may no longer write there. */
  forget(conversation: string): Promise<void>;
}

/** Writes into conversations outside a turn. */
export interface Messenger {
  /** Resolves to the id of the new message. */
  send(conversation: Conversation, reply: Reply): Promise<Delivery>;
  /** Replaces a message in place. */
  update(conversation: Conversation, activityId: string, reply: Reply): Promise<Delivery>;
  /** Sends the channel's own card to sign in with. `single` lets the channel try it by itself first, without a page. */
  askToSignIn(conversation: Conversation, card: SignInCard): Promise<Delivery>;
}

export interface SignInCard {
  readonly text: string;
  readonly button: string;
  readonly single: boolean;
}

/**
 * - `sent`: it is there
 * - `gone`: it can never be: blocked, removed, the conversation or the message no longer exists
 * - `refused`: the conversation is there, and this message is not taken as it is
 * - `later`: it may be tried again, not before the given number of seconds
 */
export type Delivery =
  | { readonly kind: 'sent'; readonly activityId: string }
  | { readonly kind: 'gone'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'later'; readonly reason: string; readonly afterSeconds: number };

/** The faces and ports the bot stands on. */
export interface Services {
  readonly sync: SyncCore;
  readonly records: Records;
  readonly procurement: Procurement;
  readonly memory: BotMemory;
  readonly references: References;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly settings: BotSettings;
}

/** Slots before they are validated. */
type RawSlots = Readonly<Record<string, unknown>>;

/** The requests, for those that lead to others: help, suggestions, answers to questions. */
export interface RequestBook {
  /** Those of use to a person, in the order of the help card. */
  listed(person: Person): readonly RequestName[];
  /** What a request is called, for the person of the turn. */
  words(name: RequestName, turn: Turn): RequestWords;
  /** Whether a request takes such a slot. */
  takes(name: string, slot: string): boolean;
  /** Runs a request; null when there is none of the name. */
  run(name: string, turn: Turn, slots: unknown): Promise<Reply> | null;
  /** The slots a request is run with after a follow-up. */
  follow(name: string, before: RawSlots, said: RawSlots): RawSlots;
}

/** What a turn may set going elsewhere. */
export interface Desk {
  /**
   * Tells somebody something in their personal chat. The same kind and id is the same notice.
   * Resolves to false when nobody has met that person yet: the notice waits for the first contact.
   */
  tell(to: string, kind: string, id: string, payload: unknown): Promise<boolean>;
  /** Keeps such a notice and resolves; it is delivered in the background. */
  post(to: string, kind: string, id: string, payload: unknown): Promise<void>;
  /** Edits all cards about something to how it stands now, save the message that is being edited anyway. */
  readonly refresh: (topic: string, exceptActivity: string | null) => Promise<void>;
  readonly signIn: SignInDesk;
  /** Does something that changes the topic and shows it itself: meanwhile news edit none of its cards, nor later those of the version that was `seen`. */
  quiet<T>(topic: string, work: (seen: (version: string) => void) => Promise<T>): Promise<T>;
  readonly approvals: ApprovalDesk;
}

/** Signing in and out, for those who ask for it by themselves or press a button of what waits for it. */
export interface SignInDesk {
  /**
   * Takes up what waits, where the person is signed in by now: `going on`, and what comes of it takes the card's place. Else asks
   * again. Null when there is no such thing (any more).
   */
  goOn(turn: Turn, id: string): Promise<Reply | 'going on' | null>;
  /** Puts away what waits; null when there is no such thing. */
  drop(turn: Turn, id: string): Promise<Reply | null>;
  /** Asks to sign in, unless the person is. */
  signIn(turn: Turn): Promise<Reply>;
  /** Signs out; what waits for a sign-in is put away. */
  signOut(turn: Turn): Promise<Reply>;
}

export interface Turn {
  readonly services: Services;
  readonly desk: Desk;
  readonly requests: RequestBook;
  readonly texts: Texts;
  readonly cards: Cards;
  readonly sender: Sender;
  readonly conversation: Conversation;
  /** The message of the clicked card; null when nothing was clicked. */
  readonly activity: string | null;
  readonly person: Person;
  /** Company everything in this turn is about. */
  readonly company: string;
}
