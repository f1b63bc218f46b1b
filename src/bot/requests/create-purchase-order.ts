import { z } from 'zod';
import { beginDraft, findDraft } from '../conversation/drafts.ts';
import type { Turn } from '../conversation/turn.ts';
import { checkOrder } from '../orders/check.ts';
import { showOrderConfirmation, showOrderForm } from '../orders/form.ts';
import { emptyLine, mostLines, type OrderInput } from '../orders/input.ts';
import { readDay } from '../understanding/dates.ts';
import { readLines, splitTrailingLines } from '../understanding/order-lines.ts';
import { defineRequest } from './request.ts';

const slots = z.object({
  /** What to order: `5 pumps P-100 and 2 boxes of V-10`. */
  lines: z.string().optional(),
  vendor: z.string().optional(),
  site: z.string().optional(),
  warehouse: z.string().optional(),
  date: z.string().optional(),
  workOrder: z.string().optional(),
});

const clauses = [
  '(from|from vendor|from supplier|vendor|supplier|with vendor|at vendor) {vendor}',
  '(to|into|for|at|in) [the] (warehouse|depot) {warehouse}',
  '(to|into|deliver to|delivered to|delivery to|ship to) [the] {warehouse}',
  '(at|to|for|in) [the] site {site}',
  '(by|until|before|on|due|needed by|needed on|delivered by|delivery by|delivery on|requested for) {date}',
  'for [the] (work order|workorder|wo) {workOrder}',
].join('|');

/** Reads an order in one sentence. What is complete goes to the confirmation, anything else to the form. */
export const createPurchaseOrder = defineRequest({
  name: 'create-purchase-order',
  utterances: {
    en: [
      `(order|buy|purchase|reorder|procure) [me|us] {lines} (${clauses})*`,
      `(order|buy|purchase|reorder|procure) (from|at) [vendor|supplier] {vendor} [:] {lines}`,
      `(create|make|raise|new|add|start|place|prepare|enter) [me] [a|an|the|another] [new] (po|p.o|purchase order|purchaseorder|order) (${clauses})*`,
      `(create|make|raise|new|add|start|place|prepare|enter) [me] [a|an|the|another] [new] (po|p.o|purchase order|purchaseorder|order) [for|of|over|with|about] {lines} (${clauses})*`,
      `(create|make|raise|new|add|start|place|prepare|enter) [me] [a|an|the|another] [new] (po|p.o|purchase order|purchaseorder|order) from [vendor|supplier] {vendor} (for|of|over|with) {lines} (${clauses})*`,
      '(order|buy|purchase) (something|parts|material|materials)',
      'purchase order|po',
    ],
  },
  slots,
  async handle(turn, given) {
    const { tooMany, ...input } = readSentence(turn, given);
    const draft = await beginDraft(turn, 'order', { input, attempt: 0 });
    const kept = await findDraft(turn, 'order', draft);
    const checked = await checkOrder(turn, turn.company, input);
    const begun = kept ?? {
      kind: 'order',
      company: turn.company,
      conversation: turn.conversation.id,
      state: 'open',
      values: {},
    };
    if (checked.draft !== null && tooMany === 0) return showOrderConfirmation(turn, draft, begun, checked, 1);
    const untouched = Object.keys(given).length === 0;
    const top = tooMany > 0 ? [turn.texts.orders.tooManyLines(mostLines, tooMany)] : [];
    const problems = untouched
      ? { at: new Map<string, string>(), top }
      : { at: checked.problems, top, offers: checked.offers };
    return showOrderForm(turn, draft, begun, checked.input, problems);
  },
});

/** The input of a form out of the slots of a sentence. */
function readSentence(turn: Turn, given: z.output<typeof slots>): OrderInput & { readonly tooMany: number } {
  const vendor = splitTrailingLines(given.vendor ?? '');
  const warehouse = splitTrailingLines(given.warehouse ?? '');
  const date = splitTrailingLines(given.date ?? '');
  const lines = [given.lines ?? '', vendor.lines, warehouse.lines, date.lines].flatMap(readLines);
  const dated = given.date === undefined ? splitTrailingDay(turn, [vendor.head, warehouse.head]) : null;
  return {
    vendor: dated?.heads[0] ?? vendor.head,
    warehouse: dated?.heads[1] ?? warehouse.head,
    site: given.site ?? '',
    date: dated?.day ?? date.head,
    workOrder: given.workOrder ?? '',
    tooMany: Math.max(0, lines.length - mostLines),
    lines:
      lines.length === 0
        ? [emptyLine]
        : lines.slice(0, mostLines).map(({ product, quantity, unit }) => ({
            product,
            quantity: quantity === null ? '' : String(quantity),
            unit: unit ?? '',
          })),
  };
}

/** A day at the end of a name that no word announces: `from ACME tomorrow`. Only words that are surely a day count. */
function splitTrailingDay(
  turn: Turn,
  heads: readonly [string, string],
): { readonly day: string; readonly heads: readonly [string, string] } | null {
  const sure =
    /\s+((?:next |this )?(?:today|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|month)|\d{4}-\d{2}-\d{2}|asap)$/i;
  for (const [index, head] of heads.entries()) {
    const found = sure.exec(head);
    const words = found?.[1];
    if (found === null || words === undefined) continue;
    const day = readDay(words, turn.services.clock.now(), turn.sender.timeZone);
    if (day === null) continue;
    const rest = head.slice(0, found.index);
    return { day, heads: index === 0 ? [rest, heads[1]] : [heads[0], rest] };
  }
  return null;
}
