/** Which messages show what: every card about a record or a draft, so that all of them can be edited when it changes. */
import { z } from 'zod';
import type { BotMemory, Clock } from '../ports.ts';
import { minutesAfter, openShelf } from './shelf.ts';

const copyModel = z.object({
  conversation: z.string(),
  activity: z.string(),
  /** For whom it was made: everybody else in the conversation reads it too. */
  reader: z.string(),
  follows: z.string(),
});

export type CardCopy = z.output<typeof copyModel>;

export interface CardCopies {
  /** Notes what a message shows now; what it showed before is forgotten. */
  shows(copy: Omit<CardCopy, 'follows'>, follows: string | undefined): Promise<void>;
  /** What a message shows; null when it is about nothing that is followed. */
  at(conversation: string, activity: string): Promise<CardCopy | null>;
  /** All messages about something. */
  about(follows: string): Promise<readonly CardCopy[]>;
}

/** Cards older than this are no longer edited: nobody scrolls back so far. */
const keptMinutes = 30 * 24 * 60;

/** Keeps the copies in the bot's memory. */
export function createCardCopies(memory: BotMemory, clock: Clock): CardCopies {
  const copies = openShelf(memory, 'card', copyModel);
  const at = (copy: Pick<CardCopy, 'conversation' | 'activity'>): string => `${copy.conversation}/${copy.activity}`;
  return {
    async shows(copy, follows) {
      const known = await copies.get(`at/${at(copy)}`);
      if (known?.follows === follows) return;
      if (known !== null) {
        await copies.remove(`of/${known.follows}/${at(copy)}`);
        await copies.remove(`at/${at(copy)}`);
      }
      if (follows === undefined) return;
      const expires = minutesAfter(clock.now(), keptMinutes);
      await copies.put(`at/${at(copy)}`, { ...copy, follows }, expires);
      await copies.put(`of/${follows}/${at(copy)}`, { ...copy, follows }, expires);
    },
    at: (conversation, activity) => copies.get(`at/${at({ conversation, activity })}`),
    about: async (follows) => (await copies.list(`of/${follows}/`)).map(({ value }) => value),
  };
}
