import { z } from 'zod';
import { workingCard } from '../cards/working.ts';
import { outOfDate } from '../conversation/answers.ts';
import { changeDraft, doSent, sentDraft, type Draft } from '../conversation/drafts.ts';
import { finishParked } from '../conversation/parked.ts';
import { placeProblems } from '../conversation/problems.ts';
import { finishFormRefused } from '../conversation/refused.ts';
import { requestIdOf } from '../conversation/request-id.ts';
import type { Turn } from '../conversation/turn.ts';
import { checkOrder } from '../orders/check.ts';
import { atTop, orderInputOf, showOrderForm } from '../orders/form.ts';
import { orderDraftValues, type OrderInput } from '../orders/input.ts';
import { noteWhole } from '../orders/shown.ts';
import { showOrder } from '../orders/show.ts';
import { orderTopic } from '../orders/topic.ts';
import { defineAction, formStays } from './action.ts';
import { defineWork, type Finished } from './work.ts';
import { openDraft } from './open-draft.ts';

/** Writes the confirmed order to both systems; a refusal brings the form back with each message at its field. */
export const orderCreate = defineAction({
  verb: 'purchaseOrder.create',
  data: z.object({ draft: z.string().max(60), attempt: z.coerce.number().int().min(1).max(10_000) }),
  failed: formStays,
  async handle(turn, { draft: id, attempt }) {
    const { texts } = turn;
    const opened = await openDraft(turn, 'order', id, orderDraftValues);
    if (opened?.values.attempt !== attempt) return outOfDate(turn);
    const { draft } = opened;
    await changeDraft(turn, id, { ...draft, state: 'sent' });
    const requestId = requestIdOf('purchaseOrder.create', id, String(attempt));
    return orderCreateWork.send(turn, {
      requestId,
      working: workingCard(turn.cards, { company: draft.company, ...texts.working.order }),
      sent: { id, draft },
    });
  },
});

/** An order, as it was sent to be created. */
export const orderCreateWork = defineWork({
  name: 'purchaseOrder.create',
  isKnownById: true,
  sent: sentDraft,
  async carryOut(turn, { id, draft }, { requestId }) {
    const { input } = orderDraftValues.parse(draft.values);
    return doSent(turn, {
      id,
      requestId,
      work: () => create(turn, id, draft, input, requestId),
      again: (reason) => showOrderForm(turn, id, draft, input, atTop(reason)),
    });
  },
});

async function create(turn: Turn, id: string, draft: Draft, input: OrderInput, requestId: string): Promise<Finished> {
  const { texts, services, person } = turn;
  const { company } = draft;
  const open = (): Promise<void> => changeDraft(turn, id, { ...draft, state: 'open' });
  let outcome = await services.procurement.askedBefore(requestId, { company, number: null }, person);
  if (outcome === null) {
    const checked = await checkOrder(turn, company, input);
    if (checked.draft === null) {
      await open();
      const problems = { at: checked.problems, top: [], offers: checked.offers };
      return { settled: true, reply: await showOrderForm(turn, id, draft, checked.input, problems) };
    }
    outcome = await services.procurement.create(checked.draft, person, requestId);
  }
  switch (outcome.kind) {
    case 'done': {
      const { order } = outcome;
      // Its card says that it is saved: news of the same version do not take its place.
      await turn.desk.quiet(orderTopic(company, order.number), async (seen) => seen(order.version));
      await noteWhole(turn, order, null);
      return { settled: true, reply: showOrder(turn, order, { notice: texts.orders.created }) };
    }
    case 'refused': {
      await open();
      const problems = placeProblems(turn, outcome.problems, (problem) => orderInputOf(problem, input));
      return finishFormRefused(turn, texts.cards['order-form'].title, problems, (placed) =>
        showOrderForm(turn, id, draft, input, placed),
      );
    }
    case 'parked':
      return finishParked(turn, company, outcome);
  }
}
