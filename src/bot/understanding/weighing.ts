/**
 * Which request a sentence speaks for. Every sign weighs as much as it tells: the logarithm of how few requests it belongs to. What
 * belongs to a request speaks for it, what does not against it; what is told besides counts less than what is asked.
 */
import type { Hearing } from './hearing.ts';
import type { Slots } from './leftovers.ts';
import { isAsking, speaksOfOthers, type Mood } from './moods.ts';
import { isIt } from './pronouns.ts';
import { isReport, tellsWhatWas } from './reports.ts';
import type { Sign } from './signs.ts';
import { negations } from './wording.ts';

/** By what a request is known. */
export interface Frame {
  /** Concepts it needs: parted by spaces, either of several by `|`; one of these ways. */
  readonly ways: readonly string[];
  /** Further concepts that belong to it, parted by spaces. */
  readonly likes: string;
  /** Concepts, parted by spaces, that are never said where it is meant. */
  readonly unless?: string;
  /** Slots that follow from a concept in the sentence. */
  readonly fills?: Readonly<Record<string, Slots>>;
}

/** What weighing needs of a request. */
export interface Weighable {
  readonly request: string;
  readonly writes: boolean;
  /** Kinds of record that its slots take. */
  readonly takes: ReadonlySet<string>;
  readonly frame: Frame;
}

export interface Weighed {
  readonly request: string;
  readonly score: number;
  /** Whether all it needs is there, and, of a write, whether its act is asked for. */
  readonly isWhole: boolean;
  /** Whether what it is told by first is asked for, whatever else is missing. */
  readonly isAsked: boolean;
  /** Whether all it is done to is there, in one of its ways, however its act is said. */
  readonly hasObject: boolean;
  /** Whether its act is told as done already, or as what did not happen, and nowhere else said. */
  readonly isReported: boolean;
  /** The act that is asked for; the first concept of its way. */
  readonly act: string;
}

/** How much a sign counts by what its clause does: where it speaks for a request, and against it. */
const share: Readonly<Record<Mood, { readonly for: number; readonly against: number }>> = {
  'asks-act': { for: 1, against: 0.6 },
  asks: { for: 1, against: 0.6 },
  names: { for: 0.9, against: 0.5 },
  tells: { for: 0.45, against: 0.12 },
  'holds-off': { for: 0.35, against: 0.12 },
};

/** A name in passing says less than a word or a code; a code that a request has no use for speaks against it as much as this. */
const ofName = 0.6;
const ofStrayCode = 1.6;

/** Where an act is asked for, whatever only shows something is as much further off. */
const ofAskedAct = 2;

/** What a need adds that is met, as a share of its weight; what it costs when it is not, and when it is said but not asked for. */
const ofNeed = 0.5;
const ofMissing = 1.4;
const ofUnasked = 0.3;

export interface Weighings {
  /** All requests for which something speaks, the best first. */
  readonly ranking: readonly Weighed[];
  /** An act is asked for that is none of the bot's; it speaks of what is none; an act is held off. */
  readonly isForeign: boolean;
  readonly isElsewhere: boolean;
  readonly isHeldOff: boolean;
  /** An act is spoken of in a question, in a clause that holds it off, as not done, or as somebody else's. */
  readonly isQuestioned: boolean;
}

export interface Weigher {
  /** All requests for which something speaks, the best first. */
  weigh(hearing: Hearing, signs: readonly Sign[], moods: readonly Mood[]): Weighings;
  /** Whether a concept is said of much that nobody wants done. */
  isMild(concept: string): boolean;
}

/** They are said of much that nobody wants done. */
const mildActs = [
  'need',
  'add',
  'alert',
  'notify',
  'broken',
  'initial',
  'date',
  'line',
  'quantity',
  'shipping',
  'terms',
  'product#',
  'create',
];

interface Way {
  readonly needs: readonly (readonly string[])[];
}

interface Own {
  readonly of: Weighable;
  readonly ways: readonly Way[];
  readonly belongs: ReadonlySet<string>;
  /** Kinds of record whose codes it has a use for. */
  readonly codes: ReadonlySet<string>;
  readonly never: ReadonlySet<string>;
}

/** Prepares weighing the requests of a grammar. `plain` are the kinds of record that are listed, shown and changed as such. */
export function weigherOf(requests: readonly Weighable[], plain: ReadonlySet<string>): Weigher {
  const all = requests.map((of): Own => {
    const ways = of.frame.ways.map((way) => ({ needs: way.split(' ').map((need) => need.split('|')) }));
    const needed = ways.flatMap(({ needs }) => needs.flat().map((need) => plainly(need)));
    const likes = of.frame.likes.split(' ');
    const coded = [...ways.flatMap(({ needs }) => needs.flat()), ...likes].filter((need) => need.endsWith('#'));
    return {
      of,
      ways,
      codes: new Set([...of.takes, ...coded.map((need) => plainly(need))]),
      never: new Set(of.frame.unless?.split(' ') ?? []),
      belongs: new Set([...needed, ...likes.map((one) => plainly(one)), ...of.takes]),
    };
  });
  const acts = new Set(all.flatMap(({ of, ways }) => (of.writes ? ways.flatMap(({ needs }) => needs[0] ?? []) : [])));
  for (const mild of mildActs) acts.delete(mild);
  const weights = new Map<string, number>();
  const weightOf = (concept: string): number => {
    const known = weights.get(concept);
    if (known !== undefined) return known;
    const ways = all.filter(({ ways }) =>
      ways.some(({ needs }) => needs.flat().some((need) => plainly(need) === concept)),
    ).length;
    const weight = Math.log(1 + all.length / Math.max(1, ways * 1.5));
    weights.set(concept, weight);
    return weight;
  };
  const widened = (sign: Sign): readonly string[] =>
    sign.concepts.some((one) => plain.has(one)) ? [...sign.concepts, 'record'] : sign.concepts;

  return {
    isMild: (concept) => !acts.has(concept),
    weigh(hearing, signs, moods) {
      const scene = sceneOf(hearing, signs, moods, widened);
      const ranking = all
        .flatMap((own) => {
          const found = weighOne(own, scene, weightOf, acts);
          return found === null ? [] : [found];
        })
        .sort((one, other) => other.score - one.score);
      const { isForeign, noted } = scene;
      return {
        ranking,
        isForeign,
        isElsewhere: noted.some(({ concepts, mood }) => concepts.includes('elsewhere') && isAsking(mood)),
        isHeldOff: noted.some(
          ({ concepts, kind, mood, isNegated }) =>
            kind === 'word' && mood === 'holds-off' && isNegated && concepts.every((one) => acts.has(one)),
        ),
        isQuestioned: noted.some(
          ({ concepts, kind, mood, isNegated, isOthers }) =>
            kind === 'word' &&
            (mood === 'holds-off' || mood === 'asks' || (mood === 'tells' && (isNegated || isOthers))) &&
            concepts.some((one) => acts.has(one)),
        ),
      };
    },
  };
}

const isCode = (need: string): boolean => need.endsWith('#');

const plainly = (need: string): string => need.replace(/[#~]/, '');

/** Words of terms and ways of shipping are in everybody's mouth: by name alone they tell nothing. */
const isTelling = ({ kind, concepts }: Sign): boolean =>
  kind !== 'name' || !concepts.some((one) => one === 'ship-via' || one === 'payment-term');

/** `not received`, `hasnt arrived`. */
const missing = /^(?:not|never|nicht|nie|(?:is|was|has|have|had|did|are|were)nt)$/;

interface Noted {
  readonly concepts: readonly string[];
  readonly kind: Sign['kind'];
  readonly mood: Mood;
  readonly isReport: boolean;
  /** Its clause has a `not` in it. */
  readonly isNegated: boolean;
  /** Its clause says what somebody else does. */
  readonly isOthers: boolean;
  /** It tells what was done. */
  readonly isPast: boolean;
  /** It says of something that it did not come: `not received`. */
  readonly isMissed: boolean;
}

interface Scene {
  readonly noted: readonly Noted[];
  readonly hasIt: boolean;
  /** Something is asked, in words of a question. */
  readonly hasQuestion: boolean;
  /** Something is counted in it. */
  readonly hasCount: boolean;
  readonly isForeign: boolean;
}

function sceneOf(
  hearing: Hearing,
  signs: readonly Sign[],
  moods: readonly Mood[],
  widened: (sign: Sign) => readonly string[],
): Scene {
  const { tokens } = hearing;
  const negated = new Set(tokens.flatMap(({ word, clause }) => (negations.has(word) ? [clause] : [])));
  const others = new Set(hearing.clauses.flatMap((clause, index) => (speaksOfOthers(hearing, clause) ? [index] : [])));
  const over = new Set(
    hearing.clauses.flatMap((clause, index) => (tellsWhatWas(hearing, clause, signs) ? [index] : [])),
  );
  const noted = signs.filter(isTelling).map((sign): Noted => {
    const [first = 0] = sign.at;
    const token = tokens[first];
    const isTold = moods[token?.clause ?? 0] === 'tells' && isReport(token?.word ?? '');
    return {
      concepts: widened(sign),
      kind: sign.kind,
      mood: moods[token?.clause ?? 0] ?? 'names',
      isNegated: negated.has(token?.clause ?? 0),
      isOthers: others.has(token?.clause ?? 0),
      isMissed:
        sign.concepts.some((one) => one === 'outstanding' || one === 'failure') &&
        sign.at.some((index) => missing.test(tokens[index]?.word ?? '')),
      isPast: isTold && over.has(token?.clause ?? 0),
      isReport:
        sign.kind === 'word' &&
        isReport(token?.word ?? '') &&
        !isVerdict(hearing, token?.clause ?? 0) &&
        !(/ing$/.test(token?.word ?? '') && beforeGerund.test(tokens[first - 1]?.word ?? '')),
    };
  });
  const hasIt = tokens.some(
    ({ word, clause, implied }, index) =>
      !implied && isAsking(moods[clause]) && isIt(word, tokens[index + 1]?.word ?? ''),
  );
  const isForeign = noted.some(
    ({ concepts, mood, isReport }) => concepts.includes('foreign') && isAsking(mood) && mood !== 'asks' && !isReport,
  );
  const hasCount = tokens.some(
    ({ number, kinds, word }) => number !== null && kinds.length === 0 && !/^\d{3,}$/.test(word),
  );
  return { noted, hasIt, hasQuestion: moods.includes('asks'), hasCount, isForeign };
}

function weighOne(
  { of, ways, belongs, codes, never }: Own,
  scene: Scene,
  weightOf: (concept: string) => number,
  acts: ReadonlySet<string>,
): Weighed | null {
  // What was spoken of is what the sentence has a code of, where it has any.
  const coded = scene.noted.filter(({ kind }) => kind === 'code');
  const isItOwn = coded.length === 0 || coded.some(({ concepts }) => concepts.some((one) => codes.has(one)));
  const own = { ...scene, hasIt: scene.hasIt && isItOwn };
  let score = 0;
  if (!of.writes && scene.noted.some((one) => isAskedAct(one, acts))) score -= ofAskedAct;
  let isAbout = false;
  let isAsked = false;
  let isStray = false;
  const isNever = scene.noted.some(({ concepts }) => concepts.every((one) => never.has(one)));
  for (const { concepts, kind, mood, isReport } of scene.noted) {
    // Whoever asks for an act does not want to be shown something.
    const isOrder = !of.writes && kind === 'word' && mood === 'asks-act' && !isReport;
    const explained = concepts.filter(
      (concept) => (kind === 'code' ? codes.has(concept) : belongs.has(concept)) && !(isOrder && acts.has(concept)),
    );
    const part = share[mood];
    if (explained.length > 0) {
      const weight = Math.max(...explained.map(weightOf));
      score += weight * part.for * (kind === 'name' ? ofName : 1);
      isAbout = true;
      if ((kind !== 'name' || concepts.includes('customer-asset-category')) && isAsking(mood)) isAsked = true;
    } else if (kind === 'code') {
      score -= ofStrayCode * (part.against / 0.6);
      if (mood !== 'tells') isStray = true;
    } else if (kind === 'word') score -= Math.min(...concepts.map(weightOf)) * part.against;
  }
  if (!isAbout) return null;
  let best: Weighed | null = null;
  const hasObject = ways.some(({ needs }) => needs.slice(1).every((need) => isMet(need, own, 'said')));
  const costOf = (need: readonly string[]): number => (isMet(need, own, 'said') ? ofUnasked : ofMissing);
  for (const { needs } of ways) {
    const isTold = needs[0]?.some((need) => need.endsWith('~')) === true;
    const met = needs.map((need, index) =>
      isMet(need, own, isTold && of.writes ? 'told' : index > 0 || isTold ? 'said' : of.writes ? 'act' : 'asked'),
    );
    const missing = met.filter((one) => !one).length;
    if (missing === needs.length && !(needs[0] !== undefined && isMet(needs[0], own, 'said'))) continue;
    const bonus = needs.reduce(
      (sum, need, index) =>
        sum + (met[index] === true ? ofNeed * Math.min(...need.map((one) => weightOf(plainly(one)))) : -costOf(need)),
      0,
    );
    const weighed = {
      request: of.request,
      score: score + bonus - (isNever ? ofMissing : 0),
      isWhole:
        missing === 0 &&
        (isAsked || (isTold && !(of.writes && scene.hasQuestion))) &&
        !scene.isForeign &&
        !isNever &&
        !(of.writes && isStray),
      isAsked:
        isAsked &&
        !scene.isForeign &&
        met[0] === true &&
        needs.every((need, index) => met[index] === true || !need.some(isCode)),
      hasObject: hasObject && !isStray,
      isReported: !isTold && isOver(needs[0] ?? [], scene),
      act: plainly(needs[0]?.[0] ?? ''),
    };
    if (
      best === null ||
      (weighed.isWhole && !best.isWhole) ||
      (weighed.isWhole === best.isWhole && weighed.score > best.score)
    )
      best = weighed;
  }
  return best;
}

/** `go ahead with confirming it`, `would you mind confirming it`. */
const beforeGerund = /^(?:with|mind|about)$/;

/** A clause of one word, or two: `approved`, `received, thanks`. */
const isVerdict = ({ clauses, tokens }: Hearing, clause: number): boolean => {
  const { first, end } = clauses[clause] ?? { first: 0, end: 0 };
  const said = tokens.slice(first, end).filter(({ word, implied }) => !implied && /\p{L}/u.test(word));
  return said.length <= 1 || /^(?:got|received)$/.test(said[0]?.word ?? '');
};

const isAskedAct = ({ concepts, kind, mood, isReport }: Noted, acts: ReadonlySet<string>): boolean =>
  kind === 'word' && mood === 'asks-act' && !isReport && concepts.length > 0 && concepts.every((one) => acts.has(one));

/** Whether an act is said, and only as what was done. What came in before now is still to be booked, what did not is not. */
function isOver(need: readonly string[], { noted }: Scene): boolean {
  const said = noted.filter(({ concepts, kind }) => kind === 'word' && need.some((one) => concepts.includes(one)));
  if (need.includes('receive')) return said.length === 0 && noted.some(({ isMissed }) => isMissed);
  return said.length > 0 && said.every(({ isPast }) => isPast);
}

/** Whether a sentence has one of these; of the act of a write, where it asks for one, and not in a form that reports it. */
function isMet(
  need: readonly string[],
  { noted, hasIt, hasCount, hasQuestion }: Scene,
  how: 'said' | 'told' | 'asked' | 'act',
): boolean {
  return need.some((one) => {
    if (one === 'it') return hasIt;
    if (one === 'counted') return hasCount;
    const concept = plainly(one);
    return noted.some(
      ({ concepts, kind, mood, isReport }) =>
        concepts.includes(concept) &&
        (!one.endsWith('#') || kind === 'code') &&
        (how === 'said' ||
          (how === 'told'
            ? mood !== 'asks' && mood !== 'holds-off'
            : how === 'asked'
              ? isAsking(mood)
              : (mood === 'asks-act' || (mood === 'names' && !hasQuestion)) && !isReport)),
    );
  });
}
