import { findDraft, putAway, readDraftTopic } from '../conversation/drafts.ts';
import { noteFor } from '../conversation/notes.ts';
import { mayCreate } from '../conversation/rights.ts';
import { lastShown } from '../conversation/thread.ts';
import type { Turn } from '../conversation/turn.ts';
import { beginOrder } from '../orders/begin.ts';
import { orderDraftValues, type OrderInput } from '../orders/input.ts';
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
