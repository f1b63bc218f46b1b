import { z } from 'zod';
import type { OrderEvent } from '../../procurement/face.ts';
import { defineCommand } from './command.ts';
import { tableLines } from './table.ts';

/** What happened to a purchase order: who did what for whom, what it was before and after, in which version. */
export const audit = defineCommand({
  name: 'audit',
  usage: '<order number> [--company usmf]',
  summary:
    'Show everything done to a purchase order and its approval, newest first, including what was done in the screens of Supply Chain Management.',
  examples: ['audit PO-000130', 'audit PO-000130 --company usmf --json'],
  words: { plain: ['number'] },
  options: z
    .object({ number: z.string().min(1, 'is missing').max(40), company: z.string().min(1).max(10).optional() })
    .strict(),
  answer: ({ number, company }, { procurement, environment }) =>
    procurement.history((company ?? environment.configuration.defaultCompany).toLowerCase(), number),
  print: (events) =>
    events.length === 0
      ? ['Nothing is known about this order.']
      : tableLines(
          ['At', 'What', 'Result', 'By', 'On behalf of', 'To', 'Before', 'After', 'Version', 'Through', 'Comment'],
          events.map(rowOf),
        ),
});

function rowOf(event: OrderEvent): string[] {
  return [
    event.at,
    event.act === 'other' ? event.summary : event.act,
    event.result,
    event.by,
    event.onBehalfOf ?? '',
    event.delegatedTo ?? '',
    event.before?.approvalStatus ?? '',
    event.after?.approvalStatus ?? '',
    event.before?.version ?? '',
    event.through,
    [event.comment ?? '', ...event.problems.map(({ message }) => message)].filter((part) => part !== '').join(' / '),
  ];
}
