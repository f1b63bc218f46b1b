import { z } from 'zod';
import { noteFor } from '../conversation/notes.ts';
import type { NoticeKind } from './outbox.ts';

const model = z.object({ company: z.string(), number: z.string(), act: z.enum(['approve', 'reject']), by: z.string() });

/** Tells the requester what became of an order; the order's own card is edited besides. */
export const decisionNotice: NoticeKind = {
  kind: 'decision',
  write: async (turn, payload) => {
    const { number, act, by } = model.parse(payload);
    const { texts } = turn;
    return noteFor(
      turn,
      act === 'approve' ? 'good' : 'warning',
      texts.orders.told[act](number, by),
      texts.orders.toldNext[act],
    );
  },
};
