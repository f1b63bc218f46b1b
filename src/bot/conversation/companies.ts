/** Companies in words: which one is meant, and the question back where it is none of the person's. */
import type { Company } from '../../records/face.ts';
import type { Reply } from '../cards/reply.ts';
import type { RequestName } from '../texts/texts.ts';
import { ask } from './questions.ts';
import type { Turn } from './turn.ts';

/** The company that a word means, by code or name, among those of the person; null when it is none of them. */
export async function companyNamed(turn: Turn, words: string): Promise<Company | null> {
  const wanted = words.trim().toLowerCase();
  const companies = await turn.services.records.companies(turn.person);
  return companies.find(({ code, name }) => code === wanted || name.toLowerCase() === wanted) ?? null;
}

/** Asks for a company of the person; the answer runs the request with its code in the slot. */
export async function askCompany(
  turn: Turn,
  leadsTo: { readonly request: RequestName; readonly slots: Record<string, unknown>; readonly slot: string },
  said: { readonly title: string; readonly text: string; readonly problem: string },
): Promise<Reply> {
  const companies = await turn.services.records.companies(turn.person);
  return ask(turn, {
    ...leadsTo,
    ...said,
    options: companies
      .slice(0, 30)
      .map(({ code, name }) => ({ title: name === '' ? code : `${code} – ${name}`, value: code })),
    other: null,
  });
}
