/** The phrases of the lexicons, by language. */
import type { PerLanguage } from '../../texts/language.ts';
import { englishLexicon } from './english.ts';
import { germanLexicon } from './german.ts';
import { phrasesOf, type Phrase } from './lexicon.ts';

export const phrasesIn: PerLanguage<readonly Phrase[]> = {
  en: phrasesOf(englishLexicon),
  de: phrasesOf(germanLexicon),
};
