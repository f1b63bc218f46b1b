import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import type { Said, SyncingProcess } from './killed-process.ts';

const program = join(import.meta.dirname, 'killed-process.ts');

/** Runs the process until it ends, or kills it (SIGKILL) as soon as `enough` says so. Gives the last it said. */
export function runProcess(
  order: SyncingProcess,
  enough: (said: Said) => boolean = () => false,
  heard: (said: Said) => void = () => undefined,
): Promise<Said | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', program, JSON.stringify(order)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let last: Said | null = null;
    let complaint = '';
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (!line.startsWith('{')) return;
      last = JSON.parse(line) as Said;
      heard(last);
      if (enough(last)) child.kill('SIGKILL');
    });
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code, signal) =>
      code === 0 || signal === 'SIGKILL'
        ? resolve(last)
        : reject(new Error(`ended with ${code ?? signal ?? 'nothing'}: ${complaint.slice(0, 2_000)}`)),
    );
  });
}
