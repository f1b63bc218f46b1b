/** Buttons of those who decide on an order. The data names the order and the version seen; who decides comes from the activity. */
import { z } from 'zod';
import { answerInquiry, askRequester } from '../approvals/ask.ts';
import { askAgain, decide } from '../approvals/decide.ts';
import { delegateMeant } from '../approvals/delegates.ts';
import { defineAction } from './action.ts';
import { clickedOrder, typedReason } from './order-acts.ts';

/** A decision is bound to a version: none at all would be any. */
const decided = clickedOrder.extend({ version: z.string().min(1).max(200) });

/** Approves the version that was shown. */
export const orderApprove = defineAction({
  verb: 'purchaseOrder.approve',
  data: decided.extend({ reason: typedReason }),
  handle: (turn, { reason: comment, ...clicked }) =>
    decide(turn, 'approve', clicked, comment === '' ? {} : { comment }),
});

/** Rejects the version that was shown; without a reason it asks for one. */
export const orderReject = defineAction({
  verb: 'purchaseOrder.reject',
  data: decided.extend({ reason: typedReason }),
  handle: (turn, { reason: comment, ...clicked }) =>
    comment === ''
      ? askAgain(turn, clicked, turn.texts.orders.reasonNeeded, '')
      : decide(turn, 'reject', clicked, { comment }),
});

/** Sends the order back to whoever ordered, with what has to change. */
export const approvalRequestChange = defineAction({
  verb: 'approval.requestChange',
  data: decided.extend({ change: typedReason, reason: typedReason }),
  handle: (turn, { change: comment, reason, ...clicked }) =>
    comment === ''
      ? askAgain(turn, clicked, turn.texts.approvals.changeNeeded, reason)
      : decide(turn, 'requestChange', clicked, { comment }),
});

/** Gives the decision to somebody else, of those whom Supply Chain Management would accept. */
export const approvalDelegate = defineAction({
  verb: 'approval.delegate',
  data: decided.extend({
    delegateTo: z.string().max(120).default(''),
    'delegateTo-typed': z.string().max(200).optional(),
    reason: typedReason,
  }),
  async handle(turn, { company, number, version, reason: comment, ...data }) {
    const clicked = { company, number, version };
    const delegateTo = await delegateMeant(turn, clicked, data);
    if (typeof delegateTo === 'string') return askAgain(turn, clicked, delegateTo, comment);
    return decide(turn, 'delegate', clicked, { delegateTo, ...(comment === '' ? {} : { comment }) });
  },
});

/** Asks whoever requested the order. */
export const approvalAsk = defineAction({
  verb: 'approval.ask',
  data: decided.extend({ question: typedReason }),
  handle: (turn, { question, ...clicked }) => askRequester(turn, clicked, question),
});

/** The requester's answer. */
export const approvalAnswer = defineAction({
  verb: 'approval.answer',
  data: z.object({ inquiry: z.string().max(80), answer: typedReason }),
  handle: (turn, { inquiry, answer }) => answerInquiry(turn, inquiry, answer),
});
