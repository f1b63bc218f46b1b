import { z } from 'zod';
import { defineCommand } from './command.ts';
import { describeRef } from './record-name.ts';
import { tableLines } from './table.ts';

/** Changes that the other system refused after they were made. */
export const failures = defineCommand({
  name: 'failures',
  usage: '[--status open|retrying|resolved|dismissed]',
  summary: 'List sync failures: changes that the other system refused after the fact.',
  options: z.object({ status: z.enum(['open', 'retrying', 'resolved', 'dismissed']).optional() }).strict(),
  answer: async ({ status }, { core }) => core.failures(status === undefined ? {} : { status }),
  print: (found) =>
    found.length === 0
      ? ['No sync failures.']
      : tableLines(
          ['Id', 'Since', 'Status', 'Attempts', 'Made in', 'Record', 'Problem'],
          found.map((failure) => [
            failure.id,
            failure.since,
            failure.status,
            String(failure.attempts),
            failure.origin,
            describeRef(failure.ref),
            failure.problems.map((one) => one.message).join(' / '),
          ]),
        ),
});
