/** Buttons on the list of what waits for somebody. The data names the list; what it showed, and to whom, is kept. */
import { z } from 'zod';
import { decideTogether } from '../approvals/together.ts';
import { showWaiting } from '../approvals/waiting.ts';
import { answerWith } from '../conversation/answers.ts';
import { defineAction } from './action.ts';

const ticked = z
  .object({
    batch: z.string().max(80),
    reason: z
      .string()
      .max(10_000)
      .default('')
      .transform((text) => text.trim().slice(0, 500)),
  })
  .catchall(z.unknown())
  .transform(({ batch, reason, ...rest }) => ({
    batch,
    reason,
    picks: new Set(Object.entries(rest).flatMap(([id, value]) => (value === 'on' ? [id] : []))),
  }));

/** Approves what is ticked. */
export const approvalsApprove = defineAction({
  verb: 'approvals.approve',
  data: ticked,
  handle: (turn, given) => decideTogether(turn, 'approve', given),
});

/** Rejects what is ticked, all for one reason. */
export const approvalsReject = defineAction({
  verb: 'approvals.reject',
  data: ticked,
  handle: (turn, given) => decideTogether(turn, 'reject', given),
});

/** A page of the list, as it stands now. */
export const approvalsList = defineAction({
  verb: 'approvals.list',
  data: z.object({ page: z.coerce.number().int().min(1).max(10_000).default(1) }),
  handle: async (turn, { page }) => answerWith(await showWaiting(turn, page)),
});
