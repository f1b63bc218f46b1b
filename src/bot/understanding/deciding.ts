/**
 * Which request is meant, by evidence and by the judge together. What only shows something may be answered on the judge's word alone, where
 * it is sure. What leads to a write needs evidence whatever the judge says: its act asked for and something to do it to; the judge may
 * speak for it or against it, and in doubt the person is asked.
 */
import type { Judged } from './judge/judge.ts';
import type { Weighed } from './weighing.ts';

export interface Deciding {
  /** By evidence, the likeliest first. */
  readonly ranking: readonly Weighed[];
  /** It is a code and nothing else. */
  readonly isBare: boolean;
  /** By the judge. */
  readonly judged: readonly Judged[];
  /** An act is asked for that is none of the bot's. */
  readonly isForeign: boolean;
  /** It speaks of what the bot has nothing to do with. */
  readonly isElsewhere: boolean;
  /** An act is held off: `do not approve it yet`. */
  readonly isHeldOff: boolean;
  /** An act is spoken of in a question, in a clause that holds it off, as not done, or as somebody else's. */
  readonly isQuestioned: boolean;
}

export interface Weight {
  readonly request: string | null;
  readonly value: number;
  readonly share: number;
  /** None where nothing speaks for it. */
  readonly own: Weighed | null;
}

/**
 * How much evidence counts beside the judge; from where on more of it counts no more; how far behind the best all are alike; what one is
 * behind of which something is missing; and what none at all is as good as.
 */
const evidence = {
  share: 0.6,
  most: 4,
  behind: 5,
  partly: 2,
  ofNothing: 0.8,
};

/**
 * How far a request must be ahead, and one that leads to a write, for which as much must speak; how much must for one of which something is
 * missing. The share of the judge that does without evidence; that is enough for a remark; and for another act where one is held off.
 */
const enough = {
  lead: 0.3,
  writing: 1.6,
  writingLead: 0.8,
  partly: 2.1,
  sure: 0.5,
  remark: 0.3,
  heldOff: 0.6,
  undivided: 0.75,
  leastWriting: 0.05,
};

/**
 * From where on the judge's word is enough for a write that evidence would leave open or take for something to be shown: with so much
 * evidence all the same; a greater share where something of it is missing, or where the sentence speaks of what is none of the bot's as
 * well. In the lists of the tests, each judged by the others, nothing but that write was meant from there on.
 */
const trusted = { score: 2.5, whole: 0.5, partly: 0.62 };

/** The same for what is only shown, which evidence finds whole too. */
const trustedToShow = 0.6;

/** Below which share the likeliest request is a guess of the judge, and what share every request has then at least. */
const unsure = { below: 0.2, least: 0.05 };

/** The requests, and none of them, in the order of how much speaks for each. `framed` are those that evidence may speak for. */
export function weighted(
  { ranking, judged }: Pick<Deciding, 'ranking' | 'judged'>,
  framed: ReadonlySet<string>,
): readonly Weight[] {
  const byRequest = new Map(ranking.map((one) => [one.request, one]));
  const scoreOf = ({ score, isWhole }: Weighed): number => score - (isWhole ? 0 : evidence.partly);
  const best = Math.max(0, ...ranking.map(scoreOf));
  // Where the judge knows nothing of the sentence it speaks against nothing either.
  const least = (judged[0]?.share ?? 0) < unsure.below ? unsure.least : 0;
  return judged
    .map(({ request, share }): Weight => {
      const own = byRequest.get(request ?? '') ?? null;
      const isNeutral = request === null || !framed.has(request);
      const behind = own === null ? evidence.behind : Math.min(evidence.behind, best - scoreOf(own));
      const score = isNeutral ? evidence.ofNothing : Math.min(best, evidence.most) - behind;
      return { request, share, own, value: Math.log(Math.max(share, least) + 1e-3) + evidence.share * score };
    })
    .sort((one, other) => other.value - one.value);
}

/** The request that is meant; null where that is not clear enough. */
export function decideBy(
  { isBare, isForeign, isElsewhere, isHeldOff, isQuestioned, ranking }: Deciding,
  weights: readonly Weight[],
  {
    framed,
    writing,
    isOther,
  }: {
    readonly framed: ReadonlySet<string>;
    readonly writing: ReadonlySet<string>;
    readonly isOther: (one: Weighed, best: Weighed) => boolean;
  },
): string | null {
  // Whoever says a code and nothing else wants to see what it is of.
  const [best] = isBare
    ? weights.filter(({ request, own }) => own?.isWhole === true && !writing.has(request ?? ''))
    : weights;
  if (best === undefined || best.request === null || isForeign) return null;
  const { request, share, own } = best;
  const learned = isHeldOff || isQuestioned ? null : learnedOf(weights, writing, isElsewhere);
  if (learned !== null && (learned.isWhole || !ranking.some((one) => one !== learned && isOther(one, learned))))
    return learned.request;
  if (isElsewhere && share < enough.sure) return null;
  const shown = weights.find((one) => one.share >= trustedToShow && one.own?.isWhole === true);
  if (shown?.request != null && !writing.has(shown.request) && !writing.has(request)) return shown.request;
  // Where something is only shown, a write of which something is missing leaves nothing open.
  const isOpen = ({ request: other, own: of }: Weight): boolean =>
    writing.has(request) || other === null || !writing.has(other) || of?.isWhole === true;
  const next = weights.find((one) => one !== best && isOpen(one));
  const lead = best.value - (next?.value ?? -Infinity);
  if (!writing.has(request)) {
    const isPlain =
      share >= (framed.has(request) ? enough.sure : enough.remark) ||
      own?.isWhole === true ||
      (own?.isAsked === true && own.score >= enough.partly);
    return isPlain && lead >= enough.lead ? request : null;
  }
  if (own?.isWhole !== true || own.score < enough.writing || lead < enough.writingLead) return null;
  if (share < enough.leastWriting) return null;
  if (isHeldOff && share < enough.heldOff) return null;
  return share < enough.undivided && ranking.some((one) => one !== own && isOther(one, own)) ? null : request;
}

/** The write that the judge is sure of; null where it is sure of none. */
function learnedOf(weights: readonly Weight[], writing: ReadonlySet<string>, isElsewhere: boolean): Weighed | null {
  const found = weights.find(({ own, share, request }) => {
    const least = own?.isWhole === true && !isElsewhere ? trusted.whole : trusted.partly;
    return (
      own?.hasObject === true &&
      !own.isReported &&
      own.score >= trusted.score &&
      share >= least &&
      writing.has(request ?? '')
    );
  });
  return found?.own ?? null;
}
