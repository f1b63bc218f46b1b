import { z } from 'zod';
import { choiceField, field, plain, shown } from './view.ts';
import { defineCard } from './template.ts';

const model = z.object({
  company: shown(20),
  draft: plain(60),
  problems: z.array(z.object({ text: shown(400) })).max(12),
  vendor: choiceField,
  site: choiceField,
  warehouse: choiceField,
  date: field,
  workOrder: choiceField,
  lines: z
    .array(
      z.object({
        number: plain(3),
        product: choiceField,
        quantity: field,
        unit: choiceField,
        /** What the button that takes the line away is called; empty where there is no other line. */
        remove: plain(60),
      }),
    )
    .max(10),
  /** One entry while another line may be added. */
  more: z.array(z.object({ draft: plain(60) })).max(1),
});

/** An order to be filled in; after a refusal the same with what was typed and what is wrong. */
export const orderFormCard = defineCard('order-form', model, (view, texts) =>
  [
    texts.cards['order-form'].title,
    ...view.problems.map(({ text }) => text),
    view.vendor.problem,
    view.site.problem,
    view.warehouse.problem,
    view.date.problem,
    view.workOrder.problem,
    ...view.lines.flatMap(({ product, quantity, unit }) => [product.problem, quantity.problem, unit.problem]),
  ]
    .filter((part) => part !== '')
    .join(' '),
);
