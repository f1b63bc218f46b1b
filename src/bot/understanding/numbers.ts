/** Numbers as people write them: `5`, `1,500`, `2.5`, `five`, `two dozen`; in German `1.500`, `2,5`, `fünf`, `zwei Dutzend`. */
import type { Language, PerLanguage } from '../texts/language.ts';

const list = (words: string): readonly string[] => words.split(' ');

const englishUnits = list(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
);
const englishTens = list('twenty thirty forty fifty sixty seventy eighty ninety');

const germanUnits = list(
  'null eins zwei drei vier fuenf sechs sieben acht neun zehn elf zwoelf dreizehn vierzehn fuenfzehn sechzehn siebzehn achtzehn neunzehn',
);
const germanTens = list('zwanzig dreissig vierzig fuenfzig sechzig siebzig achtzig neunzig');
/** As they stand before `und` in `einundzwanzig`. */
const germanOnes = list('ein zwei drei vier fuenf sechs sieben acht neun');

const small = new Map<string, number>([
  ...englishUnits.map((word, value): [string, number] => [word, value]),
  ...englishTens.map((word, index): [string, number] => [word, (index + 2) * 10]),
  ...germanUnits.map((word, value): [string, number] => [word, value]),
  ...list('ein eine einen einem einer').map((word): [string, number] => [word, 1]),
  ...germanTens.flatMap((ten, index): [string, number][] => [
    [ten, (index + 2) * 10],
    ...germanOnes.map((one, before): [string, number] => [`${one}und${ten}`, (index + 2) * 10 + before + 1]),
  ]),
]);

const dozens = new Set(['dozen', 'dutzend']);
const hundreds = new Set(['hundred', 'hundert']);

/** The mark between groups of three digits, and the one before decimals. */
const marks: PerLanguage<{ readonly group: string; readonly decimal: string }> = {
  en: { group: ',', decimal: '.' },
  de: { group: '.', decimal: ',' },
};

export interface NumberFound {
  readonly value: number;
  /** How many words it takes. */
  readonly length: number;
}

/**
 * The number that starts at a word, or null. Words are in lower case with umlauts written out. Which mark parts thousands is a matter
 * of the language, and only asked where three digits follow a single mark: `1,500` and `1.500`.
 */
export function numberAt(words: readonly string[], index: number, language: Language = 'en'): NumberFound | null {
  const first = words[index];
  if (first === undefined) return null;
  const simple = simpleNumber(words, index, language);
  const after = words[index + (simple?.length ?? 1)] ?? '';
  if (simple === null) {
    if (first === 'a' && dozens.has(after)) return { value: 12, length: 2 };
    if (first === 'half' && after === 'a' && words[index + 2] === 'dozen') return { value: 6, length: 3 };
    return dozens.has(first) ? { value: 12, length: 1 } : null;
  }
  if (dozens.has(after)) return { value: simple.value * 12, length: simple.length + 1 };
  if (hundreds.has(after)) return { value: simple.value * 100, length: simple.length + 1 };
  return simple;
}

/** The number a whole text is: digits, with a sign or without, or words; null when it is none. */
export function readNumber(text: string, language: Language = 'en'): number | null {
  const trimmed = spelledOut(text.trim().toLowerCase());
  const words = trimmed.replace(/^-(?=\d)/, '').split(/\s+/);
  const found = numberAt(words, 0, language);
  if (found === null || found.length !== words.length) return null;
  return trimmed.startsWith('-') ? -found.value : found.value;
}

/** A number as {@link readNumber} reads it back in the language. */
export function writeNumber(value: number, language: Language): string {
  return String(value).replace('.', marks[language].decimal);
}

/** The same text with single marks between digits turned, where three digits follow: what is read in another language than it was written in. */
export function turnMarks(text: string, from: Language, to: Language): string {
  if (marks[from].group === marks[to].group) return text;
  return text.replace(
    /(?<![\p{L}\p{N}.,-])(\d{1,3})([.,])(\d{3})(?![\p{L}\p{N}.,-])/gu,
    (_all, left: string, mark, right: string) => `${left}${mark === ',' ? '.' : ','}${right}`,
  );
}

/** Umlauts written out: `fünf` and `fuenf` are the same word. */
export function spelledOut(word: string): string {
  return /[äöüß]/.test(word)
    ? word.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss')
    : word;
}

function simpleNumber(words: readonly string[], index: number, language: Language): NumberFound | null {
  const word = words[index] ?? '';
  const written = digits(word, language);
  if (written !== null) return { value: written, length: 1 };
  const [ten, one] = word.split('-');
  const hyphenated = one === undefined ? undefined : small.get(one);
  if (hyphenated !== undefined && englishTens.includes(ten ?? '') && hyphenated > 0 && hyphenated < 10) {
    return { value: (small.get(ten ?? '') ?? 0) + hyphenated, length: 1 };
  }
  const value = small.get(word);
  if (value === undefined) return null;
  const next = small.get(words[index + 1] ?? '');
  return englishTens.includes(word) && next !== undefined && next > 0 && next < 10
    ? { value: value + next, length: 2 }
    : { value, length: 1 };
}

/** A number in digits. A mark that cannot part thousands is a decimal point, whichever it is. */
function digits(word: string, language: Language): number | null {
  if (/^\d{1,12}$/.test(word)) return Number(word);
  const { group, decimal } = marks[language];
  if (isGrouped(word, group, decimal)) return Number(word.replaceAll(group, '').replace(decimal, '.'));
  if (/^\d{1,12}[.,]\d{1,6}$/.test(word)) return Number(word.replace(',', '.'));
  return isGrouped(word, decimal, group) ? Number(word.replaceAll(decimal, '').replace(group, '.')) : null;
}

function isGrouped(word: string, group: string, decimal: string): boolean {
  const [whole = '', fraction, ...more] = word.split(decimal);
  const groups = whole.split(group);
  return (
    more.length === 0 &&
    groups.length > 1 &&
    groups.length <= 4 &&
    /^\d{1,3}$/.test(groups[0] ?? '') &&
    groups.slice(1).every((digitsOfGroup) => /^\d{3}$/.test(digitsOfGroup)) &&
    (fraction === undefined || /^\d{1,6}$/.test(fraction))
  );
}
