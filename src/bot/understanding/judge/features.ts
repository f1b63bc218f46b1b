/** What the judge sees of a sentence: words, pairs of neighbours, concepts, kinds of codes, how it begins and ends. */
import { dayKind } from '../hearing.ts';
import { languages } from '../../texts/language.ts';
import type { Phrase } from '../lexicon/lexicon.ts';
import { moreNouns } from '../lexicon/nouns.ts';
import { phrasesIn } from '../lexicon/phrases.ts';
import { stemsOf } from '../spelling.ts';
import { isMark } from '../tokens.ts';
import { Vocabulary } from '../vocabulary.ts';
import { functionWords, negations, politeWords } from '../wording.ts';

/** A word as it stands in a sentence, and what it may be a code of. */
export interface Said {
  readonly word: string;
  readonly number: number | null;
  readonly kinds: readonly string[];
}

/** Tells the features of sentences. Words are learned before any is corrected. */
export interface Features {
  /** Notes the words of an example as words there are. */
  learn(said: readonly Said[]): void;
  /** The features of a sentence, each once; words that nobody knows are taken for those they are nearest to. */
  of(said: readonly Said[]): readonly string[];
}

/** Later words of a message say little of what it asks for. */
const mostWords = 60;

/** How many concepts are paired with each other; how many words have their stems remembered. */
const mostConcepts = 6;
const mostRemembered = 10_000;

/** How many words a gap of a phrase spans. */
const widestGap = 5;

/** Prepares the features, with the words of the lexicons. */
export function featuresOf(): Features {
  const phrases = languages.flatMap((language) => [
    ...phrasesIn[language],
    ...Object.entries(moreNouns[language]).flatMap(([concept, names]) =>
      names.map((name): Phrase => ({ concept, words: name.split(' '), asVerb: false })),
    ),
  ]);
  const byFirst = new Map<string, Phrase[]>();
  const vocabulary = new Vocabulary();
  const known = new Set<string>();
  const add = (word: string): void => {
    if (known.has(word) || word === '*' || isMark(word) || /\d/.test(word)) return;
    known.add(word);
    vocabulary.add(word, '');
  };
  for (const phrase of phrases) {
    for (const word of phrase.words) add(word);
    const [first = ''] = phrase.words;
    const list = byFirst.get(first);
    if (list === undefined) byFirst.set(first, [phrase]);
    else list.push(phrase);
  }
  for (const word of [...functionWords, ...negations, ...politeWords]) add(word);

  const corrected = (word: string): string => {
    if (known.has(word) || word.length < 4) return word;
    let best = word;
    let least = Infinity;
    for (const [meant, cost] of vocabulary.hear(word))
      if (cost < least) {
        best = meant;
        least = cost;
      }
    return best;
  };
  const tokenOf = ({ word, number, kinds }: Said): string => {
    const kind = kinds.find((one) => one !== dayKind);
    if (kind !== undefined) return `<${kind}>`;
    if (number !== null) return '<number>';
    return /\d/.test(word) ? '<code>' : corrected(word);
  };

  const stems = new Map<string, string>();
  const stemOf = (word: string): string => {
    const before = stems.get(word);
    if (before !== undefined) return before;
    const stem = stemsOf(word).at(-1) ?? word;
    if (stems.size < mostRemembered) stems.set(word, stem);
    return stem;
  };

  return {
    learn(said) {
      for (const { word, number, kinds } of said) if (number === null && kinds.length === 0) add(word);
    },
    of(said) {
      const tokens = said.filter(({ word }) => !isMark(word) || word === '?').slice(0, mostWords);
      const words = tokens.map(tokenOf).filter((word) => !/^\?+$/.test(word));
      const found = new Set<string>();
      const concepts = new Set<string>();
      const kinds = new Set<string>();
      for (const [index, word] of words.entries()) {
        found.add(word);
        found.add(`${words[index - 1] ?? '^'} ${word}`);
        if (word.startsWith('<')) {
          if (word !== '<number>') kinds.add(word);
          continue;
        }
        if (negations.has(word)) found.add('negated');
        const stem = stemOf(word);
        if (stem !== word) found.add(`${stem}-`);
        for (const { concept, words: phrase } of byFirst.get(word) ?? [])
          if (!concepts.has(concept) && isAt(words, index, phrase)) concepts.add(concept);
      }
      found.add(`${words.at(-1) ?? '^'} $`);
      const last = said.at(-1)?.word ?? '';
      if (last.startsWith('?')) found.add('?');
      found.add(words.length < 3 ? 'short' : words.length < 9 ? 'middling' : 'long');
      if (kinds.size === 0) found.add('codeless');
      for (const concept of concepts) found.add(`:${concept}`);
      const told = [...concepts].slice(0, mostConcepts).sort();
      for (const [index, one] of told.entries())
        for (const other of [...told.slice(index + 1), ...kinds]) found.add(`:${one}:${other}`);
      return [...found];
    },
  };
}

function isAt(words: readonly string[], start: number, phrase: readonly string[]): boolean {
  let at = start;
  for (let index = 1; index < phrase.length; index += 1) {
    const isGap = phrase[index] === '*';
    if (isGap) index += 1;
    const wanted = phrase[index];
    const next = isGap ? words.findIndex((word, place) => place > at && word === wanted) : at + 1;
    if (next < 0 || words[next] !== wanted || next - at > widestGap) return false;
    at = next;
  }
  return true;
}
