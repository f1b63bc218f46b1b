import { z } from 'zod';
import type { Problem, RecordRef } from '../../connectors/port.ts';
import type { CommandServices } from './command.ts';
import { defineCommand } from './command.ts';
import { describeRef } from './record-name.ts';

type Row = Readonly<Record<string, string | number | null>>;

const pageSize = 500;
const longestJournal = 100_000;

const sources = ['maps', 'failures', 'journal', 'activity', 'initial-sync-issues'] as const;

/** Writes a list into a file, whole: for a spreadsheet as CSV, for a program as JSON. */
export const exportList = defineCommand({
  name: 'export',
  usage: `<${sources.join('|')}> --out <file.csv|file.json> [--run <initial sync>]`,
  summary: 'Write a whole list into a file: CSV for a spreadsheet, JSON for a program.',
  examples: ['export failures --out failures.csv', 'export initial-sync-issues --run 4711 --out issues.json'],
  words: { plain: ['list'] },
  options: z
    .object({
      list: z.enum(sources, { message: `is one of ${sources.join(', ')}` }),
      out: z.string().regex(/\.(csv|json)$/, 'ends with .csv or .json'),
      run: z.string().min(1).optional(),
    })
    .strict()
    .refine(({ list, run }) => list !== 'initial-sync-issues' || run !== undefined, {
      message: 'is missing; initial-sync show names the latest run',
      path: ['run'],
    }),
  answer: async ({ list, out, run }, services) => ({ out, rows: await rowsOf(list, run ?? '', services) }),
  print: ({ out, rows }) => [`${rows.length} rows in ${out}.`],
  file: ({ out, rows }) => ({
    path: out,
    content: out.endsWith('.json') ? `${JSON.stringify(rows, null, 2)}\n` : csv(rows),
  }),
});

async function rowsOf(list: (typeof sources)[number], run: string, { core }: CommandServices): Promise<readonly Row[]> {
  switch (list) {
    case 'maps':
      return core.maps.flatMap((map) =>
        map.fields.map(({ property, direction, dataverse, type, label }) => ({
          map: map.name,
          property,
          direction,
          dataverse,
          type,
          label,
        })),
      );
    case 'failures':
      return (await core.failures()).map((failure) => ({
        id: failure.id,
        since: failure.since,
        status: failure.status,
        class: failure.class,
        attempts: failure.attempts,
        madeIn: failure.origin,
        ...record(failure.ref),
        ...problem(failure.problems),
      }));
    case 'journal':
      return (await core.journal({ limit: longestJournal })).map(({ refs, saying: _saying, ending, ...entry }) => ({
        ...entry,
        records: refs.map(describeRef).join(', '),
        endedBy: ending === undefined ? null : (ending.by ?? 'itself'),
        endedAt: ending?.at ?? null,
        endedBecause: ending?.reason ?? null,
      }));
    case 'activity':
      return (await core.mapActivity({ limit: longestJournal })).map((line) => ({ ...line }));
    case 'initial-sync-issues':
      return allIssues(core, run);
  }
}

async function allIssues(core: CommandServices['core'], run: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let after = 0; ;) {
    const page = await core.initialSyncIssues(run, { after, limit: pageSize });
    for (const { number, kind, ref, problems, settled } of page)
      rows.push({ number, kind, ...record(ref), ...problem(problems), settled: String(settled) });
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return rows;
    after = last.number;
  }
}

function record({ map, company, key }: RecordRef): Row {
  return { map, company, key: key.join('/') };
}

function problem(problems: readonly Problem[]): Row {
  return {
    field: problems.flatMap(({ field }) => field ?? []).join(', '),
    problem: problems.map(({ message }) => message).join(' / '),
  };
}

/** RFC 4180. A cell that a spreadsheet would take for a formula gets a quotation mark before it. */
function csv(rows: readonly Row[]): string {
  const titles = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cell = (value: string | number | null | undefined) => {
    const text = String(value ?? '');
    const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return [titles.join(','), ...rows.map((row) => titles.map((title) => cell(row[title])).join(','))]
    .map((line) => `${line}\r\n`)
    .join('');
}
