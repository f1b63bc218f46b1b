/** What a click on a form brought, as input of the draft. */
import { writeNumber } from '../understanding/numbers.ts';
import { pickedOrTyped } from '../conversation/picking.ts';
import type { Turn } from '../conversation/turn.ts';
import type { RecordDraft } from './draft.ts';
import { fieldsOnPage } from './form.ts';

/** Longer than any field keeps; what is over is told as too long, not taken as an attack. */
const longest = 10_000;

/**
 * The input of a draft with what stood on the page that was clicked. Clients leave out what is empty, so that an input of the page that
 * is missing was emptied; what other pages hold stays.
 */
export function withAnswers(
  turn: Turn,
  draft: RecordDraft,
  page: number,
  data: Readonly<Record<string, unknown>>,
): RecordDraft['input'] {
  const answers = fieldsOnPage(turn, draft, page).map(({ property, type }) => {
    const text = textOf(pickedOrTyped(data, property, draft.input[property] ?? ''));
    // A number field of a card writes numbers as programs do, whatever the language of the words around it.
    const isNumber = (type === 'integer' || type === 'decimal') && /^-?\d+(\.\d+)?$/.test(text);
    return [property, isNumber ? writeNumber(Number(text), turn.texts.language) : text] as const;
  });
  return { ...draft.input, ...Object.fromEntries(answers) };
}

function textOf(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? value.slice(0, longest) : '';
}
