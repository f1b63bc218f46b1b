import { readFile, writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import type { Finding } from '../judge/evidence.ts';
import type { World } from '../world/world.ts';
import { runSchedule, type ScheduleVerdict } from './run-schedule.ts';
import { schedules, type Step } from './schedule.ts';

/** A schedule that once broke an invariant, with the seed it was found by. */
export interface KeptSchedule {
  readonly seed: number;
  readonly what: string;
  readonly schedule: readonly Step[];
}

const keptFile = new URL('../seeds.json', import.meta.url);

export async function keptSchedules(): Promise<readonly KeptSchedule[]> {
  return JSON.parse(await readFile(keptFile, 'utf8')) as KeptSchedule[];
}

/** What a random run found: null when every schedule held. */
export interface Broken {
  readonly seed: number;
  readonly findings: readonly Finding[];
  /** Shrunk to what is needed. */
  readonly schedule: readonly Step[];
}

/** Keeps what broke as a test for ever: it is run first from now on, wherever random schedules are. */
export async function keep({ seed, findings, schedule }: Broken): Promise<void> {
  const kept = await keptSchedules();
  const what = findings.map(({ invariant, text }) => `${invariant} ${text}`).join('; ');
  await writeFile(keptFile, `${JSON.stringify([...kept, { seed, what, schedule }], null, 2)}\n`);
}

/**
 * Runs so many schedules drawn from a seed; the first that breaks an invariant is shrunk, kept and given. Each verdict is told to
 * `heard` as it comes.
 */
export async function runRandom(
  world: World,
  seed: number,
  runs: number,
  heard: (verdict: ScheduleVerdict) => void = () => undefined,
): Promise<Broken | null> {
  const holds = fc.asyncProperty(schedules, async (schedule) => {
    const verdict = await runSchedule(world, schedule);
    heard(verdict);
    return verdict.findings.length === 0;
  });
  const details = await fc.check(holds, { seed, numRuns: runs });
  if (!details.failed) return null;
  const [schedule = []] = details.counterexample ?? [];
  const broken = { seed, schedule, findings: (await runSchedule(world, schedule)).findings };
  await keep(broken);
  return broken;
}
