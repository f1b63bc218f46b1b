/**
 * The reading by evidence: for sentences that no pattern reads whole. Signs are found in the language the sentence is in, its clauses told
 * apart by what they do, the requests weighed. With what the judge makes of it, it is decided which one is meant (`deciding`).
 */
import { languages, type Language, type PerLanguage } from '../texts/language.ts';
import { decideBy, weighted } from './deciding.ts';
import type { Hearing, Nouns } from './hearing.ts';
import type { Known } from './known.ts';
import type { Judged } from './judge/judge.ts';
import { languageSaid, moreNouns } from './lexicon/nouns.ts';
import { phrasesIn } from './lexicon/phrases.ts';
import { moodsOf, type Mood } from './moods.ts';
import { signFinderOf, type Sign, type SignFinder } from './signs.ts';
import { isMark } from './tokens.ts';
import { weigherOf, type Weighable, type Weighed } from './weighing.ts';

/** A sentence, and what speaks for which request. */
export interface Evidence {
  readonly hearing: Hearing;
  readonly signs: readonly Sign[];
  /** By clause. */
  readonly moods: readonly Mood[];
  /** The likeliest request first. */
  readonly ranking: readonly Weighed[];
  /** An act is asked for that is none of the bot's. */
  readonly isForeign: boolean;
  /** It speaks of what the bot has nothing to do with. */
  readonly isElsewhere: boolean;
  /** An act is held off. */
  readonly isHeldOff: boolean;
  /** An act is spoken of in a question, in a clause that holds it off, as not done, or as somebody else's. */
  readonly isQuestioned: boolean;
}

export interface ByEvidence {
  /** Weighs a sentence as it is heard in each language; `reader` is the language of whoever wrote, where its words do not tell. */
  weigh(heard: PerLanguage<Hearing>, reader: Language, known: Known): Evidence;
  /** The request that is meant; null where too little speaks for any, or a write may be meant or not. */
  decide(evidence: Evidence, judged: readonly Judged[]): string | null;
  /** The requests that may be meant, the likeliest first. */
  likeliest(evidence: Evidence, judged: readonly Judged[]): readonly string[];
  /** Whether a sentence that is read as one act asks for another one beside it: `approve or confirm it`. */
  isTorn(request: string, evidence: Evidence): boolean;
  /** Whether a sentence that is read as one request is hardly that one: the judge and evidence both take it for another. */
  isContested(request: string, evidence: Evidence, judged: readonly Judged[]): boolean;
}

/** How much must speak for another act beside the one that is meant to leave open which it is; and how much suggests a request. */
const enough = { other: 1.6, suggesting: 1, share: 0.25 };

/** How many times likelier another request is where a reading is contested. */
const contested = 3;

/** Prepares it for the requests of a grammar. `plain` are the kinds of record that are listed, shown and changed as such. */
export function byEvidenceOf(requests: readonly Weighable[], nouns: Nouns, plain: ReadonlySet<string>): ByEvidence {
  const [en, de] = languages.map((language) => finderFor(language, nouns)) as [SignFinder, SignFinder];
  const signsIn: PerLanguage<SignFinder> = { en, de };
  const writing = new Set(requests.flatMap(({ request, writes }) => (writes ? [request] : [])));
  const weigher = weigherOf(requests, plain);
  const framed = new Set(requests.map(({ request }) => request));

  const isOther = (one: Weighed, best: Weighed): boolean =>
    writing.has(one.request) &&
    one.isWhole &&
    one.score >= enough.other &&
    one.act !== best.act &&
    !weigher.isMild(one.act);

  return {
    weigh(heard, reader, known) {
      const language = languageSaid(heard.en, reader);
      const hearing = heard[language];
      const signs = signsIn[language](hearing, known);
      const moods = moodsOf(hearing, signs);
      return { hearing, signs, moods, ...weigher.weigh(hearing, signs, moods) };
    },
    decide(evidence, judged) {
      const deciding = { ...evidence, judged, isBare: isBareCode(evidence) };
      return decideBy(deciding, weighted(deciding, framed), { framed, writing, isOther });
    },
    likeliest(evidence, judged) {
      return weighted({ ranking: evidence.ranking, judged }, framed).flatMap(({ request, own, share }) =>
        request !== null && ((own?.score ?? 0) >= enough.suggesting || share >= enough.share) ? [request] : [],
      );
    },
    isContested(request, { ranking }, judged) {
      const own = ranking.find((one) => one.request === request);
      const [likeliest] = judged;
      const share = judged.find((one) => one.request === request)?.share ?? 0;
      const other = ranking.find((one) => one.request === likeliest?.request);
      const isClear = (likeliest?.share ?? 0) > share * contested;
      return isClear && own?.isWhole !== true && other?.isWhole === true && writing.has(other.request);
    },
    isTorn(request, { ranking }) {
      const own = ranking.find((one) => one.request === request);
      return own !== undefined && ranking.some((one) => one !== own && isOther(one, own));
    },
  };
}

const isBareCode = ({ hearing, signs }: Evidence): boolean =>
  signs.length === 1 &&
  signs[0]?.kind === 'code' &&
  hearing.tokens.filter(({ word, implied }) => !implied && !isMark(word)).length === 1;

function finderFor(language: Language, nouns: Nouns): SignFinder {
  const called = [...nouns].map(
    ([kind, names]) => [kind, [...names[language], ...(moreNouns[language][kind] ?? [])]] as const,
  );
  return signFinderOf(phrasesIn[language], new Map(called));
}
