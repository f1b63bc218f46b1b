/** The largest view that a card's model allows, made from the model itself: every list full, every text long and hostile. */
import { z } from 'zod';

/** Markdown, templates, HTML, right-to-left marks, emoji and one very long word: what names of records can hold. */
export const hostile =
  '**b** [x](http://e.example) ${1+1} ${$root.draft} `c` <b>h</b> \u202eabc\u202c 😀 שלום Donaudampfschifffahrtsgesellschaftskapitän #1 ';

export interface Worst {
  /** What stands in every text that people read. */
  readonly text: string;
  /** Most entries of a list; those of the model unless told. */
  readonly entries?: number;
}

/** What identifies something, which is short and stands once on a card. */
const identifying =
  /^(id|pick|key|map|company|dataCompany|draft|search|page|to|asset|incident|failure|version|line|number|request|question|attempt|act|what|side|warehouse)$/;

/** A view of the model, as bad as it gets. */
export function worstView(model: z.ZodTypeAny, worst: Worst): unknown {
  let count = 0;
  return viewOf(model, worst, '', () => String((count += 1)));
}

function viewOf(model: z.ZodTypeAny, worst: Worst, key: string, nextId: () => string): unknown {
  if (model instanceof z.ZodEffects) return viewOf(model.innerType() as z.ZodTypeAny, worst, key, nextId);
  if (model instanceof z.ZodDefault) return viewOf(model.removeDefault() as z.ZodTypeAny, worst, key, nextId);
  if (model instanceof z.ZodString) {
    if (key === 'url') return `https://example.com/${'a'.repeat(100)}`;
    return identifying.test(key) ? nextId() : worst.text;
  }
  if (model instanceof z.ZodNumber) return 100;
  if (model instanceof z.ZodBoolean) return true;
  if (model instanceof z.ZodEnum) return (model.options as readonly string[])[0];
  if (model instanceof z.ZodArray) {
    const list = model as z.ZodArray<z.ZodTypeAny>;
    const length = Math.min(list._def.maxLength?.value ?? 20, worst.entries ?? Infinity);
    return Array.from({ length }, () => viewOf(list.element, worst, key, nextId));
  }
  if (model instanceof z.ZodObject) {
    const shape = model.shape as Readonly<Record<string, z.ZodTypeAny>>;
    return Object.fromEntries(Object.entries(shape).map(([name, part]) => [name, viewOf(part, worst, name, nextId)]));
  }
  throw new Error(`No worst case for ${model.constructor.name} at ${key}`);
}
