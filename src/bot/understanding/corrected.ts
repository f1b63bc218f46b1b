/** Self-corrections: `cancel po 104, no sorry, cancel po 114` and `Bestellung 138, äh nein, 135` speak of the second alone. */
import { usedCharacters } from './tokens.ts';

/** A code or a figure, and behind it what may take it back. */
const takenBack =
  /(?<![\p{L}\p{N}])(?<said>\p{L}*[-.]?\d[\p{L}\d-]*)\s*[,.;…-]*\s*(?<back>(?:(?:äh+m?|ehm|uh+m?|no|nope|nein|nee|ne|wait|hang on|hold on|moment|sorry(?!,? (?:for|about|that|to))|pardon|oops|ups|scratch that|strike that|correction|korrektur|quatsch|i mean|i meant|ich meine?|mein ich|vielmehr)(?![\p{L}\p{N}])[\s,.;!…-]*)+)/giu;

const code = /(?<![\p{L}\p{N}])\p{L}*[-.]?\d[\p{L}\d-]*/gu;

/** Words that say other things as well take something back alone only where the other follows at once: `cancel 104, no, 114`. */
const weak = /^(?:no|nope|nein|nee|ne|wait|moment|hang on|hold on)\W*$/i;
const atOnce = 3;

/** A message without what the read part of it takes back. Only where something of the same kind follows: else it is left as it is. */
export function corrected(message: string): string {
  const read = message.slice(0, usedCharacters);
  let text = read;
  for (const { 0: whole, index, groups } of [...read.matchAll(takenBack)].reverse()) {
    const rest = text.slice(index + whole.length);
    const next = [...rest.matchAll(code)].find((one) => isAlike(groups?.['said'] ?? '', one[0]));
    if (next === undefined) continue;
    const between = rest.slice(0, next.index).trim();
    if (weak.test(groups?.['back'] ?? '') && between.split(/\s+/).length >= atOnce) continue;
    text = `${text.slice(0, index)}${rest}`;
  }
  return `${text}${message.slice(usedCharacters)}`;
}

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
