import { z } from 'zod';
import { choiceField, fact, field, plain, shown } from './view.ts';
import { defineCard } from './template.ts';

const model = z.object({
  company: shown(20),
  draft: plain(60),
  title: shown(120),
  text: shown(300),
  problems: z.array(z.object({ text: shown(400) })).max(12),
  /** What became of the order meanwhile: the field, what it was, what it is. */
  differences: z.array(z.object({ text: shown(300) })).max(12),
  date: field,
  warehouse: choiceField,
  shipVia: choiceField,
  paymentTerm: choiceField,
  lines: z
    .array(
      z.object({
        number: plain(6),
        heading: shown(160),
        quantity: field,
        date: field,
        remove: plain(5),
      }),
    )
    .max(10),
  /** Lines of the order that are not on the form. */
  others: shown(200),
  added: z.array(z.object({ number: plain(3), product: choiceField, quantity: field, unit: choiceField })).max(5),
  /** One entry while another line may be added. */
  more: z.array(z.object({ draft: plain(60) })).max(1),
});

/** An order there is, to be changed; after a refusal the same with what was typed and what is wrong. */
export const orderChangeCard = defineCard('order-change', model, (view) =>
  [
    view.title,
    ...view.problems.map(({ text }) => text),
    ...view.differences.map(({ text }) => text),
    ...[view.date, view.warehouse, view.shipVia, view.paymentTerm].map(({ problem }) => problem),
    ...view.lines.flatMap(({ quantity, date }) => [quantity.problem, date.problem]),
    ...view.added.flatMap(({ product, quantity, unit }) => [product.problem, quantity.problem, unit.problem]),
  ]
    .filter((part) => part !== '')
    .join(' '),
);

const confirmation = z.object({
  company: shown(20),
  draft: plain(60),
  attempt: plain(6),
  title: shown(120),
  text: shown(300),
  facts: z.array(fact).min(1).max(41),
});

/** What changes of an order once more, before it is written. */
export const orderChangeConfirmationCard = defineCard('order-change-confirmation', confirmation, (view) =>
  [view.title, ...view.facts.map(({ title, value }) => `${title}: ${value}`)].join(' · '),
);
