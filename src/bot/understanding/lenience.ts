/** What passing over the words of a sentence costs when it is read as a request: how much they speak against it. */
import { holdingOff, opensSubordinate } from './commands.ts';
import { dayKind, type Clause, type HeardToken, type Hearing } from './hearing.ts';
import type { Lenience } from './match.ts';
import { isMark } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';
import { foreignActs, functionWords, negations, politeWords, questionWords } from './wording.ts';

/** A word that the grammar has for other requests speaks against this one, the more the fewer use it. */
const price = {
  mark: 1,
  polite: 1,
  small: 4,
  own: 5,
  usable: 8,
  day: 8,
  unknown: 12,
  unknownHead: 25,
  number: 20,
  notUsable: 30,
  negation: 25,
  question: 30,
  otherNoun: 30,
  others: 12,
  othersAlone: 28,
  reported: 50,
  particle: 20,
  meantNearest: 20,
};

/** A whole clause is context, save where it asks for something itself. */
const clausePrice = { base: 8, usable: 5, notUsable: 20, number: 2, negation: 4, foreign: 25, question: 30 };

/** How much may be passed over: less where the request leads to a write, next to nothing where it is a short remark. */
const most = { reading: 80, writing: 60, remark: 12 };

/** What the prices depend on. */
export interface Wanted {
  readonly request: string;
  readonly writes: boolean;
  readonly remark: boolean;
  /** Kinds of record that its slots take. */
  readonly takes: ReadonlySet<string>;
}

/** What words mean. */
export interface Meanings {
  readonly vocabulary: Vocabulary;
  /** Kinds by the words of what their records are called. */
  readonly nouns: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The prices of a sentence for one request. */
export function lenienceFor(hearing: Hearing, wanted: Wanted, meanings: Meanings): Lenience {
  const { tokens, clauses } = hearing;
  const heads = new Set(clauses.map((clause) => headOf(tokens, clause)));
  const asks = clauses.map((clause) => {
    const head = headOf(tokens, clause);
    return questionWords.has(tokens[head]?.word ?? '') && !negations.has(tokens[head + 1]?.word ?? '');
  });
  return {
    words: tokens.map((token, index) =>
      wanted.writes && isNoCommand(tokens, index)
        ? Infinity
        : wordPrice(token, heads.has(index), asks[token.clause] === true, tokens[index + 1], wanted, meanings),
    ),
    clauses: clauses.map((clause) => priceOfClause(tokens, clause, wanted, meanings)),
    most: wanted.remark ? most.remark : wanted.writes ? most.writing : most.reading,
    present: new Set(tokens.flatMap(({ kinds }) => kinds)),
  };
}

/** The first word of a clause that says anything. */
function headOf(tokens: readonly HeardToken[], { first, end }: Clause): number {
  const at = tokens.findIndex(
    (token, index) =>
      index >= first && index < end && !token.implied && !isMark(token.word) && !politeWords.has(token.word),
  );
  return at < 0 ? first : at;
}

/** No act after such a word is one to be done. */
const isNoCommand = (tokens: readonly HeardToken[], index: number): boolean =>
  tokens[index]?.implied === false && (holdingOff.has(tokens[index].word) || opensSubordinate(tokens, index));

/** They make another act of the one before them: to set up is not to set. */
const particles = new Set(['up', 'off', 'out', 'down', 'away']);

const isUsable = ({ kinds }: HeardToken, { takes }: Wanted): boolean => kinds.some((kind) => takes.has(kind));

function wordPrice(
  token: HeardToken,
  isHead: boolean,
  isQuestion: boolean,
  next: HeardToken | undefined,
  wanted: Wanted,
  meanings: Meanings,
): number {
  const { word, kinds, number } = token;
  if (token.implied) return 0;
  if (isMark(word)) return price.mark;
  if (negations.has(word)) return wanted.writes || !isQuestion ? Infinity : price.negation;
  if (politeWords.has(word)) return price.polite;
  if (isUsable(token, wanted)) return price.usable;
  if (kinds.length > 0) return kinds.every((kind) => kind === dayKind) ? price.day : price.notUsable;
  if (number !== null) return next !== undefined && isUsable(next, wanted) ? price.usable : price.number;
  if (isHead && wanted.writes && questionWords.has(word)) return price.question;
  const isOwn = isOwnWord(token, wanted, meanings);
  if (foreignActs.has(word) && !isOwn) return Infinity;
  if (wanted.writes && !isOwn && particles.has(word)) return price.particle;
  if (functionWords.has(word)) return price.small;
  if (!isOwn && tellsApart(token, next, meanings)) return Infinity;
  if (/ed$/.test(word) && token.heard.size > 0 && next !== undefined && nounsOf(next, meanings).length > 0)
    return price.reported;
  return isOwn ? price.own : Math.max(isHead ? price.unknownHead : price.unknown, othersPrice(token, wanted, meanings));
}

/** The words of what records are called that it is, in whatever form. */
const nounsOf = ({ heard }: HeardToken, { nouns }: Meanings): readonly string[] =>
  [...heard].flatMap(([word, cost]) => (cost <= 30 ? [...(nouns.get(word) ?? [])] : []));

/** Whether a word says of which kind the next one is: without `work`, orders are others. */
function tellsApart(token: HeardToken, next: HeardToken | undefined, meanings: Meanings): boolean {
  const kinds = next === undefined ? [] : nounsOf(next, meanings);
  const own = new Set(nounsOf(token, meanings));
  return own.size > 0 && kinds.some((kind) => own.has(kind)) && kinds.some((kind) => !own.has(kind));
}

/** A misspelt word is meant for what it is nearest to. */
function isOwnWord({ heard }: HeardToken, { request }: Wanted, meanings: Meanings): boolean {
  const most = Math.min(...heard.values()) + price.meantNearest;
  return [...heard].some(
    ([word, cost]) => cost <= most && isSurely(word, cost) && meanings.vocabulary.usersOf(word).has(request),
  );
}

/** A short word that is a slip away from another one is not held against a request. */
const isSurely = (word: string, cost: number): boolean => cost <= 20 || (cost <= 50 && word.length >= 7);

/** What a word of other requests, or of what they are about, says against this one; zero for a word that is in none. */
function othersPrice({ heard }: HeardToken, { takes }: Wanted, { vocabulary, nouns }: Meanings): number {
  const words = [...heard].flatMap(([word, cost]) => (isSurely(word, cost) ? [word] : []));
  const kinds = words.flatMap((word) => [...(nouns.get(word) ?? [])]);
  if (kinds.length > 0) return kinds.some((kind) => takes.has(kind)) ? price.own : price.otherNoun;
  const users = Math.min(...words.map((word) => vocabulary.usersOf(word).size));
  return Number.isFinite(users) && users > 0 ? price.others + price.othersAlone / users : 0;
}

function priceOfClause(tokens: readonly HeardToken[], clause: Clause, wanted: Wanted, meanings: Meanings): number {
  const own = tokens.slice(clause.first, clause.end);
  let cost = clausePrice.base;
  let others = 0;
  for (const token of own) {
    if (token.implied || isMark(token.word) || politeWords.has(token.word)) continue;
    if (negations.has(token.word)) cost += clausePrice.negation;
    else if (isUsable(token, wanted)) cost += clausePrice.usable;
    else if (token.kinds.length > 0) cost += token.kinds.includes(dayKind) ? 0 : clausePrice.notUsable;
    else if (token.number !== null) cost += clausePrice.number;
    else if (foreignActs.has(token.word)) cost += clausePrice.foreign;
    else if (!functionWords.has(token.word) && !isOwnWord(token, wanted, meanings))
      others = Math.max(others, othersPrice(token, wanted, meanings) / 2);
  }
  const head = tokens[headOf(tokens, clause)];
  const asks = head !== undefined && questionWords.has(head.word) && own.length > 2;
  return cost + others + (asks ? clausePrice.question : 0);
}
