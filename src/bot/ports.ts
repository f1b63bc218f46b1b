/** What the bot asks of its surroundings besides the three faces: memory of its own, time, ids, a log. Types only. */

/**
 * What the bot remembers, by kind and key. All of it is small; nothing here is a record of either connected system.
 * Keys are made by the bot and hold printable characters only.
 */
export interface BotMemory {
  /** The value, or null when there is none or it expired. */
  get(kind: MemoryKind, key: string): Promise<unknown>;
  put(kind: MemoryKind, key: string, value: unknown, expiresAt?: Date): Promise<void>;
  /** Stores only when nothing (unexpired) is there, in one step; true when it stored. */
  add(kind: MemoryKind, key: string, value: unknown, expiresAt?: Date): Promise<boolean>;
  remove(kind: MemoryKind, key: string): Promise<void>;
  /** Unexpired entries whose key starts with `prefix`, in key order. */
  list(kind: MemoryKind, prefix: string): Promise<readonly MemoryEntry[]>;
}

export interface MemoryEntry {
  readonly key: string;
  readonly value: unknown;
}

/**
 * All of it expires, save what must last: what people chose (`company`, `language`, `subscription`), how they and the rooms they share
 * are reached (`conversation`, `person`, `name`; threads of channels expire), orders that are waited for (`following`, until the end
 * that is waited for, or it is waited for no longer) and work items that were told (`approval`, until they are decided).
 *
 * - `draft`: input of a form or a confirmation that is not written yet, by owner and draft id
 * - `question`: a choice a person was asked to make
 * - `meant`: requests that a message may have meant, with what it said of their slots
 * - `search`: what an answered list was asked for, so that its next page can be read
 * - `place`: where a person starts from
 * - `company`: the company a person switched to
 * - `language`: the language a person chose
 * - `thread`: what was spoken of last, by person and conversation
 * - `conversation`: how to reach a conversation
 * - `person`: personal conversation of a person, by Entra object id
 * - `name`: Entra object id by user principal name
 * - `welcomed`: conversations that had their welcome
 * - `seen`: activities already handled
 * - `card`: cards that show a record, by record
 * - `notice`: what waits to be told to somebody
 * - `unsettled`: cards that wait for the outcome of an operation
 * - `decision`: who decided on a version of an order
 * - `refusals`: how often the same click was refused, so that a later one is a new operation
 * - `objection`: why an order was not acted on, by order, person and conversation
 * - `requester`: who submitted an order in the chat
 * - `approval`: work items of Supply Chain Management that were told, and since when they are looked for
 * - `inquiry`: questions about an order to whoever requested it, and the answers
 * - `batch`: the orders of a list that can be decided on together, in the versions it showed
 * - `shown`: what an approver was shown of a version of an order
 * - `approved`: what an order was when it was last approved
 * - `trial`: trials of an initial sync after which somebody is beginning to write
 * - `incident`: sync failures of one cause, and which incident each belongs to
 * - `subscription`: what sync failures a conversation hears of
 * - `following`: orders that somebody hears of once they are decided
 * - `held`: what waits for a sign-in, by person
 * - `sign-in`: the card a person was sent to sign in with, and answers to sign-ins that came
 * - `dialog`: the message a dialog was opened from, by person
 * - `talk`: what somebody asked for in a chat a moment ago, for a language model
 */
export type MemoryKind =
  | 'draft'
  | 'question'
  | 'meant'
  | 'search'
  | 'place'
  | 'company'
  | 'language'
  | 'thread'
  | 'conversation'
  | 'person'
  | 'name'
  | 'welcomed'
  | 'seen'
  | 'card'
  | 'notice'
  | 'unsettled'
  | 'decision'
  | 'refusals'
  | 'objection'
  | 'requester'
  | 'shown'
  | 'approval'
  | 'inquiry'
  | 'batch'
  | 'approved'
  | 'trial'
  | 'incident'
  | 'subscription'
  | 'following'
  | 'held'
  | 'sign-in'
  | 'dialog'
  | 'talk';

/** Time is a parameter. */
export interface Clock {
  now(): Date;
}

/** Unguessable, never repeated. */
export interface Ids {
  next(): string;
}

/** Structured log; `details` hold no message text and no token. */
export interface Log {
  info(event: string, details?: Readonly<Record<string, unknown>>): void;
  warn(event: string, details?: Readonly<Record<string, unknown>>): void;
  error(event: string, details?: Readonly<Record<string, unknown>>): void;
}

export interface BotSettings {
  /** Application id of the bot; empty in the anonymous local mode. */
  readonly appId: string;
  /** Entra tenant whose people may use the bot; null in the anonymous local mode. */
  readonly tenantId: string | null;
  /** True when messages are accepted without a token: loopback only. */
  readonly anonymous: boolean;
  /** Whether forms offer to be opened as a dialog: the channel behind the bot knows dialogs. */
  readonly dialogs: boolean;
  /** Whose limits messages to a conversation keep. */
  readonly sendLimits: 'teams' | 'none';
  /** Entra object ids of the people who hear of every sync failure. */
  readonly administrators: readonly string[];
  /** How long before Supply Chain Management's due date an approver is reminded; 0 reminds of what is overdue alone. */
  readonly reminderHours: number;
  /** Hosts the bot may send answers to; `*.example.com` stands for any host below it. */
  readonly trustedServiceHosts: readonly string[];
  /** Folder of the card templates. */
  readonly cardsFolder: string;
}
