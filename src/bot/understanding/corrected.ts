/** Self-corrections: `cancel po 104, no sorry, cancel po 114` and `Bestellung 138, äh nein, 135` speak of the second alone. */
import { usedCharacters } from './tokens.ts';

/** What takes back what was said right before it, whatever marks part its words. */
const back =
  '(?:(?:äh+m?|ehm|uh+m?|no|nope|nein|nee|ne|wait|hang on|hold on|moment|sorry(?!,? (?:for|about|that|to))|pardon|oops|ups|scratch that|strike that|correction|korrektur|quatsch|i mean|i meant|ich meine?|mein ich|vielmehr)(?![\\p{L}\\p{N}])[\\s,.;!…-]*)+';

/** A code or a figure, and behind it what may take it back. */
const takenBack = new RegExp(`(?<![\\p{L}\\p{N}])(?<said>\\p{L}*[-.]?\\d[\\p{L}\\d-]*)\\s*[,.;…-]*\\s*${back}`, 'giu');

/** The same behind what was counted: `20 filters, no wait, 30 filters`. */
const takenBackLater = new RegExp(`(?<=[\\p{L}\\p{N}][,.;… -]{1,9})(?<![\\p{L}\\p{N}])${back}`, 'giu');

const code = /(?<![\p{L}\p{N}])\p{L}*[-.]?\d[\p{L}\d-]*/gu;

/** Words before what takes the place of something, beside those that are said again: `no, the order 114`. */
const small =
  /^(?:the|it|its|it's|this|a|an|po|order|purchase|number|nr|please|rather|actually|really|lieber|eher|doch|noch|mal|bitte|die|der|das|den|es|auf|bestellung|nummer|make|to|war|was|is|ist|id|meant)$/iu;

/** Behind a number, it says something else of it, or of it as well: `104, wait, 114 too`. */
const ofItself =
  /^[\s,]*(?:too|also|as well|not|isn't|stays?|must|should|needs?|remains?|has|can|can't|cannot|auch|nicht|bleibt|muss|soll|hat|kann|(?:is|ist)(?! (?:meant|gemeint|right|richtig|it|the one)))(?![\p{L}\p{N}])/iu;

/** A message without what the read part of it takes back. Only where something of the same kind follows: else it is left as it is. */
export function corrected(message: string): string {
  const read = message.slice(0, usedCharacters);
  let text = read;
  for (const { 0: whole, index, groups } of [...read.matchAll(takenBack)].reverse()) {
    const rest = text.slice(index + whole.length);
    const next = [...rest.matchAll(code)].find((one) => isAlike(groups?.['said'] ?? '', one[0]));
    if (next === undefined) continue;
    if (!takesThePlace(text.slice(0, index), rest.slice(0, next.index), rest.slice(next.index + next[0].length)))
      continue;
    text = `${text.slice(0, index)}${rest}`;
  }
  return `${recounted(text)}${message.slice(usedCharacters)}`;
}

/** How much is counted, and what: `20 filters from US-102`. */
interface Counted {
  readonly figure: string;
  readonly start: number;
  readonly end: number;
}

/** With the second quantity in the place of the first, where both are of the same thing, or the second of nothing else. */
function recounted(text: string): string {
  for (const { 0: whole, index } of text.matchAll(takenBackLater)) {
    const before = text.slice(0, index).replace(/[\s,.;…-]+$/, '');
    const rest = text.slice(index + whole.length);
    const [next] = countedIn(rest);
    if (next === undefined || !takesThePlace(before, rest.slice(0, next.start), rest.slice(next.end))) continue;
    const all = countedIn(before);
    const after = rest.slice(next.end);
    const same = all.findLast(({ end }) => sameThing(before.slice(end), after) > 0);
    const last = isAlone(after) ? all.at(-1) : undefined;
    const first = same ?? (last?.figure.length === next.figure.length ? last : undefined);
    if (first === undefined) continue;
    const left = after.slice(sameThing(before.slice(first.end), after));
    return `${before.slice(0, first.start)}${next.figure}${before.slice(first.end)}${left}`;
  }
  return text;
}

const countedIn = (text: string): readonly Counted[] =>
  [...text.matchAll(/(?<![\p{L}\p{N}.,-])\d{1,6}(?![\p{L}\p{N}-]|[.,]\d)/gu)].map(({ 0: figure, index }) => ({
    figure,
    start: index,
    end: index + figure.length,
  }));

/** How many characters of what follows name the thing that is counted before: `filters` in `20 filters from US-102` and `30 filters`. */
function sameThing(counted: string, follows: string): number {
  const [one, other] = [counted, follows].map((text) => /^\s+(?:of\s+)?(\p{L}[\p{L}\d-]*)/u.exec(text));
  const [first, second] = [one?.[1]?.toLowerCase() ?? '', other?.[1]?.toLowerCase() ?? ''];
  const stem = Math.max(3, Math.min(first.length, second.length) - 1);
  const isSame =
    first !== '' && Math.abs(first.length - second.length) <= 2 && first.slice(0, stem) === second.slice(0, stem);
  return isSame ? (other?.[0].length ?? 0) : 0;
}

/** Nothing more is said of a number but thanks. */
const isAlone = (after: string): boolean =>
  /^(?:\s+(?:please|pls|bitte|instead|stück|pieces|pcs|thanks|danke))*[\s,.;!]*$/iu.test(after);

/** Whether a number stands where one before was taken back: at once or behind words that are said again, and for nothing else. */
function takesThePlace(before: string, between: string, after: string): boolean {
  const said = new Set(wordsOf(before));
  return wordsOf(between).every((word) => small.test(word) || said.has(word)) && !ofItself.test(after);
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];

/** Whether both are codes that look alike, or numbers of something (`PO-000138` and `135`), or both count. */
function isAlike(said: string, next: string): boolean {
  const [one, other] = [shapeOf(said), shapeOf(next)];
  return one === other || (one !== 'count' && other !== 'count' && (one === 'number' || other === 'number'));
}

/** Figures of three digits and more are numbers of something, others are counts. */
function shapeOf(said: string): string {
  const digits = said.replace(/\D/g, '').length;
  return /\p{L}/u.test(said) ? `code ${digits}` : digits >= 3 ? 'number' : 'count';
}
