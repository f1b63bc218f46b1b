/** Sign-ins the channel has told of: several clients of a person each tell of the same one. */
import { z } from 'zod';
import { minutesAfter, openShelf } from '../conversation/shelf.ts';
import type { Sender } from '../conversation/turn.ts';
import type { BotMemory, Clock } from '../ports.ts';

export interface Answers {
  /** How the sign-in of that id ended; null when it was not told of yet. */
  get(sender: Sender, id: string): Promise<boolean | null>;
  put(sender: Sender, id: string, isDone: boolean): Promise<void>;
}

const keptMinutes = 15;

export function openAnswers(memory: BotMemory, clock: Clock): Answers {
  const shelf = openShelf(memory, 'sign-in', z.object({ done: z.boolean() }));
  const keyOf = ({ aadObjectId }: Sender, id: string): string => `answer/${aadObjectId}/${id}`;
  return {
    get: async (sender, id) => (await shelf.get(keyOf(sender, id)))?.done ?? null,
    put: (sender, id, done) => shelf.put(keyOf(sender, id), { done }, minutesAfter(clock.now(), keptMinutes)),
  };
}
