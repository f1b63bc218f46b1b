import { z } from 'zod';
import { defineCommand } from './command.ts';
import { tableLines } from './table.ts';

/** The nine entity maps with their status. */
export const maps = defineCommand({
  name: 'maps',
  usage: '',
  summary: 'List the entity maps with their status, queued changes and open failures.',
  examples: ['maps', 'maps --json'],
  options: z.object({}).strict(),
  answer: async (_options, { core }) => core.status(),
  print: (statuses) =>
    tableLines(
      ['Map', 'Entity', 'Status', 'Since', 'Queued', 'Failures', 'Last success', 'Reason'],
      statuses.map((map) => [
        map.name,
        map.entity,
        map.status,
        map.since ?? '-',
        String(map.queued),
        String(map.failures),
        map.lastSuccess ?? '-',
        map.reason ?? '',
      ]),
    ),
});
