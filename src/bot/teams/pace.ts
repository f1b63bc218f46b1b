/**
 * Teams' send limits, kept before Teams has to refuse: so many calls in so many seconds, for each conversation and for all of them.
 * Whoever would go over waits for the first free moment. A conversation that was told to wait is left alone until then.
 */
import { setTimeout as pause } from 'node:timers/promises';

export interface SendLimit {
  readonly calls: number;
  readonly seconds: number;
}

interface SendLimits {
  readonly perConversation: readonly SendLimit[];
  readonly inWhole: readonly SendLimit[];
}

/** For a channel that takes whatever comes. */
export const noLimits: SendLimits = { perConversation: [], inWhole: [] };

/** A little below what Teams documents: 7 in 1 s, 8 in 2 s, 60 in 30 s and 1800 in an hour per conversation, 50 in 1 s per tenant. */
export const teamsLimits: SendLimits = {
  perConversation: [
    { calls: 6, seconds: 1 },
    { calls: 7, seconds: 2 },
    { calls: 54, seconds: 30 },
    { calls: 1_600, seconds: 3_600 },
  ],
  inWhole: [{ calls: 25, seconds: 1 }],
};

export interface Pace {
  /** Resolves to true when a call to the conversation may leave, and counts it; to false when the signal comes first. */
  turn(conversation: string, ending: AbortSignal): Promise<boolean>;
  /** No call to the conversation for so many seconds: Teams asked for it. */
  hold(conversation: string, seconds: number): void;
}

/** `now` is a steady clock in milliseconds; it need not be the time of day. */
export function createPace(limits: SendLimits, now: () => number): Pace {
  const all = createWindow(limits.inWhole);
  const conversations = new Map<string, { readonly sent: CallWindow; until: number }>();
  const longest = Math.max(0, ...limits.perConversation.map(({ seconds }) => seconds)) * 1_000;

  const of = (conversation: string) => {
    const known = conversations.get(conversation);
    if (known !== undefined) return known;
    for (const [id, { sent, until }] of conversations)
      if (until < now() && sent.isEmptySince(now() - longest)) conversations.delete(id);
    const fresh = { sent: createWindow(limits.perConversation), until: 0 };
    conversations.set(conversation, fresh);
    return fresh;
  };

  return {
    async turn(conversation, ending) {
      const own = of(conversation);
      for (;;) {
        const at = now();
        const free = Math.max(own.until, own.sent.freeAt(at), all.freeAt(at));
        if (free <= at) {
          own.sent.count(at);
          all.count(at);
          return true;
        }
        if (!(await restUnless(ending, Math.ceil(free - at)))) return false;
      }
    },
    hold(conversation, seconds) {
      const own = of(conversation);
      own.until = Math.max(own.until, now() + seconds * 1_000);
    },
  };
}

/** Resolves to true after so many milliseconds, to false as soon as the signal comes. */
export async function restUnless(ending: AbortSignal, milliseconds: number): Promise<boolean> {
  try {
    await pause(milliseconds, undefined, { signal: ending });
    return true;
  } catch (error) {
    if (!ending.aborted) throw error;
    return false;
  }
}

interface CallWindow {
  /** When the next call would keep all limits; not later than `at` when it may leave now. */
  freeAt(at: number): number;
  count(at: number): void;
  isEmptySince(since: number): boolean;
}

function createWindow(limits: readonly SendLimit[]): CallWindow {
  const longest = Math.max(0, ...limits.map(({ seconds }) => seconds)) * 1_000;
  let calls: number[] = [];
  return {
    freeAt: (at) =>
      Math.max(
        at,
        ...limits.map(({ calls: most, seconds }) => {
          const oldest = calls.at(-most);
          return oldest === undefined ? at : oldest + seconds * 1_000;
        }),
      ),
    count(at) {
      calls = [...calls.filter((one) => one > at - longest), at];
    },
    isEmptySince: (since) => (calls.at(-1) ?? 0) <= since,
  };
}
