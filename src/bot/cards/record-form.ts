import { z } from 'zod';
import { choice, fact, plain, shown, typed } from './view.ts';
import { defineCard } from './template.ts';

/** An input of any kind; what a kind does not use stays empty. */
export const formInput = z.object({
  kind: z.enum(['text', 'lines', 'number', 'emptyNumber', 'date', 'toggle', 'choice', 'search']),
  id: plain(100),
  label: plain(120),
  value: typed(2_000),
  /** The value of a number. */
  number: z.number(),
  /** Most characters that may be typed. */
  length: z.number().int().positive(),
  hint: plain(120),
  choices: z.array(choice),
  /** What a list suggests from that has more than the card has room for, and the words typed beside it. */
  dataset: plain(200).default(''),
  typed: plain(200).default(''),
  problem: shown(400),
});

export type FormInput = z.input<typeof formInput>;

const to = z.object({ to: plain(6) });

const model = z.object({
  company: shown(20),
  draft: plain(60),
  page: plain(6),
  title: shown(160),
  text: shown(300),
  problems: z.array(z.object({ text: shown(400) })).max(12),
  /** What became of the record since it was shown: the field, before and now. */
  differences: z.array(fact).max(12),
  fields: z.array(formInput).max(12),
  paged: shown(80),
  previous: z.array(to).max(1),
  next: z.array(to).max(1),
});

/** A page of the fields of a record to be filled in; after a refusal the same with what was typed and what is wrong. */
export const recordFormCard = defineCard('record-form', model, (view) =>
  [view.title, ...view.problems.map(({ text }) => text), ...view.fields.map(({ problem }) => problem)]
    .filter((part) => part !== '')
    .join(' '),
);
