/** Initial sync from the command line: start it and watch, look at it later, cancel it, try a refused row again. */
import { z } from 'zod';
import type { InitialSyncPart, InitialSyncRun } from '../../sync/face.ts';
import { defineCommand, exitCodes, type Command, type ExitCode } from './command.ts';
import { describeRef } from './record-name.ts';
import { tableLines } from './table.ts';

const id = z.string().min(1, 'is missing');

const start = defineCommand({
  name: 'initial-sync',
  usage: '[<map>…] [--company <id>] [--master financeOperations|dataverse] [--dry-run] [--detach]',
  summary: 'Align the rows of both systems, once. Without names: all maps, in the order they depend on each other.',
  examples: [
    'initial-sync --dry-run',
    'initial-sync warehouse --company usmf',
    'initial-sync --master dataverse --detach',
  ],
  words: { plain: ['maps…'], flags: ['dry-run', 'detach'] },
  options: z
    .object({
      maps: z.array(z.string()).default([]),
      company: z.string().min(1).optional(),
      master: z.enum(['financeOperations', 'dataverse']).default('financeOperations'),
      'dry-run': z.boolean().default(false),
      detach: z.boolean().default(false),
    })
    .strict(),
  question: (options) =>
    options['dry-run'] === true
      ? null
      : 'Rows are written in both systems; --dry-run shows what would happen. Start the initial sync?',
  answer: async ({ maps, company = null, master, 'dry-run': dryRun, detach }, { core, by }) => ({
    run: await core.startInitialSync({ maps, company, master, dryRun, by }),
    detach,
  }),
  follow: ({ run, detach }) =>
    detach
      ? null
      : {
          command: 'initial-sync show',
          options: { run: run.id },
          progress: (result) => progressLine(lookOf(result)),
          isOver: (result) => lookOf(result)?.state !== 'running',
        },
  print: ({ run }) => printRun(run),
  exitCode: ({ run, detach }) => (detach ? exitCodes.done : exitCodeOf(run)),
});

const show = defineCommand({
  name: 'initial-sync show',
  usage: '[<run>]',
  summary: 'Show how far an initial sync has got, or how it ended. Without a run: the latest.',
  examples: ['initial-sync show'],
  words: { plain: ['run'] },
  options: z.object({ run: id.optional() }).strict(),
  answer: async ({ run }, { core }) => ({
    run: run === undefined ? ((await core.initialSyncs(1))[0] ?? null) : await core.initialSync(run),
    detach: false,
  }),
  print: ({ run }) => (run === null ? ['There is no such initial sync.'] : printRun(run)),
  exitCode: ({ run }) => (run === null ? exitCodes.refused : exitCodeOf(run)),
});

const cancel = defineCommand({
  name: 'initial-sync cancel',
  usage: '<run>',
  summary: 'Stop an initial sync. What was written stays, and is found equal the next time.',
  examples: ['initial-sync cancel 4711'],
  words: { plain: ['run'] },
  options: z.object({ run: id }).strict(),
  answer: async ({ run }, { core, by }) => core.cancelInitialSync(run, by),
  print: (run) => (run === null ? ['There is no such initial sync.'] : printRun(run)),
  exitCode: (run) => (run === null ? exitCodes.refused : exitCodes.done),
});

const retry = defineCommand({
  name: 'initial-sync retry',
  usage: '<run> <row>',
  summary: 'Try a refused row of an initial sync again.',
  examples: ['initial-sync retry 4711 3'],
  words: { plain: ['run', 'row'] },
  options: z.object({ run: id, row: z.coerce.number().int().min(1) }).strict(),
  answer: async ({ run, row }, { core }) => core.retryInitialSyncRow(run, row),
  print: (issue) =>
    issue.settled
      ? [`${describeRef(issue.ref)} is the same in both systems now.`]
      : [`${describeRef(issue.ref)}: ${issue.problems.map(({ message }) => message).join(' / ')}`],
  exitCode: ({ settled }) => (settled ? exitCodes.done : exitCodes.refused),
});

export const initialSyncCommands: readonly Command[] = [start, show, cancel, retry];

function lookOf(result: unknown): InitialSyncRun | null {
  return (result as { readonly run: InitialSyncRun | null }).run;
}

function exitCodeOf({ state, parts }: InitialSyncRun): ExitCode {
  if (state === 'stopped' || state === 'cancelled') return exitCodes.refused;
  return parts.some(({ refused }) => refused > 0) ? exitCodes.lookHere : exitCodes.done;
}

/** `[########----------]  40 %  warehouse 4000 of 10000, 812 rows/s, 7 s left`. */
function progressLine(run: InitialSyncRun | null): string {
  const part = run?.parts.find(({ done, total }) => total === null || done < total) ?? run?.parts.at(-1);
  if (run === null || part === undefined) return '';
  const [done, total] = [sum(run.parts, ({ done: one }) => one), sum(run.parts, ({ total: one }) => one ?? 0)];
  const share = total === 0 ? 0 : Math.min(1, done / total);
  const filled = Math.round(share * barWidth);
  const bar = `[${'#'.repeat(filled)}${'-'.repeat(barWidth - filled)}]`;
  const pace = part.rate === null ? '' : `, ${Math.round(part.rate)} rows/s`;
  const left = part.secondsLeft === null ? '' : `, ${Math.round(part.secondsLeft)} s left`;
  return `${bar} ${String(Math.round(share * 100)).padStart(3)} %  ${part.map} ${part.done} of ${part.total ?? '?'}${pace}${left}`;
}

const barWidth = 24;

function sum(parts: readonly InitialSyncPart[], of: (part: InitialSyncPart) => number): number {
  return parts.reduce((total, part) => total + of(part), 0);
}

function printRun(run: InitialSyncRun): readonly string[] {
  const kind = run.dryRun ? 'Dry run' : 'Initial sync';
  const refused = sum(run.parts, (part) => part.refused);
  return [
    `${kind} ${run.id}: ${run.state}${run.reason === null ? '' : `, ${run.reason}`}. Started ${run.startedAt} by ${run.by}.`,
    ...tableLines(
      [
        'Map',
        'Rows',
        'Equal',
        'New in Dataverse',
        'New in SCM',
        'Changed in Dataverse',
        'Changed in SCM',
        'Conflicts',
        'Refused',
        'Not eligible',
      ],
      run.parts.map((part) => [
        part.map,
        `${part.done}${part.total === null ? '' : ` of ${part.total}`}`,
        ...[
          part.equal,
          part.created.dataverse,
          part.created.financeOperations,
          part.updated.dataverse,
          part.updated.financeOperations,
          part.conflicts,
          part.refused,
          part.notEligible,
        ].map(String),
      ]),
    ),
    ...(refused > 0 ? [`All that was refused: export initial-sync-issues --run ${run.id} --out issues.csv`] : []),
  ];
}
