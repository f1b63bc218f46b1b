import { z } from 'zod';
import type { Request } from '../requests/request.ts';
import { noteAsked } from './thread.ts';
import type { RequestBook } from './turn.ts';

/** Every request may be told which company it is about; else it is the one the person works in. */
const companySlot = z.object({ company: z.string().min(1).max(10) });

/** Opens the book of requests. Whatever runs through it is what a follow-up refers to, unless it is a passing remark. */
export function createRequestBook(requests: readonly Request[]): RequestBook {
  return {
    listed: (person) => requests.filter((one) => one.listed && one.fits(person)).map(({ name }) => name),
    words: (name, turn) => requests.find((one) => one.name === name)?.wordsFor?.(turn) ?? turn.texts.requests[name],
    run(name, turn, slots) {
      const request = requests.find((one) => one.name === name);
      if (request === undefined) return null;
      const told = companySlot.safeParse(slots);
      const within = told.success ? { ...turn, company: told.data.company.toLowerCase() } : turn;
      const noted = request.passing ? Promise.resolve() : noteAsked(within, request.name, slots);
      return noted.then(() => request.run(within, slots));
    },
    follow: (name, before, said) => requests.find((one) => one.name === name)?.follow(before, said) ?? said,
  };
}
