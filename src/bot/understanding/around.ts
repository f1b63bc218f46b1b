/** Words around a request, by language: before it, after it, and around what follows up on it. */
import type { PerLanguage } from '../texts/language.ts';
import type { Hearing } from './hearing.ts';
import { matchPattern, type Filling, type Matching, type Reading } from './match.ts';
import { compilePattern, type Pattern } from './pattern.ts';

const politeBefore: PerLanguage<string> = {
  en: '[hi|hello|hey|ok|okay|so|yes|yeah|yep|sure|alright|well|and|now|then] [there|ok|so|well] [please|pls] [can you|could you|would you|will you|can i|can we|could i|could we|may i|i want to|i need to|i have to|i would like to|id like to|i want you to|i wanna|we need to|we want to|we have to|lets|let us|let me|help me|go ahead and|time to|you can|is it possible to|would it be possible to|do you mind] [please|pls|just|quickly|now]',
  de: '[hi|hallo|hey|moin|servus|guten tag|guten morgen|ok|okay|so|ja|klar|gut|und|dann|jetzt] [bitte|dann] [(kannst|koenntest|wuerdest) du|(können|könnten|würden) sie|(kann|könnte|darf) ich|(koennen|muessen|sollten) wir|ich (will|möchte|moechte|muss|soll|würde gern|würde gerne)|wir (wollen|müssen|möchten|sollten)|du kannst|wäre es möglich] [bitte] [mir|uns] [bitte] [mal|kurz|schnell] [bitte]',
};

/** Any request can be asked for another company than the one the person works in. */
const politeAfter: PerLanguage<string> = {
  en: '[(in|for) company {company}] [(we|i) can (use|pick|choose)] [please|pls] [thanks|thank you|thx] [now]',
  de: '[(in|für) [der] (firma|gesellschaft) {company}] [bitte] [danke|vielen dank|dankeschön] [jetzt]',
};

/** What may stand before the words of a follow-up. */
const followBefore: PerLanguage<string> = {
  en: '[and|ok|okay|no|now|then|but|so|sorry] [(what|how) about|[and|do|show] [me] [the] same [thing|again|search|list|order] [but]|again|instead|rather]',
  de: '[und|ok|okay|nein|nun|jetzt|dann|aber|doch] [was ist mit|wie ist es mit|wie siehts aus mit|wie sieht es aus mit|(das|dasselbe|die|den) (gleiche|gleichen|selbe) [noch mal|nochmal|noch einmal]|dasselbe|nochmal|noch mal|lieber]',
};

const followAfter: PerLanguage<string> = {
  en: '[instead|rather|too|as well|then] [please|pls]',
  de: '[stattdessen|lieber|auch|dann] [bitte]',
};

export interface Around {
  readonly before: Pattern;
  readonly after: Pattern;
}

const around = (before: string, after: string): Around => ({
  before: compilePattern(before),
  after: compilePattern(after),
});

export const aroundRequests: PerLanguage<Around> = {
  en: around(politeBefore.en, politeAfter.en),
  de: around(politeBefore.de, politeAfter.de),
};

export const aroundFollowUps: PerLanguage<Around> = {
  en: around(followBefore.en, followAfter.en),
  de: around(followBefore.de, followAfter.de),
};

/** How many words may stand after a request. */
const mostAfter = 12;

/** Where a request may begin and end in a sentence, and what was said around it. */
export interface Edges {
  /** What was paid, by the token it begins with. */
  readonly starts: ReadonlyMap<number, number>;
  /** By the token after its last. */
  readonly ends: ReadonlyMap<number, { readonly cost: number; readonly filled: readonly Filling[] }>;
}

/** Finds the edges for requests of a language. */
export function edgesOf(hearing: Hearing, { before, after }: Around): Edges {
  const free = {
    writes: false,
    fillerOf: () => ({ kinds: [], many: true }),
    lenience: null,
    mostCost: Infinity,
  };
  const from = (index: number): Matching => ({ ...free, starts: new Map([[index, 0]]) });
  const starts = new Map([...matchPattern(before, hearing, from(0))].map(([index, { cost }]) => [index, cost]));
  const length = hearing.tokens.length;
  const ends = new Map<number, { readonly cost: number; readonly filled: readonly Filling[] }>();
  for (let index = length; index >= Math.max(0, length - mostAfter); index -= 1) {
    const reading = matchPattern(after, hearing, from(index)).get(length);
    if (reading !== undefined) ends.set(index, reading);
  }
  return { starts, ends };
}

/** All of them. */
export const wordsAround: readonly Around[] = [...Object.values(aroundRequests), ...Object.values(aroundFollowUps)];

/** The cheapest reading that ends where what follows it may begin. */
export function bestWithin(readings: ReadonlyMap<number, Reading>, { ends }: Edges): Reading | null {
  let best: Reading | null = null;
  for (const [index, reading] of readings) {
    const end = ends.get(index);
    if (end === undefined || (best !== null && best.cost <= reading.cost + end.cost)) continue;
    best = { ...reading, cost: reading.cost + end.cost, filled: [...reading.filled, ...end.filled] };
  }
  return best;
}
