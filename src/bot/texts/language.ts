/** The languages the bot understands and speaks. One more is an entry here, a folder beside `en/` and utterances in the requests. */

export const languages = ['en', 'de'] as const;

export type Language = (typeof languages)[number];

/** Something that exists once for each language: what lacks one does not compile. */
export type PerLanguage<Value> = Readonly<Record<Language, Value>>;

/** What each language is called, in either language. */
const names: PerLanguage<RegExp> = {
  en: /^(en|eng|english|englisch|engl|englische)$/,
  de: /^(de|deu|ger|german|deutsch|deutsche)$/,
};

/** The language that a word names; null when it names none of ours. */
export function languageNamed(word: string): Language | null {
  const lower = word.trim().toLowerCase();
  return languages.find((language) => names[language].test(lower)) ?? null;
}

/** The language of a locale such as `de-AT`; English where it is none of ours. */
export function languageOf(locale: string | undefined): Language {
  const [start] = (locale ?? '').toLowerCase().split(/[-_]/);
  return languages.find((language) => language === start) ?? 'en';
}
