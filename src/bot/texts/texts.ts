/** The catalogue of everything the bot says. Another language is another file of the same shape. */
import { english } from './en.ts';

export type Texts = typeof english;

/** Names of the requests: each has a title, a help line and an example here. */
export type RequestName = keyof Texts['requests'];

/** The catalogue for a locale such as `de-DE`; English where there is none. */
export function textsFor(_locale: string | undefined): Texts {
  return english;
}
