/** What the suites did and found, added up, and told in a few lines at the end. */
import type { Finding } from './judge/evidence.ts';
import type { ScheduleVerdict } from './random/run-schedule.ts';
import type { Verdict } from './run-case.ts';

export interface Report {
  readonly runs: number;
  /** Runs by fault, the end of the process among them. */
  readonly faults: ReadonlyMap<string, number>;
  readonly broken: readonly { readonly what: string; readonly findings: readonly Finding[] }[];
  /** Longest virtual time until all had come to rest, and in which run. */
  readonly worst: { readonly milliseconds: number; readonly what: string };
  readonly planted: readonly { readonly name: string; readonly caughtBy: string; readonly isCaught: boolean }[];
  readonly seeds: readonly number[];
  /** Processes that were killed, stopped or starved. */
  readonly processes: number;
}

export const emptyReport: Report = {
  runs: 0,
  faults: new Map(),
  broken: [],
  worst: { milliseconds: 0, what: '' },
  planted: [],
  seeds: [],
  processes: 0,
};

/** The report with one more case in it. */
export function withVerdict(
  report: Report,
  { id, findings, restedAfter }: Pick<Verdict, 'id' | 'findings' | 'restedAfter'>,
  struckBy: readonly string[],
): Report {
  const faults = new Map(report.faults);
  for (const fault of struckBy) faults.set(fault, (faults.get(fault) ?? 0) + 1);
  const worst =
    restedAfter !== null && restedAfter > report.worst.milliseconds
      ? { milliseconds: restedAfter, what: id }
      : report.worst;
  const broken = findings.length === 0 ? report.broken : [...report.broken, { what: id, findings }];
  return { ...report, runs: report.runs + 1, faults, worst, broken };
}

/** The report with one more random schedule in it. */
export function withSchedule(report: Report, what: string, { findings, restedAfter, struck }: ScheduleVerdict): Report {
  return withVerdict(report, { id: what, findings, restedAfter }, struck);
}

/** Lines for people. */
export function linesOf(report: Report, invariants: readonly string[]): readonly string[] {
  const caught = report.planted.filter(({ isCaught }) => isCaught).length;
  const struck = [...report.faults.values()].reduce((sum, count) => sum + count, 0);
  return [
    `runs                 ${report.runs}`,
    `faults               ${struck} of ${report.faults.size} kinds`,
    `seeds                ${report.seeds.length === 0 ? 'none' : report.seeds.join(', ')}`,
    `processes            ${report.processes}`,
    `invariants judged    ${invariants.join(' ')}`,
    `worst recovery time  ${(report.worst.milliseconds / 1_000).toFixed(0)} s of virtual time${report.worst.what === '' ? '' : ` (${report.worst.what})`}`,
    `planted bugs caught  ${caught} of ${report.planted.length}`,
    ...report.planted
      .filter(({ isCaught }) => !isCaught)
      .map(({ name, caughtBy }) => `  not caught by ${caughtBy}: ${name}`),
    `broken               ${report.broken.length}`,
    ...report.broken.flatMap(({ what, findings }) => [
      `  npm run -s test:faults -- --case "${what}"`,
      ...findings.map(({ invariant, text }) => `    ${invariant} ${text}`),
    ]),
  ];
}
