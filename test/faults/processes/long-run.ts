import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
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

/** The disk filled in every way of this machine; true when all held. What is seen is said as it comes. */
export async function runFullDisks(): Promise<boolean> {
  const runner = fileURLToPath(new URL('../../run.ts', import.meta.url));
  const disks = fileURLToPath(new URL('full-disk.test.ts', import.meta.url));
  const running = spawn(process.execPath, ['--import', 'tsx', runner, disks], {
    stdio: 'inherit',
    env: { ...process.env, FAULTS_AT_LENGTH: '1' },
  });
  const [code] = (await once(running, 'close')) as [number | null];
  return code === 0;
}
