/**
 * What is known of the records that somebody may read: what their codes look like and the words of their names. So that `WO-01001` is a
 * work order and `SEA-01` a warehouse, whatever number sequences a company has.
 */
import { editDistance, forgivenEdits, stemsOf } from './spelling.ts';
import { spelledOut } from './numbers.ts';

export interface Known {
  /** Kinds whose codes are shaped like this word; none when no kind's are. */
  kindsOf(code: string): readonly string[];
  /** The code of the record that is written with these letters and digits, whatever stands between; null where there is none. */
  keyLike(code: string): string | null;
  /** Kinds of which this may be the number of a record: that lies among those of the records there are. */
  numbered(digits: number): readonly string[];
  /** Whether a word stands in the name of some record of a kind; null when its records are not known. */
  names(kind: string, word: string): boolean | null;
}

/** Of nobody's records anything is known. */
export const nothingKnown: Known = { kindsOf: () => [], keyLike: () => null, numbered: () => [], names: () => null };

/** What a record is called. */
interface Named {
  readonly key: string;
  readonly name: string;
}

const mostAnswered = 5_000;

/** So many numbers may have been given to records since these were read. */
const newNumbers = 50;

/** Learns from records by kind. Shapes of keys without a digit tell nothing. */
export function learn(records: ReadonlyMap<string, readonly Named[]>): Known {
  const shapes = new Map<string, Set<string>>();
  const words = new Map<string, ReadonlySet<string>>();
  const ranges = new Map<string, Range>();
  const keys = new Map<string, string>();
  for (const [kind, listed] of records) {
    const range = rangeOf(listed);
    if (range !== null) ranges.set(kind, range);
    for (const { key } of listed) {
      const shape = shapeOf(key);
      if (shape !== null) keys.set(plainCode(key), key);
      if (shape !== null) shapes.set(shape, (shapes.get(shape) ?? new Set()).add(kind));
    }
    words.set(
      kind,
      new Set(listed.flatMap(({ key, name }) => wordsOf(`${name} ${key}`).flatMap((word) => [...stemsOf(word)]))),
    );
  }
  const names = (kind: string, word: string): boolean | null => {
    const known = words.get(kind);
    if (known === undefined || known.size === 0) return null;
    const said = spelledOut(word.toLowerCase());
    if (said.length < 3) return false;
    // `v-belts`: what people join stands apart in names.
    if (said.includes('-')) return said.split('-').some((part) => part.length > 3 && names(kind, part) === true);
    if (stemsOf(said).some((stem) => known.has(stem))) return true;
    const most = said.length < 6 ? 0 : forgivenEdits(said);
    return most > 0 && [...known].some((one) => editDistance(said, one, most) <= most);
  };
  /** Answers given, by kind and word: a sentence asks for the same word many times. */
  const answered = new Map<string, boolean | null>();
  return {
    kindsOf: (code) => [...(shapes.get(shapeOf(code) ?? '') ?? [])],
    keyLike: (code) => keys.get(plainCode(code)) ?? null,
    numbered: (digits) =>
      [...ranges].flatMap(([kind, { least, greatest }]) =>
        digits >= least && digits <= greatest + newNumbers ? [kind] : [],
      ),
    names(kind, word) {
      const key = `${kind} ${word}`;
      const before = answered.get(key);
      if (before !== undefined) return before;
      if (answered.size >= mostAnswered) answered.clear();
      const answer = names(kind, word);
      answered.set(key, answer);
      return answer;
    },
  };
}

interface Range {
  readonly least: number;
  readonly greatest: number;
}

/** Between which numbers records are, when all that tells their keys apart is a number: `PO-000101` to `PO-000142`. */
function rangeOf(listed: readonly Named[]): Range | null {
  const keys = listed.map(({ key }) => /^(\p{L}+-?)(\d+)$/u.exec(key));
  const [first] = keys;
  if (first == null || keys.some((key) => key?.[1] !== first[1])) return null;
  const numbers = keys.map((key) => Number(key?.[2]));
  return { least: Math.min(...numbers), greatest: Math.max(...numbers) };
}

/** What a code looks like: its letters, and where digits stand; `P-100` and `p 7` look alike. Null for what is no code. */
function shapeOf(code: string): string | null {
  const plain = plainCode(code);
  return /\p{L}/u.test(plain) && /\d/.test(plain) ? plain.replace(/\d+/g, '#') : null;
}

const plainCode = (code: string): string => code.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const wordsOf = (name: string): readonly string[] =>
  spelledOut(name.toLowerCase())
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 3 && !/\d/.test(word));
