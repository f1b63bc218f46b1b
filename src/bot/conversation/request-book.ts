import { z } from 'zod';
import type { Person } from '../../records/face.ts';
import type { Reply } from '../cards/reply.ts';
import type { Request } from '../requests/request.ts';
import { askCompany, companyNamed } from './companies.ts';
import { noteAsked } from './thread.ts';
import type { RequestBook, Turn } from './turn.ts';

/** Every request may be told which company it is about; else it is the one the person works in. */
const companySlot = z.object({ company: z.string().min(1).max(100) }).passthrough();

/** Opens the book of requests. Whatever runs through it is what a follow-up refers to, unless it is a passing remark. */
export function createRequestBook(requests: readonly Request[], administrators: readonly string[]): RequestBook {
  const isFor = ({ audience }: Request, { aadObjectId }: Person): boolean =>
    audience === 'everybody' || administrators.some((one) => one.toLowerCase() === aadObjectId.toLowerCase());
  return {
    listed: (person) =>
      requests.filter((one) => one.listed && one.fits(person) && isFor(one, person)).map(({ name }) => name),
    words: (name, turn) => requests.find((one) => one.name === name)?.wordsFor?.(turn) ?? turn.texts.requests[name],
    takes(name, slot) {
      const slots = requests.find((one) => one.name === name)?.slots;
      return slots instanceof z.ZodObject && slot in (slots.shape as object);
    },
    run(name, turn, slots) {
      const request = requests.find((one) => one.name === name);
      if (request === undefined) return null;
      return runWithin(turn, request, slots);
    },
    follow: (name, before, said) => requests.find((one) => one.name === name)?.follow(before, said) ?? said,
  };
}

/** Runs it in the company it is told; asks back where the person has none such. */
async function runWithin(turn: Turn, request: Request, slots: unknown): Promise<Reply> {
  const told = companySlot.safeParse(slots);
  const company = told.success ? await companyNamed(turn, told.data.company) : null;
  if (told.success && company === null) {
    const { which, unknown } = turn.texts.companyChoice;
    const leadsTo = { request: request.name, slots: told.data, slot: 'company' };
    return askCompany(turn, leadsTo, { title: which, text: '', problem: unknown(told.data.company) });
  }
  const within = company === null ? turn : { ...turn, company: company.code };
  if (!request.passing) await noteAsked(within, request.name, slots);
  return request.run(within, slots);
}
