/** Self-corrections: `cancel po 104, no sorry, cancel po 114` and `Bestellung 138, äh nein, 135` speak of the second alone. */
import { usedCharacters } from './tokens.ts';

/** A code or a figure, and behind it what may take it back. */
const takenBack =
  /(?<![\p{L}\p{N}])(?<said>\p{L}*[-.]?\d[\p{L}\d-]*)\s*[,.;…-]*\s*(?<back>(?:(?:äh+m?|ehm|uh+m?|no|nope|nein|nee|ne|wait|hang on|hold on|moment|sorry(?!,? (?:for|about|that|to))|pardon|oops|ups|scratch that|strike that|correction|korrektur|quatsch|i mean|i meant|ich meine?|mein ich|vielmehr)(?![\p{L}\p{N}])[\s,.;!…-]*)+)/giu;

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
  return `${text}${message.slice(usedCharacters)}`;
}

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
