/**
 * What the bot has to tell somebody, or a room, of its own accord. Nobody can be written to before a first contact, so that a notice waits until
 * it is delivered; it is put into words at delivery, as its reader may see it then. A card about the same thing is edited, not repeated.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Reply } from '../cards/reply.ts';
import type { Background } from '../conversation/background.ts';
import type { CardCopies } from '../conversation/card-copies.ts';
import type { Locks } from '../conversation/lock.ts';
import { minutesAfter, openShelf } from '../conversation/shelf.ts';
import type { Messenger, References, Services, Turn } from '../conversation/turn.ts';
import { signInReasonOf } from '../sign-in/reason.ts';
import type { Turns } from '../conversation/turns.ts';

const noticeModel = z.object({
  to: z.string(),
  /** Which of the kinds of notice it is. */
  kind: z.string(),
  payload: z.unknown(),
  attempts: z.number(),
  notBefore: z.string().nullable(),
  /** Which telling it is: one that was told anew while it was being delivered is delivered again. */
  stamp: z.string().default(''),
});

/** A kind of notice: what it says to its reader now; null when there is nothing left to say. */
export interface NoticeKind {
  readonly kind: string;
  write(turn: Turn, payload: unknown): Promise<Reply | null>;
  /** True for what has to be noticed: a message of its own each time, where others edit the card that is there. */
  readonly anew?: boolean;
  /** What takes the place of a card that its reader has turned to a part of the same thing. */
  again?(turn: Turn, follows: string): Promise<Reply | null>;
}

export interface Outbox {
  /**
   * Keeps the notice and tries to deliver it at once. The same `id` to the same person is the same notice.
   * Resolves to false when the person has never been met: it waits.
   */
  tell(to: string, kind: string, id: string, payload: unknown): Promise<boolean>;
  /**
   * Keeps the notice and resolves; delivers it in the background. However many are posted under one id meanwhile, one message tells
   * how things stand then.
   */
  post(to: string, kind: string, id: string, payload: unknown): Promise<void>;
  /** Delivers what waits for one reader, or for all. */
  deliver(to?: string): Promise<void>;
  /** Takes back all that waits for a room where nothing is to be told any more. */
  withdraw(room: string): Promise<void>;
}

interface OutboxParts {
  readonly services: Pick<Services, 'memory' | 'clock' | 'log' | 'ids' | 'settings'>;
  readonly messenger: Messenger;
  readonly references: References;
  readonly turns: Turns;
  readonly copies: CardCopies;
  readonly locks: Locks;
  readonly background: Background;
  readonly kinds: readonly NoticeKind[];
  /** Asks somebody to sign in, since what there is to tell is read in their name. It waits until they have. */
  readonly askToSignIn: (aadObjectId: string) => Promise<void>;
  /** A room can no longer be written to. */
  readonly lostRoom: (room: string) => Promise<void>;
}

/** After a background delivery, what is posted to the same person is gathered for so long. */
const gatheringMilliseconds = 1_000;

/** A notice that could not be delivered for so long is of no use any more. */
const keptMinutes = 30 * 24 * 60;

/** Creates the outbox over the bot's memory. */
export function createOutbox(parts: OutboxParts): Outbox {
  const { clock, log, memory } = parts.services;
  const notices = openShelf(memory, 'notice', noticeModel);
  const kinds = new Map(parts.kinds.map((kind) => [kind.kind, kind]));

  /** Sends, or edits the card that is there already. */
  const put = async (
    to: string,
    turn: Turn,
    kind: NoticeKind,
    written: Reply,
  ): Promise<'delivered' | 'unreachable' | 'refused' | number> => {
    const { conversation } = turn;
    const copies = written.follows === undefined || kind.anew === true ? [] : await parts.copies.about(written.follows);
    const standing = copies.find((copy) => copy.conversation === conversation.id && copy.reader === to);
    const isPart = standing !== undefined && standing.follows !== written.follows;
    const reply = isPart ? ((await kind.again?.(turn, standing.follows)) ?? written) : written;
    let delivery =
      standing === undefined
        ? await parts.messenger.send(conversation, reply)
        : await parts.messenger.update(conversation, standing.activity, reply);
    const isEdited = delivery.kind === 'sent' || delivery.kind === 'later';
    if (standing !== undefined && !isEdited) delivery = await parts.messenger.send(conversation, reply);
    if (delivery.kind === 'later') return delivery.afterSeconds;
    if (delivery.kind === 'refused') {
      log.error('notice not taken', { to, kind: kind.kind, reason: delivery.reason });
      return 'refused';
    }
    if (delivery.kind === 'gone') {
      log.warn('person not reachable', { to, reason: delivery.reason });
      await parts.references.forget(conversation.id);
      return 'unreachable';
    }
    await parts.copies.shows(
      { conversation: conversation.id, activity: delivery.activityId, reader: to },
      reply.follows,
    );
    return 'delivered';
  };

  /** Administrators hear of each reader once while that notice waits; not of one another. */
  const tellUndeliverable = async (to: string, kind: string, isRoom: boolean, name: string): Promise<void> => {
    const others = parts.services.settings.administrators.map((id) => id.toLowerCase()).filter((id) => id !== to);
    if (kind === 'undeliverable') return;
    for (const one of others) await outbox.post(one, 'undeliverable', to, { name, isRoom });
  };

  const deliverOne = async (key: string): Promise<void> => {
    const notice = await notices.get(key);
    const now = clock.now();
    if (notice === null || (notice.notBefore !== null && notice.notBefore > now.toISOString())) return;
    const conversation = await parts.references.personal(notice.to);
    const turn = conversation === null ? null : await parts.turns.forReader(notice.to, conversation.id);
    if (conversation === null || turn === null) return;
    const kind = kinds.get(notice.kind);
    const reply = (await kind?.write(turn, notice.payload)) ?? null;
    const done = kind === undefined || reply === null ? 'delivered' : await put(notice.to, turn, kind, reply);
    if (done === 'unreachable') {
      if (conversation.room !== null) await parts.lostRoom(conversation.room.id);
      return tellUndeliverable(notice.to, notice.kind, conversation.room !== null, turn.sender.name);
    }
    await parts.locks.run(`notice ${key}`, async () => {
      const isStill = (await notices.get(key))?.stamp === notice.stamp;
      if (!isStill) return;
      // What Teams does not take once it never takes: others after it go through.
      if (done === 'delivered' || done === 'refused') return notices.remove(key);
      const waiting = {
        ...notice,
        attempts: notice.attempts + 1,
        notBefore: minutesAfter(now, done / 60).toISOString(),
      };
      await notices.put(key, waiting, minutesAfter(now, keptMinutes));
    });
  };

  const keep = (to: string, kind: string, id: string, payload: unknown): Promise<void> => {
    const key = `${to}/${kind}/${id}`;
    const notice = { to, kind, payload, attempts: 0, notBefore: null, stamp: parts.services.ids.next() };
    return parts.locks.run(`notice ${key}`, () => notices.put(key, notice, minutesAfter(clock.now(), keptMinutes)));
  };

  const deliver = (to: string): Promise<void> =>
    parts.locks.run(`notices of ${to}`, async () => {
      for (const { key } of await notices.list(`${to}/`)) {
        try {
          await deliverOne(key);
        } catch (error) {
          if (signInReasonOf(error) !== null) await parts.askToSignIn(to);
          else
            log.error('notice not delivered', { key, error: error instanceof Error ? error.message : String(error) });
        }
      }
    });

  const gathering = new Map<string, Promise<void>>();
  const due = new Set<string>();

  const deliverSoon = (to: string): void => {
    if (due.has(to)) return;
    due.add(to);
    parts.background.run('notices', async () => {
      await gathering.get(to);
      due.delete(to);
      await deliver(to);
      const rest = pause(gatheringMilliseconds, undefined, { ref: false }).finally(() => {
        if (gathering.get(to) === rest) gathering.delete(to);
      });
      gathering.set(to, rest);
    });
  };

  const outbox: Outbox = {
    async post(to, kind, id, payload) {
      await keep(to, kind, id, payload);
      deliverSoon(to);
    },
    async tell(to, kind, id, payload) {
      await keep(to, kind, id, payload);
      await deliver(to);
      return (await parts.references.personal(to)) !== null;
    },
    async deliver(to) {
      if (to !== undefined) return deliver(to);
      const everyone = new Set((await notices.list('')).map(({ value }) => value.to));
      for (const one of everyone) await deliver(one);
    },
    async withdraw(room) {
      for (const { key } of await notices.list(`${room}/`)) await notices.remove(key);
    },
  };
  return outbox;
}
