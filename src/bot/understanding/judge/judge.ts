/**
 * The judge: a small classifier of our own that has learned from examples which request a sentence asks for. It is trained when the
 * understanding is made, in a fraction of a second and always to the same weights, from the sentences of `examples/`, from the patterns of
 * the requests and from what the help gives as examples. It sees words (misspelt ones as those they are nearest to), pairs of neighbours,
 * concepts of the lexicon and kinds of codes (`features`), weighs them by a logistic regression (`regression`), and tells how likely each
 * request is, or none at all. It never decides about a write: evidence must have the act, what it is done to, and that it is asked for.
 */
import { isMark, readSentence } from '../tokens.ts';
import type { Understandable } from '../understandable.ts';
import { languages } from '../../texts/language.ts';
import { featuresOf, type Said } from './features.ts';
import { trainRegression, type Example } from './regression.ts';

/** A sentence that somebody wrote, and the request they meant; null for none. */
export interface LabelledSentence {
  readonly says: string;
  readonly request: string | null;
}

/** The requests by how likely a sentence means them, the likeliest first; null stands for none. Shares of one. */
export type Judge = (said: readonly Said[]) => readonly Judged[];

export interface Judged {
  readonly request: string | null;
  readonly share: number;
}

/** What the codes in examples are codes of: nobody's records are known when the judge is trained. */
const exampleCodes: readonly (readonly [kind: string, shape: RegExp])[] = [
  ['purchase-order', /^po-?\d+$/],
  ['work-order', /^wo-?\d+$/],
  ['customer-asset', /^(?:as|c)-?\d{4,}$/],
  ['product', /^p-\d+$/],
  ['vendor', /^(?:us|de)-\d+$/],
  ['warehouse', /^[a-z]{3}-\d\d$/],
];

/** How much a pattern counts beside a sentence that somebody wrote; how many of a request's are looked at. */
const ofPattern = 0.5;
const mostPatterns = 8;

/** Trains it. `kindsOf` tells what fills a slot of a pattern. */
export function trainJudge(
  requests: readonly Understandable[],
  sentences: readonly LabelledSentence[],
  kindsOf: (slot: string) => readonly string[],
): Judge {
  const features = featuresOf();
  const said = [
    ...sentences.map(({ says, request }) => ({ said: saidIn(says), label: request ?? '', weight: 1 })),
    ...requests.flatMap(({ name, utterances, words }) =>
      languages.flatMap((language) => [
        { said: saidIn(words[language].example), label: name, weight: 1 },
        ...utterances[language]
          .slice(0, mostPatterns)
          .flatMap((one) => spokenFrom(typeof one === 'string' ? one : one.says))
          .map((sentence) => ({ said: saidIn(sentence, kindsOf), label: name, weight: ofPattern })),
      ]),
    ),
  ];
  for (const one of said) features.learn(one.said);
  const predict = trainRegression(
    said.map(({ said: words, label, weight }): Example => ({ features: features.of(words), label, weight })),
  );
  return (words) =>
    words.every(({ word }) => isMark(word))
      ? []
      : [...predict(features.of(words))]
          .map(([label, share]) => ({ request: label === '' ? null : label, share }))
          .sort((one, other) => other.share - one.share);
}

function saidIn(sentence: string, kindsOf: (slot: string) => readonly string[] = () => []): readonly Said[] {
  return readSentence(sentence).tokens.map(({ word, number }) => {
    const slot = /^slot_(\w+)$/.exec(word)?.[1];
    const kinds =
      slot === undefined ? exampleCodes.flatMap(([kind, shape]) => (shape.test(word) ? [kind] : [])) : kindsOf(slot);
    return { word, number, kinds };
  });
}

/** Two sentences that a pattern reads: the shortest with the first of all alternatives, and the longest with the last. */
function spokenFrom(pattern: string): readonly string[] {
  const inner = /[[(]([^[\]()]*)[\])]/;
  const spoken = (isLong: boolean): string => {
    let text = pattern.replace(/\{(\w+)[^}]*\}/g, ' slot_$1 ');
    for (let found = inner.exec(text); found !== null; found = inner.exec(text)) {
      const choices = (found[1] ?? '').split('|');
      const chosen = (isLong ? choices.at(-1) : found[0].startsWith('[') ? '' : choices[0]) ?? '';
      text = `${text.slice(0, found.index)}${chosen}${text.slice(found.index + found[0].length)}`;
    }
    return text;
  };
  return [spoken(false), spoken(true)];
}
