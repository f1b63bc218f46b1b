import { z } from 'zod';
import { showOrderForApproval } from '../orders/show.ts';
import { stageOf } from '../orders/stage.ts';
import { noteShown } from '../orders/shown.ts';
import type { NoticeKind } from './outbox.ts';

const model = z.object({ company: z.string(), number: z.string(), dueDate: z.string().nullable() });

/** An order waits for somebody's approval. Nothing is said once it no longer does. */
export const approvalNotice: NoticeKind = {
  kind: 'approval',
  async write(turn, payload) {
    const { company, number, dueDate } = model.parse(payload);
    const order = await turn.services.procurement.order(company, number, turn.person);
    if (order === null || stageOf(order) !== 'inreview') return null;
    await noteShown(turn, order);
    return showOrderForApproval(turn, order, { dueDate });
  },
};
