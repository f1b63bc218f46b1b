import { killAtRandom, KilledProject, stopBeyondLease } from './killed-project.ts';

const kills = 50;
const stops = 5;

/** Fifty kills at random moments and some stops beyond the lease; gives how many processes there were. */
export async function runKilledProcesses(say: (line: string) => void): Promise<number> {
  await using project = await KilledProject.start();
  await killAtRandom(project, kills);
  say(`${kills} processes killed at random moments: every order is whole in both systems, or in neither`);
  for (let round = 0; round < stops; round += 1) await stopBeyondLease(project);
  say(`${stops} processes stopped beyond their lease: the same`);
  return kills + stops;
}
