import { z } from 'zod';
import { readInquiry } from '../approvals/inquiries.ts';
import { showInquiry } from '../approvals/ask.ts';
import { noteFor } from '../conversation/notes.ts';
import type { NoticeKind } from './outbox.ts';

const model = z.object({ inquiry: z.string() });

/** Somebody who decides on an order asks whoever requested it. Nothing is asked once it was answered. */
export const inquiryNotice: NoticeKind = {
  kind: 'inquiry',
  anew: true,
  async write(turn, payload) {
    const inquiry = await readInquiry(turn.services, model.parse(payload).inquiry);
    return inquiry === null || inquiry.answer !== null ? null : showInquiry(turn, inquiry);
  },
};

/** The answer came: it stands on the order's card, which nobody looks at unless told. */
export const answerNotice: NoticeKind = {
  kind: 'answer',
  async write(turn, payload) {
    const inquiry = await readInquiry(turn.services, model.parse(payload).inquiry);
    if (inquiry === null || inquiry.answer === null) return null;
    const { number, to, answer } = inquiry;
    return noteFor(turn, 'default', turn.texts.approvals.question.told(to.name, number), answer.text);
  },
};
