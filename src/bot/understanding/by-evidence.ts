/**
 * The reading by evidence: for sentences that no pattern reads whole. Signs are found in the language the sentence is in, its clauses told
 * apart by what they do, the requests weighed; the one for which most speaks is meant. One that leads to a write must have its act asked
 * for, and be clearly ahead: in doubt nothing is read, and the person is asked.
 */
import { languages, type Language, type PerLanguage } from '../texts/language.ts';
import type { Hearing, Nouns } from './hearing.ts';
import type { Known } from './known.ts';
import { englishLexicon } from './lexicon/english.ts';
import { germanLexicon } from './lexicon/german.ts';
import { languageSaid, moreNouns } from './lexicon/nouns.ts';
import { phrasesOf } from './lexicon/lexicon.ts';
import { moodsOf, type Mood } from './moods.ts';
import { signFinderOf, type Sign, type SignFinder } from './signs.ts';
import { weigherOf, type Weighable, type Weighed } from './weighing.ts';

/** A sentence, and what speaks for which request. */
export interface Evidence {
  readonly hearing: Hearing;
  readonly signs: readonly Sign[];
  /** By clause. */
  readonly moods: readonly Mood[];
  /** The likeliest request first. */
  readonly ranking: readonly Weighed[];
}

export interface ByEvidence {
  /** Weighs a sentence as it is heard in each language; `reader` is the language of whoever wrote, where its words do not tell. */
  weigh(heard: PerLanguage<Hearing>, reader: Language, known: Known): Evidence;
  /** The request that is meant; null where too little speaks for any, or a write may be meant or not. */
  decide(evidence: Evidence): string | null;
  /** Whether a sentence that is read as one act asks for another one beside it: `approve or confirm it`. */
  isTorn(request: string, evidence: Evidence): boolean;
}

/**
 * How much must speak for a request that shows; for one of which something is missing; for one that leads to a write; for another act
 * beside it to leave open which is meant; and how far a write must be ahead of what comes next.
 */
const enough = { reading: 1.2, partly: 2.2, writing: 2, other: 1.6, lead: 0.6 };

const lexicons = { en: englishLexicon, de: germanLexicon };

/** Prepares it for the requests of a grammar. `plain` are the kinds of record that are listed, shown and changed as such. */
export function byEvidenceOf(requests: readonly Weighable[], nouns: Nouns, plain: ReadonlySet<string>): ByEvidence {
  const [en, de] = languages.map((language) => finderFor(language, nouns)) as [SignFinder, SignFinder];
  const signsIn: PerLanguage<SignFinder> = { en, de };
  const writing = new Set(requests.flatMap(({ request, writes }) => (writes ? [request] : [])));
  const weigher = weigherOf(requests, plain);

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
      return { hearing, signs, moods, ranking: weigher.weigh(hearing, signs, moods) };
    },
    decide({ ranking }) {
      const likely = ranking.filter(
        ({ isWhole, isAsked, request, score }) =>
          isWhole || (isAsked && !writing.has(request) && score >= enough.partly),
      );
      const [best] = likely;
      if (best === undefined) return null;
      if (!writing.has(best.request)) return best.score >= enough.reading ? best.request : null;
      const isClose = (one: Weighed): boolean =>
        one !== best && (best.score - one.score < enough.lead || isOther(one, best));
      return best.score >= enough.writing && !likely.some(isClose) ? best.request : null;
    },
    isTorn(request, { ranking }) {
      const own = ranking.find((one) => one.request === request);
      return own !== undefined && ranking.some((one) => one !== own && isOther(one, own));
    },
  };
}

function finderFor(language: Language, nouns: Nouns): SignFinder {
  const called = [...nouns].map(
    ([kind, names]) => [kind, [...names[language], ...(moreNouns[language][kind] ?? [])]] as const,
  );
  return signFinderOf(phrasesOf(lexicons[language]), new Map(called));
}
