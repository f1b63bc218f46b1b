import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import type { Finding } from '../judge/evidence.ts';
import type { World } from '../world/world.ts';
import { runSchedule } from './run-schedule.ts';
import { schedules, type Step } from './schedule.ts';

/** A schedule that once broke an invariant, with the seed it was found by. */
export interface KeptSchedule {
  readonly seed: number;
  readonly what: string;
  readonly schedule: readonly Step[];
}

export async function keptSchedules(): Promise<readonly KeptSchedule[]> {
  return JSON.parse(await readFile(new URL('../seeds.json', import.meta.url), 'utf8')) as KeptSchedule[];
}

/** What a random run found: null when every schedule held. */
export interface Broken {
  readonly seed: number;
  readonly findings: readonly Finding[];
  /** Shrunk to what is needed. */
  readonly schedule: readonly Step[];
}

/** Runs so many schedules drawn from a seed; the first that breaks an invariant is shrunk and given. */
export async function runRandom(world: World, seed: number, runs: number): Promise<Broken | null> {
  const holds = fc.asyncProperty(schedules, async (schedule) => {
    const findings = await runSchedule(world, schedule);
    if (findings.length > 0) throw new Error(findings.map(({ invariant, text }) => `${invariant} ${text}`).join('\n'));
  });
  const details = await fc.check(holds, { seed, numRuns: runs });
  if (!details.failed) return null;
  const [schedule = []] = details.counterexample ?? [];
  const findings = await runSchedule(world, schedule);
  return { seed, schedule, findings };
}
