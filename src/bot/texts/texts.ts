/** The shape of the catalogues. Types only: `catalogue.ts` has the catalogues themselves. */
import type { english } from './en/all.ts';

export type { RefusalAbout } from './en/core-words.ts';
export type { EntityWords } from './en/entities.ts';

/** Everything the bot says, in one language: the shape of the English catalogue, which the others are checked against. */
export type Texts = typeof english;

/** Names of the requests: each has a title, a help line and an example in every catalogue. */
export type RequestName = keyof Texts['requests'];

/** What a request is called, what it does, and a sentence that asks for it. */
export type RequestWords = Texts['requests'][RequestName];
