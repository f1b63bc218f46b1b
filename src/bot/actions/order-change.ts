/** The form to change an order there is: what its buttons do, up to the write. */
import { z } from 'zod';
import { workingCard } from '../cards/working.ts';
import type { Reply } from '../cards/reply.ts';
import { answerWith, outOfDate } from '../conversation/answers.ts';
import { doSent, sentDraft } from '../conversation/drafts.ts';
import { finishOutOfDate } from '../conversation/parked.ts';
import { requestIdOf } from '../conversation/request-id.ts';
import type { Turn } from '../conversation/turn.ts';
import { beginChange, reviewChange, saveChange } from '../orders/change.ts';
import { findChange, keepChange, readChange, readChangeForm } from '../orders/change-input.ts';
import { mostNewLines, showChangeForm } from '../orders/change-form.ts';
import { defineAction, formStays } from './action.ts';
import { defineWork } from './work.ts';
import { withOpen } from './open-draft.ts';
import { key } from './data.ts';

const data = z.object({ draft: z.string().max(60) }).passthrough();

/** The form with what is typed in it, and why nothing came of the click. */
async function showAgain(turn: Turn, clicked: z.output<typeof data>, reason: string): Promise<Reply | null> {
  const draft = await findChange(turn, clicked.draft);
  if (draft?.draft.state !== 'open') return null;
  const kept = await keepChange(turn, draft, { input: readChangeForm(clicked, draft.input) });
  return showChangeForm(turn, kept, { top: [reason] });
}

/** Opens the form, filled with the order as it stands. */
export const orderChange = defineAction({
  verb: 'purchaseOrder.change',
  data: z.object({ company: key.max(10), number: key.max(40) }),
  async handle(turn, { company, number }) {
    const order = await turn.services.procurement.order(company, number, turn.person);
    return order === null
      ? { kind: 'message', text: turn.texts.orders.unknown(number) }
      : answerWith(await beginChange(turn, order, {}));
  },
});

/** One more new line; what was filled in stays. */
export const orderAddChangeLine = defineAction({
  verb: 'purchaseOrder.addChangeLine',
  data,
  failed: formStays,
  handle: async (turn, clicked) =>
    withOpen(turn, await findChange(turn, clicked.draft), async (draft) => {
      const input = readChangeForm(clicked, draft.input);
      const added =
        input.added.length < mostNewLines ? [...input.added, { product: '', quantity: '', unit: '' }] : input.added;
      return answerWith(await showChangeForm(turn, await keepChange(turn, draft, { input: { ...input, added } })));
    }),
});

/** From the form to what changes, or back with what is missing or open. */
export const orderReviewChange = defineAction({
  verb: 'purchaseOrder.reviewChange',
  data,
  failed: showAgain,
  handle: async (turn, clicked) =>
    withOpen(turn, await findChange(turn, clicked.draft), async (draft) =>
      answerWith(
        await reviewChange(turn, await keepChange(turn, draft, { input: readChangeForm(clicked, draft.input) })),
      ),
    ),
});

/** Back from the confirmation to the form. */
export const orderEditChange = defineAction({
  verb: 'purchaseOrder.editChange',
  data,
  failed: formStays,
  handle: async (turn, clicked) =>
    withOpen(turn, await findChange(turn, clicked.draft), async (draft) =>
      answerWith(await showChangeForm(turn, draft)),
    ),
});

/** Writes what was confirmed; a second click is the same operation. */
export const orderSaveChange = defineAction({
  verb: 'purchaseOrder.saveChange',
  data: z.object({ draft: z.string().max(60), attempt: z.coerce.number().int().min(1).max(10_000) }),
  failed: formStays,
  async handle(turn, { draft: id, attempt }) {
    const { texts } = turn;
    const draft = await findChange(turn, id);
    if (draft?.attempt !== attempt) return outOfDate(turn);
    const sent = await keepChange(turn, draft, { state: 'sent' });
    const requestId = requestIdOf('purchaseOrder.saveChange', id, String(attempt));
    return changeWork.send(turn, {
      requestId,
      working: workingCard(turn.cards, { company: draft.company, ...texts.working.orderChange(draft.number) }),
      sent: { id, draft: sent.draft },
    });
  },
});

/** The change of an order, as it was sent to be written. */
export const changeWork = defineWork({
  name: 'purchaseOrder.saveChange',
  isKnownById: true,
  sent: sentDraft,
  async carryOut(turn, { id, draft }, { requestId }) {
    const sent = readChange(id, draft);
    if (sent === null) return finishOutOfDate(turn);
    return doSent(turn, {
      id,
      requestId,
      work: () => saveChange(turn, sent, requestId),
      again: (reason) => showChangeForm(turn, sent, { top: [reason] }),
    });
  },
});
