/** What a person chose once and for all conversations: the language, and the company to work in. */
import { z } from 'zod';
import type { BotMemory } from '../ports.ts';
import { languages, type Language } from '../texts/language.ts';
import { openShelf } from './shelf.ts';

const languageModel = z.object({ language: z.enum(languages) });
const companyModel = z.object({ company: z.string() });

/** The language somebody chose; null while the locale of their client decides. */
export async function chosenLanguage(memory: BotMemory, aadObjectId: string): Promise<Language | null> {
  return (await openShelf(memory, 'language', languageModel).get(aadObjectId))?.language ?? null;
}

/** Remembers the language. */
export function chooseLanguage(memory: BotMemory, aadObjectId: string, language: Language): Promise<void> {
  return openShelf(memory, 'language', languageModel).put(aadObjectId, { language });
}

/** The company somebody switched to; null while their own system decides. */
export async function chosenCompany(memory: BotMemory, aadObjectId: string): Promise<string | null> {
  return (await openShelf(memory, 'company', companyModel).get(aadObjectId))?.company ?? null;
}

/** Remembers the company, by its code in lower case. */
export function chooseCompany(memory: BotMemory, aadObjectId: string, company: string): Promise<void> {
  return openShelf(memory, 'company', companyModel).put(aadObjectId, { company });
}
