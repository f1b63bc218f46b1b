/** The catalogue of everything the bot says, once for each language. */
import { german } from './de/all.ts';
import { english } from './en/all.ts';
import { languageOf, type Language, type PerLanguage } from './language.ts';
import type { Texts } from './texts.ts';

const catalogues: PerLanguage<Texts> = { en: english, de: german };

/**
 * The catalogue for somebody: in the language they chose, else in that of their locale. Dates and figures follow the locale where it
 * is one of that language, so that a date is `4 Dec` for `en-GB` and `Dec 4` for `en-US`.
 */
export function textsFor(locale: string | undefined, chosen: Language | null = null): Texts {
  const texts = catalogues[chosen ?? languageOf(locale)];
  const fits = locale !== undefined && languageOf(locale) === texts.language && isRegional(locale);
  return fits && locale !== texts.locale ? { ...texts, locale } : texts;
}

/** Whether a locale names a region, and this runtime knows it. */
function isRegional(locale: string): boolean {
  try {
    return new Intl.Locale(locale).region !== undefined;
  } catch {
    return false;
  }
}
