/** Numbers as people write them: `5`, `1,500`, `2.5`, `five`, `twenty five`, `two dozen`. */

const units = [
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
]
  .join(' ')
  .split(' ');
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

const small = new Map<string, number>([
  ...units.map((word, value): [string, number] => [word, value]),
  ...tens.map((word, index): [string, number] => [word, (index + 2) * 10]),
]);

const digits = /^\d{1,12}(?:\.\d{1,6})?$/;
const grouped = /^\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,6})?$/;

export interface NumberFound {
  readonly value: number;
  /** How many words it takes. */
  readonly length: number;
}

/** The number that starts at a word, or null. `1,500` is one thousand five hundred; a lone comma is never a decimal point. */
export function numberAt(words: readonly string[], index: number): NumberFound | null {
  const first = words[index];
  if (first === undefined) return null;
  const simple = simpleNumber(words, index);
  const after = words[index + (simple?.length ?? 1)];
  if (simple === null && (first === 'a' || first === 'half')) {
    if (first === 'a' && after === 'dozen') return { value: 12, length: 2 };
    if (first === 'half' && after === 'a' && words[index + 2] === 'dozen') return { value: 6, length: 3 };
    return null;
  }
  if (simple === null) return first === 'dozen' ? { value: 12, length: 1 } : null;
  if (after === 'dozen') return { value: simple.value * 12, length: simple.length + 1 };
  if (after === 'hundred') return { value: simple.value * 100, length: simple.length + 1 };
  return simple;
}

/** The number a whole text is: digits, with a sign or without, or words; null when it is none. */
export function readNumber(text: string): number | null {
  const trimmed = text.trim().toLowerCase();
  if (/^-?\d{1,12}(?:\.\d{1,6})?$/.test(trimmed)) return Number(trimmed);
  const words = trimmed.split(/\s+/);
  const found = numberAt(words, 0);
  return found !== null && found.length === words.length ? found.value : null;
}

function simpleNumber(words: readonly string[], index: number): NumberFound | null {
  const word = words[index] ?? '';
  if (digits.test(word)) return { value: Number(word), length: 1 };
  if (grouped.test(word)) return { value: Number(word.replaceAll(',', '')), length: 1 };
  const [ten, one] = word.split('-');
  const hyphenated = one === undefined ? undefined : small.get(one);
  if (hyphenated !== undefined && tens.includes(ten ?? '') && hyphenated > 0 && hyphenated < 10) {
    return { value: (small.get(ten ?? '') ?? 0) + hyphenated, length: 1 };
  }
  const value = small.get(word);
  if (value === undefined) return null;
  const next = small.get(words[index + 1] ?? '');
  return tens.includes(word) && next !== undefined && next > 0 && next < 10
    ? { value: value + next, length: 2 }
    : { value, length: 1 };
}
