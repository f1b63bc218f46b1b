import { z } from 'zod';
import { choice, fact, link, plain, shown, tone } from './view.ts';
import { orderLine } from './order.ts';
import { defineCard } from './template.ts';

const model = z.object({
  company: shown(20),
  dataCompany: plain(20),
  number: plain(40),
  version: plain(200),
  title: shown(120),
  notice: shown(400),
  problems: z.array(z.object({ text: shown(400) })).max(12),
  vendor: shown(160),
  /** Where it stands, in Supply Chain Management's own word. */
  status: shown(120),
  tone,
  facts: z.array(fact).max(12),
  lines: z.array(orderLine).max(20),
  moreLines: shown(60),
  /** Lines of the order, shown or not. */
  lineCount: z.number(),
  total: shown(60),
  /** What changed since the reader saw or somebody approved it; no title when there is nothing to tell. */
  changesTitle: shown(200),
  changes: z.array(z.object({ text: shown(300) })).max(12),
  /** Questions about it, the oldest first, each followed by its answer, or that there is none yet. */
  inquiries: z.array(z.object({ text: shown(800) })).max(10),
  /** To whom it may be given. */
  delegates: z.array(choice).max(30),
  /** What suggests the others while somebody types; empty where all are on the card. */
  dataset: plain(200),
  /** Label of the input for a question to the requester; empty when there is nobody to ask. */
  question: plain(100),
  /** What was typed as reason before. */
  reason: plain(500),
  reasonProblem: shown(200),
  links: z.array(link).max(2),
});

/** Lines of the order, and of questions and answers, the newest, where long ones take the room of each other. */
const fewestLines = 8;
const fewestInquiries = 4;

/** An order before somebody who may approve it. */
export const orderApprovalCard = defineCard(
  'order-approval',
  model,
  (view) =>
    [view.title, view.notice, view.vendor, ...view.facts.map(({ title, value }) => `${title}: ${value}`), view.total]
      .filter((part) => part !== '')
      .join(' · '),
  ({ lines, inquiries, ...view }, texts) => ({
    ...view,
    inquiries: inquiries.slice(-fewestInquiries),
    lines: lines.slice(0, fewestLines),
    moreLines: lines.length > fewestLines ? texts.orders.moreLines(view.lineCount - fewestLines) : view.moreLines,
  }),
);
