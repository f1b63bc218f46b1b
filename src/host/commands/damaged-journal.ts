/** The way out of a damaged journal: what cannot be read, and setting it aside. */
import { z } from 'zod';
import type { DamagedEntry, DamagedJournal, SetAsideEntry } from '../../sync/face.ts';
import { defineCommand, exitCodes, type Command } from './command.ts';
import { describeRef } from './record-name.ts';
import { tableLines } from './table.ts';

const damaged = defineCommand({
  name: 'journal damaged',
  usage: '',
  summary: 'List entries of the journal that cannot be read any more, and those that were set aside.',
  examples: ['journal damaged', 'journal damaged --json'],
  options: z.object({}).strict(),
  answer: async (_options, { core }) => ({ ...(await core.damagedJournal()), stoppage: core.stoppage() }),
  print: ({ stoppage, ...journal }) => [
    ...damagedLines(journal),
    ...(stoppage === null ? [] : ['', 'No new work is taken.', ...wayOut(journal)]),
    ...setAsideLines(journal.setAside),
  ],
  exitCode: (journal) => (journal.damaged.length === 0 ? exitCodes.done : exitCodes.lookHere),
});

const setAside = defineCommand({
  name: 'journal set-aside',
  usage: '<id> --reason <text>',
  summary:
    'Set a damaged entry of the journal aside: it is kept as it is, its records are compared in both systems, and new work is taken once no entry is damaged.',
  examples: ['journal set-aside 0f8c2a9e --reason "torn by the disk of 3 May"'],
  words: { plain: ['id'] },
  options: z.object({ id: z.string().min(1, 'is missing'), reason: z.string().trim().min(1, 'is missing') }).strict(),
  question: ({ id }) =>
    `The journal can then no longer say what became of ${String(id)}; its records are compared in both systems. Set it aside?`,
  answer: ({ id, reason }, { core, by }) => core.setAside({ operation: id, reason, by }),
  print: ({ entry, left }) => [
    `${entry.operation} was set aside; ${recordsOf(entry)} compared in both systems.`,
    left === 0
      ? 'No entry is damaged any more: new work is taken.'
      : `${left} more cannot be read: journal damaged lists them.`,
  ],
  exitCode: ({ left }) => (left === 0 ? exitCodes.done : exitCodes.lookHere),
});

export const damagedJournalCommands: readonly Command[] = [damaged, setAside];

function damagedLines({ damaged: entries }: DamagedJournal): readonly string[] {
  if (entries.length === 0) return ['Every entry of the journal can be read.'];
  return tableLines(
    ['Id', 'Begun', 'State', 'Actor', 'Records'],
    entries.map((entry) => [entry.operation, entry.at, entry.phase, entry.actor ?? 'unknown', namesOf(entry)]),
  );
}

function wayOut({ damaged: entries }: DamagedJournal): readonly string[] {
  return entries.length === 0
    ? ['Start the process again; if it then still takes none, restore the data folder from a backup.']
    : ['Set each entry aside with journal set-aside <id> --reason "…", or restore the data folder from a backup.'];
}

function setAsideLines(entries: readonly SetAsideEntry[]): readonly string[] {
  if (entries.length === 0) return [];
  const rows = entries.map(({ operation, at, by, reason, comparedAt }) => [
    operation,
    at,
    by,
    reason,
    comparedAt ?? 'not yet',
  ]);
  return ['', ...tableLines(['Set aside', 'At', 'By', 'Reason', 'Compared'], rows)];
}

/** Records as both systems know them, else by their keys in the journal. */
function namesOf({ refs, aggregates }: DamagedEntry): string {
  const names = refs.length === aggregates.length ? refs.map(describeRef) : aggregates;
  return names.length === 0 ? 'unknown' : names.join(', ');
}

function recordsOf({ aggregates }: SetAsideEntry): string {
  return aggregates.length === 0
    ? 'which records it was about is not known, so all are'
    : `${aggregates.join(', ')} is`;
}
