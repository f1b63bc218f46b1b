import { z } from 'zod';
import { noteFor } from '../conversation/notes.ts';
import type { NoticeKind } from './outbox.ts';

const model = z.object({
  company: z.string(),
  number: z.string(),
  act: z.enum(['approve', 'reject', 'requestChange']),
  by: z.string(),
  comment: z.string().default(''),
});

/** Tells the requester what became of an order; the order's own card is edited besides. */
export const decisionNotice: NoticeKind = {
  kind: 'decision',
  write: async (turn, payload) => {
    const { number, act, by, comment } = model.parse(payload);
    const { told, toldNext } = turn.texts.orders;
    const because = comment === '' || act === 'approve' ? '' : toldNext.because(comment);
    const next = act === 'reject' && because !== '' ? because : `${because} ${toldNext[act]}`.trim();
    return noteFor(turn, act === 'approve' ? 'good' : 'warning', told[act](number, by), next);
  },
};
