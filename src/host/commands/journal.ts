import { z } from 'zod';
import { defineCommand } from './command.ts';
import { endingOf } from './parked.ts';
import { describeRef } from './record-name.ts';
import { tableLines } from './table.ts';

/** What was done, by whom, newest first. */
export const journal = defineCommand({
  name: 'journal',
  usage: '[--actor <object id>] [--since <ISO time>] [--limit 50]',
  summary: 'List operations, newest first, with who did them and how they ended.',
  options: z
    .object({
      actor: z.string().min(1).optional(),
      since: z
        .string()
        .datetime({ offset: true, message: 'is not an ISO time such as 2026-01-31T08:00:00Z' })
        .optional(),
      limit: z.coerce.number().int().min(1).max(1000).default(50),
    })
    .strict(),
  answer: async (filter, { core }) => core.journal(filter),
  print: (entries) =>
    entries.length === 0
      ? ['The journal is empty.']
      : tableLines(
          ['At', 'State', 'Actor', 'Summary', 'Records'],
          entries.map((entry) => [
            entry.at,
            `${entry.state}${endingOf(entry.ending)}`,
            entry.actor,
            entry.summary,
            entry.refs.map(describeRef).join(', '),
          ]),
        ),
});
