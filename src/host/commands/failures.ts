/** Sync failures from the command line: list, look at one, and do something about them. */
import { z } from 'zod';
import type { FailureAct, SyncFailure } from '../../sync/face.ts';
import { defineCommand, exitCodes, type Command } from './command.ts';
import { describeRef } from './record-name.ts';
import { tableLines } from './table.ts';

const id = z.string().min(1, 'is missing');

const list = defineCommand({
  name: 'failures',
  usage: '[--status open|retrying|resolved|dismissed] [--map <map>]',
  summary: 'List sync failures: changes that the other system refused after the fact.',
  examples: ['failures --status open', 'failures --map warehouse --json'],
  options: z
    .object({ status: z.enum(['open', 'retrying', 'resolved', 'dismissed']).optional(), map: z.string().optional() })
    .strict(),
  answer: async ({ status, map }, { core }) =>
    (await core.failures(status === undefined ? {} : { status })).filter(
      (failure) => map === undefined || failure.ref.map === map,
    ),
  print: (found) =>
    found.length === 0
      ? ['No sync failures.']
      : tableLines(
          ['Id', 'Since', 'Status', 'Class', 'Attempts', 'Made in', 'Record', 'Problem'],
          found.map((failure) => [
            failure.id,
            failure.since,
            failure.status,
            failure.class,
            String(failure.attempts),
            failure.origin,
            describeRef(failure.ref),
            failure.problems.map((one) => one.message).join(' / '),
          ]),
        ),
});

const show = defineCommand({
  name: 'failure show',
  usage: '<id>',
  summary: 'Show one sync failure with the raw answer of the system that refused.',
  examples: ['failure show 4711'],
  words: { plain: ['id'] },
  options: z.object({ id }).strict(),
  answer: async ({ id: wanted }, { core }) => core.failure(wanted),
  print: (failure) => (failure === null ? ['There is no such sync failure.'] : printFailure(failure)),
  exitCode: (failure) => (failure === null ? exitCodes.refused : exitCodes.done),
});

const retry = defineCommand({
  name: 'retry',
  usage: '<id>… | --all',
  summary: 'Try to carry over failed changes again, as the records stand now.',
  examples: ['retry 4711', 'retry --all'],
  words: { plain: ['ids…'], flags: ['all'] },
  options: z
    .object({ ids: z.array(z.string()).default([]), all: z.boolean().default(false) })
    .strict()
    .refine(({ ids, all }) => all !== ids.length > 0, { message: 'give ids, or --all', path: ['ids'] }),
  async answer({ ids, all }, { core, by }) {
    const wanted = all ? (await core.failures({ status: 'open' })).map((failure) => failure.id) : ids;
    const after: SyncFailure[] = [];
    for (const one of wanted) after.push(await core.settleFailure(one, { kind: 'retry' }, by));
    return after;
  },
  print: printAfter,
  exitCode: (after) => (after.some(isOpen) ? exitCodes.lookHere : exitCodes.done),
});

const take = settling(
  'take',
  '<id> --side dataverse|financeOperations',
  'Give both systems the record as it is in one of them.',
  ['take 4711 --side dataverse'],
  z.object({ id, side: z.enum(['dataverse', 'financeOperations']) }).strict(),
  ({ side }) => ({ kind: 'take', side }),
);

const dismiss = settling(
  'dismiss',
  '<id> --reason <text>',
  'Close a failure without carrying the change over. The difference stays.',
  ['dismiss 4711 --reason "test record"'],
  z.object({ id, reason: z.string().min(1, 'is missing') }).strict(),
  ({ reason }) => ({ kind: 'dismiss', reason }),
);

export const failureCommands: readonly Command[] = [list, show, retry, take, dismiss];

function settling<Options extends { readonly id: string }>(
  name: string,
  usage: string,
  summary: string,
  examples: readonly string[],
  options: z.ZodType<Options, z.ZodTypeDef, unknown>,
  act: (options: Options) => FailureAct,
): Command {
  return defineCommand({
    name,
    usage,
    summary,
    examples,
    words: { plain: ['id'] },
    options,
    answer: async (given, { core, by }) => [await core.settleFailure(given.id, act(given), by)],
    print: printAfter,
    exitCode: (after) => (after.some(isOpen) ? exitCodes.refused : exitCodes.done),
  });
}

const isOpen = ({ status }: SyncFailure): boolean => status === 'open' || status === 'retrying';

function printAfter(after: readonly SyncFailure[]): readonly string[] {
  if (after.length === 0) return ['There is nothing to do.'];
  return after.map((failure) => {
    const why = isOpen(failure) ? `: ${failure.problems.map(({ message }) => message).join(' / ')}` : '';
    return `${failure.id} ${describeRef(failure.ref)} ${failure.status}${why}`;
  });
}

function printFailure(failure: SyncFailure): readonly string[] {
  const { assignee, ending, operation, raw } = failure;
  return [
    `${describeRef(failure.ref)}, made in ${failure.origin}, ${failure.class}, ${failure.status} since ${failure.since}`,
    ...failure.problems.map(({ message, remedy }) => `  ${message} ${remedy}`.trimEnd()),
    `Attempts: ${failure.attempts}`,
    ...(assignee ? [`Assigned to: ${assignee.name}`] : []),
    ...(operation ? [`Operation: ${operation}`] : []),
    ...(ending
      ? [`Ended ${ending.at} by ${ending.by ?? 'itself'}${ending.note === null ? '' : `: ${ending.note}`}`]
      : []),
    ...(raw ? ['', raw] : []),
  ];
}
