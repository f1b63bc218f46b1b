import { beginDraft, findDraft, putAway, readDraftTopic } from '../conversation/drafts.ts';
import { noteFor } from '../conversation/notes.ts';
import { mayCreate } from '../conversation/rights.ts';
import { lastShown } from '../conversation/thread.ts';
import type { Turn } from '../conversation/turn.ts';
import { checkOrder } from '../orders/check.ts';
import { showOrderConfirmation, showOrderForm } from '../orders/form.ts';
import { mostLines, orderDraftValues, type OrderInput } from '../orders/input.ts';
import { changed, inputOf, spokenChange, spokenOrder } from '../orders/spoken.ts';
import { readOrderTopic } from '../orders/topic.ts';
import { createPurchaseOrderWords } from './create-purchase-order-words.ts';
import { defineRequest } from './request.ts';

const slots = spokenOrder.extend({
  /** What to have otherwise than in the order spoken of last. */
  change: spokenChange.optional(),
});

/** Reads an order in one sentence. What is complete goes to the confirmation, anything else to the form. */
export const createPurchaseOrder = defineRequest({
  name: 'create-purchase-order',
  writes: true,
  ...createPurchaseOrderWords,
  slots,
  fits: (person) => mayCreate(person, 'purchase-order'),
  follow: ({ change: _change, ...before }, said) => ({ ...before, change: said }),
  async handle(turn, { change, ...given }) {
    if (change === undefined) {
      const { input, tooMany } = inputOf(turn, given);
      const untouched = Object.values(given).every((words) => words === undefined);
      return beginOrder(turn, input, tooMany, untouched);
    }
    const follows = (await lastShown(turn))?.follows ?? '';
    if (change.quantity !== undefined && readOrderTopic(follows) !== null) {
      return noteFor(turn, 'default', turn.texts.orders.alreadyThere, turn.texts.orders.changeThere);
    }
    const draft = readDraftTopic(follows);
    const before = draft === null ? null : await openInput(turn, draft);
    const { input, tooMany } = changed(turn, before ?? inputOf(turn, given).input, change);
    if (draft !== null) await putAway(turn, draft);
    return beginOrder(turn, input, tooMany, false);
  },
});

/** What stands in an order that is being filled in or was sent. */
async function openInput(turn: Turn, draft: string): Promise<OrderInput | null> {
  const values = orderDraftValues.safeParse((await findDraft(turn, 'order', draft))?.values);
  return values.success ? values.data.input : null;
}

async function beginOrder(turn: Turn, input: OrderInput, tooMany: number, untouched: boolean) {
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
  const top = tooMany > 0 ? [turn.texts.orders.tooManyLines(mostLines, tooMany)] : [];
  const problems = untouched
    ? { at: new Map<string, string>(), top }
    : { at: checked.problems, top, offers: checked.offers };
  return showOrderForm(turn, draft, begun, checked.input, problems);
}
