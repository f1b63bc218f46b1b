/** The parts that view models of cards are made of. Parsing a view is what makes it safe: see `text.ts`. */
import { z } from 'zod';
import { literalText, plainText, typedText } from './text.ts';

/** Text for a text block or a fact, Markdown made literal. Empty text stays empty: templates test for it. */
export function shown(max = 200) {
  return z.string().transform((text) => literalText(text, max));
}

/** Text for inputs, choices, buttons and card data, where no Markdown is read. */
export function plain(max = 200) {
  return z.string().transform((text) => plainText(text, max));
}

/** Text inside an input, with its line breaks. */
export function typed(max: number) {
  return z.string().transform((text) => typedText(text, max));
}

/** An address that a button may open. */
const address = z
  .string()
  .max(2_000)
  .refine((text) => /^https?:\/\/[^\s"<>\\^`{|}]+$/i.test(text) && URL.canParse(text), 'not a web address');

/** Colour of a state that is told in words beside it. */
export const tone = z.enum(['default', 'accent', 'good', 'warning', 'attention']);

export type Tone = z.output<typeof tone>;

export const choice = z.object({ title: plain(100), value: plain(200) });
export const fact = z.object({ title: plain(60), value: shown(200) });
export const link = z.object({ title: plain(60), url: address });

/** An input with what stands in it, and what is wrong with it (empty when nothing is). */
export const field = z.object({ value: plain(200), problem: shown(400) });

/** An input with choices to pick from, or plain typing when there are too many of them. */
export const choiceField = z.object({
  value: plain(200),
  problem: shown(400),
  choices: z.array(choice),
  /** What the list suggests from while somebody types; empty where the choices are all there are. */
  dataset: plain(200).default(''),
  /** What stands in the plain field beside a list that suggests. */
  typed: plain(200).default(''),
});

export type Choice = z.input<typeof choice>;
