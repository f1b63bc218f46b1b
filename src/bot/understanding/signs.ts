/** Signs in a sentence: words and phrases that stand for concepts, codes and names of records. What requests are weighed by. */
import { dayKind, type HeardToken, type Hearing } from './hearing.ts';
import type { Known } from './known.ts';
import type { Phrase } from './lexicon/lexicon.ts';
import { isNoRecall } from './senses.ts';
import { isMark } from './tokens.ts';
import { Vocabulary, type Heard } from './vocabulary.ts';
import { functionWords, negations, politeWords } from './wording.ts';

/** A word, a phrase, a code or a name, and what it may stand for: one of these. */
export interface Sign {
  readonly concepts: readonly string[];
  /** Tokens it is made of, in order; what stands in a gap is not among them. */
  readonly at: readonly number[];
  readonly kind: 'word' | 'code' | 'name';
}

/** Finds signs by the phrases of one language. */
export type SignFinder = (hearing: Hearing, known: Known) => readonly Sign[];

/** How many words a gap spans. */
const widestGap = 7;

/** What a word may cost to be heard as another: its forms, one slip; two in a long one. */
const dearest = { short: 30, long: 50 };
const longWord = 9;

/** Words that are heard as themselves, whatever they are like. */
const plainWords =
  'rest best last past cast late rate made make take lake same some come home name game then than them when where there here what that this list lost cost call cell sell tell till bill fill full pull push past part port sort short shirt most must just good food wood door floor room side wide ride time line fine mine nine size wise rise site bite high hill hell help held hold told gold cold bold hot not note vote move love live life like look book cook took team beam seam steam dream cream friend weekend phone roof meeting between customer tech guys boss colleague pallet truck driver guy people man men woman morning evening night week month year january february march june july october december money bank board hand hands head heart heard hard hear gear near fear tear wear bear year beer peer deer desk disk risk ask task mask ' +
  'haus maus raus aus auf lauf kauf hand wand sand land band rand nach noch doch loch buch tuch such dach fach mach sach ein mein dein sein fein wein bein nein klein kein gern fern stern kern kunde runde stunde hund rund fund mund grund bund chef kollege dach telefon morgen abend woche monat jahr januar februar märz maerz april mai juni juli august september oktober november dezember leute mann frau leider eigentlich gerade grad';

/** Makes a finder of phrases, and of the words that records are called by. */
export function signFinderOf(phrases: readonly Phrase[], nouns: ReadonlyMap<string, readonly string[]>): SignFinder {
  const ofRecords = [...nouns].flatMap(([kind, names]) =>
    names.map((name): Phrase => ({ concept: kind, words: name.split(' '), asVerb: false })),
  );
  const all = [...phrases, ...ofRecords];
  const vocabulary = new Vocabulary();
  const byFirst = new Map<string, Phrase[]>();
  /** What words stand for by themselves. */
  const onlyOf = new Map<string, Set<string>>();
  for (const phrase of all) {
    for (const word of phrase.words) vocabulary.add(word, phrase.concept);
    const [first = ''] = phrase.words;
    byFirst.set(first, [...(byFirst.get(first) ?? []), phrase]);
    if (phrase.words.length === 1) onlyOf.set(first, (onlyOf.get(first) ?? new Set()).add(phrase.concept));
  }
  for (const word of [...plainWords.split(' '), ...functionWords, ...politeWords, ...negations])
    vocabulary.add(word, '');

  const heardAt = ({ word, kinds, number, implied }: HeardToken): Heard => {
    if (implied || isMark(word) || number !== null || kinds.some((kind) => kind !== dayKind)) return unheard;
    const heard = vocabulary.hear(word);
    const isKnown = heard.get(word) === 0;
    const most = isKnown ? dearest.short : word.length >= longWord ? dearest.long : dearest.short;
    return new Map(
      [...heard].filter(
        ([meant, cost]) =>
          cost === 0 || (cost <= most && !isSmall(meant) && (isForm(cost) || isLikelySlip(word, meant))),
      ),
    );
  };

  return (hearing, known) => {
    const heard = hearing.tokens.map(heardAt);
    const found = hearing.tokens.flatMap((_token, start) =>
      [...(heard[start]?.keys() ?? [])].flatMap((word) =>
        (byFirst.get(word) ?? []).flatMap((phrase) => {
          const at = matchAt(hearing, heard, phrase, start);
          return at === null ? [] : [{ concept: phrase.concept, at }];
        }),
      ),
    );
    const compounds = hearing.tokens.flatMap(({ word, kinds, implied }, start) =>
      implied || kinds.length > 0 || heard[start]?.size !== 0
        ? []
        : partsOf(word).flatMap((part) => [...(onlyOf.get(part) ?? [])].map((concept) => ({ concept, at: [start] }))),
    );
    const isOrder = (index: number): boolean =>
      hearing.tokens[index]?.kinds.includes('purchase-order') === true ||
      [...(heard[index]?.keys() ?? [])].some((word) => onlyOf.get(word)?.has('purchase-order') === true);
    const words = [
      ...joined(found),
      ...compounds.map(({ concept, at }): Sign => ({ concepts: [concept], at, kind: 'word' })),
    ].filter((sign) => !isNoRecall(hearing, sign, isOrder));
    const taken = new Set(words.filter(({ at }) => at.length > 1).flatMap(({ at }) => at));
    const said = new Set(words.flatMap(({ at }) => at));
    const names = namesIn(hearing, known).filter(
      ({ at, concepts }) =>
        concepts.some((one) => plainlyNamed.has(one)) ||
        (!at.some((one) => taken.has(one)) && (at.length > 1 || !said.has(at[0] ?? -1))),
    );
    return [...words, ...codesIn(hearing), ...names];
  };
}

/** The words of a compound: `lager-map`. */
const partsOf = (word: string): readonly string[] => (/^\p{L}+(?:-\p{L}+)+$/u.test(word) ? word.split('-') : []);

const unheard: Heard = new Map();

/** What another form of a word, or an umlaut left out, costs. */
const isForm = (cost: number): boolean => cost <= 6 || cost === dearest.short;

/** People hit the first letter; and of a short word that has one letter for another it is likelier that it is another word. */
function isLikelySlip(word: string, meant: string): boolean {
  if (word.charAt(0) !== meant.charAt(0)) return false;
  return word.length > 5 || word.length !== meant.length || lettersOf(word) === lettersOf(meant);
}

const lettersOf = (word: string): string => [...word].sort().join('');

const isSmall = (word: string): boolean => functionWords.has(word) || politeWords.has(word) || word.length < 3;

/** The tokens a phrase is said with from a word on; null when it is not. */
function matchAt(
  { tokens }: Hearing,
  heard: readonly Heard[],
  { words, asVerb }: Phrase,
  start: number,
): readonly number[] | null {
  if (asVerb && !isVerbAt(tokens, start)) return null;
  const at = [start];
  let last = start;
  for (let index = 1; index < words.length; index += 1) {
    const isGap = words[index] === '*';
    if (isGap) index += 1;
    const wanted = words[index] ?? '';
    const next = nextOf(tokens, heard, wanted, last, isGap);
    if (next === null) return null;
    at.push(next);
    last = next;
  }
  // `on order` is no order, unless a number follows.
  if (words.length > 1 && words.at(-1) === 'order' && tokens[last + 1]?.kinds.includes('purchase-order') === true)
    return null;
  return at;
}

function nextOf(
  tokens: readonly HeardToken[],
  heard: readonly Heard[],
  wanted: string,
  after: number,
  isGap: boolean,
): number | null {
  let words = 0;
  for (let index = after + 1; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined || token.implied) continue;
    if (token.clause !== tokens[after]?.clause) return null;
    if (isMark(token.word)) continue;
    if (heard[index]?.has(wanted) === true || token.word === wanted) return index;
    words += 1;
    if (words > (isGap ? widestGap : 0)) return null;
  }
  return null;
}

/** `order` is a verb at the head of a clause, after words that ask for an act, and before what is ordered. */
function isVerbAt(tokens: readonly HeardToken[], index: number): boolean {
  const before = tokens.slice(0, index).findLast(({ implied }) => !implied);
  const after = tokens.slice(index + 1).find(({ implied }) => !implied);
  const isHead = before === undefined || before.clause !== tokens[index]?.clause || politeWords.has(before.word);
  const isAsked = before !== undefined && beforeVerb.test(before.word);
  const hasObject =
    after !== undefined &&
    ((after.number !== null && !/^\d{3,}$/.test(after.word)) ||
      objectWords.test(after.word) ||
      after.kinds.some((kind) => kind === 'product'));
  return (
    (isHead && (hasObject || (after !== undefined && !isCodeLike(after)))) ||
    (isAsked && hasObject) ||
    isPlainlyAsked(before)
  );
}

const isCodeLike = ({ word, kinds }: HeardToken): boolean => kinds.length > 0 || /\d/.test(word) || isMark(word);
const beforeVerb =
  /^(?:to|you|i|we|can|could|please|pls|let|lets|us|me|should|must|and|just|go|ahead|will|shall|wanna|gotta|then|now)$/;
const objectWords =
  /^(?:me|us|some|more|another|a|an|any|them|it|those|these|from|the|one|mir|uns|noch|bitte|two|mehr)$/;
const isPlainlyAsked = (before: HeardToken | undefined): boolean =>
  before !== undefined && /^(?:to|you|i|we|lets|should|must|wanna|gotta|please|pls)$/.test(before.word);

/** One sign for the same tokens; what lies within a longer one is that one alone. */
function joined(found: readonly { readonly concept: string; readonly at: readonly number[] }[]): readonly Sign[] {
  const byPlace = new Map<string, { readonly at: readonly number[]; readonly concepts: Set<string> }>();
  for (const { concept, at } of found) {
    const key = at.join(' ');
    const one = byPlace.get(key) ?? { at, concepts: new Set<string>() };
    one.concepts.add(concept);
    byPlace.set(key, one);
  }
  const places = [...byPlace.values()].sort((one, other) => other.at.length - one.at.length);
  return places
    .filter(({ at }, index) => {
      const covered = new Set(
        places.slice(0, index).flatMap((longer) => (longer.at.length > at.length ? longer.at : [])),
      );
      return !at.every((place) => covered.has(place));
    })
    .map(({ at, concepts }): Sign => ({ at, concepts: [...concepts], kind: 'word' }))
    .sort((one, other) => (one.at[0] ?? 0) - (other.at[0] ?? 0));
}

function codesIn({ tokens }: Hearing): readonly Sign[] {
  return tokens.flatMap(({ kinds, implied }, index): readonly Sign[] => {
    const concepts = kinds.filter((kind) => kind !== dayKind);
    return implied || concepts.length === 0 ? [] : [{ concepts, at: [index], kind: 'code' }];
  });
}

/** Kinds whose records people call by their names in passing. */
const namedKinds = [
  'product',
  'vendor',
  'customer-asset',
  'warehouse',
  'customer-asset-category',
  'ship-via',
  'payment-term',
];

/** What such records are called is a word for what they are, too. */
const plainlyNamed = new Set(['ship-via', 'payment-term']);

/** Runs of words that stand in names of records of a kind; what joins them is passed over. */
function namesIn({ tokens, text }: Hearing, known: Known): readonly Sign[] {
  return namedKinds.flatMap((kind) => {
    const signs: Sign[] = [];
    let run: number[] = [];
    const end = (): void => {
      if (run.length > 0) signs.push({ concepts: [kind], at: run, kind: 'name' });
      run = [];
    };
    for (const [index, token] of tokens.entries()) {
      const { word, implied, number, kinds } = token;
      if (implied) continue;
      const isFigure = number !== null && run.length > 0 && !/^\d{3,}$/.test(word);
      if (isMark(word) && text.charAt(token.start) !== '-' && text.charAt(token.start) !== '&') end();
      else if (
        kinds.length === 0 &&
        number === null &&
        !functionWords.has(word) &&
        !politeWords.has(word) &&
        known.names(kind, word) === true
      )
        run.push(index);
      else if (!isFigure && !isMark(word)) end();
    }
    end();
    return signs;
  });
}
