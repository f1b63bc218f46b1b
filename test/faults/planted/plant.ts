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

/** A bug may keep it from ever coming to rest; without the bug these virtual milliseconds must do. */
const limit = 90_000;

/** Runs the cases of a planted bug with and without it. */
export async function harvest(world: World, bug: PlantedBug): Promise<Harvest> {
  const planted: Finding[] = [];
  const sound: Finding[] = [];
  const { mostCalls } = world.transport;
  try {
    // A bug may make it go on for ever; without the bug as many calls must do.
    world.transport.mostCalls = mostCalls / 10;
    for (const one of bug.cases) {
      sound.push(...(await runCase(world, one, limit)).findings);
      world.wrap = bug.plant;
      planted.push(...(await runCase(world, one, limit)).findings);
      world.wrap = (core) => core;
    }
  } finally {
    world.transport.mostCalls = mostCalls;
    world.wrap = (core) => core;
  }
  return { planted, sound };
}

/** The judge named reports it, and says nothing without it. */
export function isCaught({ caughtBy }: PlantedBug, { planted, sound }: Harvest): boolean {
  return sound.length === 0 && planted.some(({ invariant }) => invariant === caughtBy);
}
