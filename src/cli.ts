/** The administrator's command line: `npm run -s cli -- --help`. */
import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { createInterface } from 'node:readline/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { runningClock } from './host/clock.ts';
import { configurationFromEnvironment } from './host/configuration.ts';
import { runCommandLine, type Terminal } from './host/command-line.ts';
import { CodedError } from './errors.ts';

const terminal: Terminal = {
  async confirm(question) {
    const lines = createInterface({ input: process.stdin, output: process.stderr });
    try {
      return /^y(es)?$/i.test((await lines.question(`${question} [y/N] `)).trim());
    } finally {
      lines.close();
    }
  },
  progress: (line) => process.stderr.write(`\r\u001b[2K${line ?? ''}`),
};

// Whoever reads only the first lines (`| head`) has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  const configuration = configurationFromEnvironment();
  process.exitCode = await runCommandLine({
    words: process.argv.slice(2),
    dataFolder: configuration.dataFolder,
    say: (line) => process.stdout.write(`${line}\n`),
    complain: (line) => process.stderr.write(`${line}\n`),
    operator: userInfo().username,
    terminal: process.stdin.isTTY && process.stderr.isTTY ? terminal : null,
    sleep: async (milliseconds) => void (await sleep(milliseconds)),
    alone: async () => {
      const { servicesAlone } = await import('./host/setup/alone.ts');
      // eslint-disable-next-line no-restricted-syntax -- the one place of this process where the real clock is made
      return servicesAlone(configuration, { clock: runningClock(() => new Date()), newId: randomUUID });
    },
  });
} catch (error) {
  if (!(error instanceof CodedError)) throw error;
  process.stderr.write(`${error.code}: ${error.message}\n`);
  process.exitCode = 1;
}
