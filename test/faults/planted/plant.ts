import type { Finding } from '../judge/evidence.ts';
import { runCase } from '../run-case.ts';
import type { World } from '../world/world.ts';
import type { PlantedBug } from './bugs.ts';

export interface Harvest {
  /** What the judges say with the bug planted. */
  readonly planted: readonly Finding[];
  /** What they say of the same cases without it: nothing, or the proof means nothing. */
  readonly sound: readonly Finding[];
}

/** Runs the cases of a planted bug with and without it. */
export async function harvest(world: World, bug: PlantedBug): Promise<Harvest> {
  const planted: Finding[] = [];
  const sound: Finding[] = [];
  for (const one of bug.cases) {
    sound.push(...(await runCase(world, one)).findings);
    world.wrap = bug.plant;
    try {
      planted.push(...(await runCase(world, one)).findings);
    } finally {
      world.wrap = (core) => core;
    }
  }
  return { planted, sound };
}

/** The judge named reports it, and says nothing without it. */
export function isCaught({ caughtBy }: PlantedBug, { planted, sound }: Harvest): boolean {
  return sound.length === 0 && planted.some(({ invariant }) => invariant === caughtBy);
}
