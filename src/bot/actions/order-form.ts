/** The form of an order: what its buttons do before anything is written. */
import { z } from 'zod';
import type { Reply } from '../cards/reply.ts';
import { answerWith, type Answer } from '../conversation/answers.ts';
import { changeDraft, type Draft } from '../conversation/drafts.ts';
import type { Turn } from '../conversation/turn.ts';
import { checkOrder } from '../orders/check.ts';
import { atTop, showOrderConfirmation, showOrderForm } from '../orders/form.ts';
import {
  emptyLine,
  mostLines,
  orderDraftValues,
  readForm,
  type OrderDraftValues,
  type OrderInput,
} from '../orders/input.ts';
import { defineAction, formStays } from './action.ts';
import { openDraft, withOpen } from './open-draft.ts';

const data = z.object({ draft: z.string().max(60) }).passthrough();

const nothing = { at: new Map<string, string>(), top: [] };

const orderOf = (turn: Turn, id: string) => openDraft(turn, 'order', id, orderDraftValues);

async function keepAndShow(
  turn: Turn,
  id: string,
  draft: Draft,
  values: OrderDraftValues,
  change: (input: OrderInput) => OrderInput,
): Promise<Answer> {
  const input = change(values.input);
  await changeDraft(turn, id, { ...draft, values: { ...values, input } });
  return answerWith(await showOrderForm(turn, id, draft, input, nothing));
}

/** The form with what is typed in it, and why nothing came of the click. */
async function showAgain(turn: Turn, clicked: z.output<typeof data>, reason: string): Promise<Reply | null> {
  const opened = await orderOf(turn, clicked.draft);
  if (opened?.draft.state !== 'open') return null;
  const { draft, values } = opened;
  const input = readForm(clicked, values.input);
  await changeDraft(turn, clicked.draft, { ...draft, values: { ...values, input } });
  return showOrderForm(turn, clicked.draft, draft, input, atTop(reason));
}

/** One more line; what was filled in stays. */
export const orderAddLine = defineAction({
  verb: 'purchaseOrder.addLine',
  data,
  failed: formStays,
  handle: async (turn, clicked) =>
    withOpen(turn, await orderOf(turn, clicked.draft), ({ draft, values }) =>
      keepAndShow(turn, clicked.draft, draft, values, (before) => {
        const input = readForm(clicked, before);
        return input.lines.length >= mostLines ? input : { ...input, lines: [...input.lines, emptyLine] };
      }),
    ),
});

/** One line less; an order keeps at least one. */
export const orderRemoveLine = defineAction({
  verb: 'purchaseOrder.removeLine',
  data: data.extend({ line: z.coerce.number().int().min(1).max(mostLines) }),
  failed: formStays,
  handle: async (turn, clicked) =>
    withOpen(turn, await orderOf(turn, clicked.draft), ({ draft, values }) =>
      keepAndShow(turn, clicked.draft, draft, values, (before) => {
        const input = readForm(clicked, before);
        const lines = input.lines.filter((_line, index) => index + 1 !== clicked.line);
        return { ...input, lines: lines.length === 0 ? [emptyLine] : lines };
      }),
    ),
});

/** Back from the confirmation to the form; or the form once more, with what is typed in it. */
export const orderEdit = defineAction({
  verb: 'purchaseOrder.edit',
  data,
  failed: formStays,
  handle: async (turn, clicked) =>
    withOpen(turn, await orderOf(turn, clicked.draft), ({ draft, values }) =>
      keepAndShow(turn, clicked.draft, draft, values, (input) => readForm(clicked, input)),
    ),
});

/** From the form to the confirmation, or back with what is missing or open. */
export const orderReview = defineAction({
  verb: 'purchaseOrder.review',
  data,
  failed: showAgain,
  handle: async (turn, clicked) =>
    withOpen(turn, await orderOf(turn, clicked.draft), async ({ draft, values }) => {
      const checked = await checkOrder(turn, draft.company, readForm(clicked, values.input));
      if (checked.draft !== null) {
        return answerWith(await showOrderConfirmation(turn, clicked.draft, draft, checked, values.attempt + 1));
      }
      await changeDraft(turn, clicked.draft, { ...draft, values: { ...values, input: checked.input } });
      const problems = { at: checked.problems, top: [], offers: checked.offers };
      return answerWith(await showOrderForm(turn, clicked.draft, draft, checked.input, problems));
    }),
});
