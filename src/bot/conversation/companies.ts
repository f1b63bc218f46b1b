import type { Company } from '../../records/face.ts';
import type { Turn } from './turn.ts';

/** The company that a word means, by code or name, among those of the person; null when it is none of them. */
export async function companyNamed(turn: Turn, words: string): Promise<Company | null> {
  const wanted = words.trim().toLowerCase();
  const companies = await turn.services.records.companies(turn.person);
  return companies.find(({ code, name }) => code === wanted || name.toLowerCase() === wanted) ?? null;
}
