/**
 * `npm test`: all tests, or those that the arguments name (`npm test -- --grep "nearest"`, `npm test -- test/maps/*.test.ts`).
 * The last line is `N passed, N failed`; the exit code is 0 only when something ran and nothing failed, leaked or was skipped.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findChromium, installChromium } from './support/chromium.ts';
import type { RunTotals } from './support/reporter.ts';

const everyTest = 'test/**/*.test.ts';
const endGraceMilliseconds = 15_000;

/** Mocha options that take no value: what follows one of them may be a test file. */
const switches = /^(--(bail|invert|dry-run|full-trace|inline-diffs|no-.*|color|check-leaks|forbid-only)|-[bcg]?)$/;

process.exitCode = await main(process.argv.slice(2));

async function main(given: readonly string[]): Promise<number> {
  if (findChromium(process.env) === null) {
    say('The browser tests need Chromium and none was found. This installs it:');
    say(`  ${installChromium}`);
    say('(or set CHROMIUM_PATH to one that is installed)');
    return close({ passed: 0, failed: 1, skipped: 0 });
  }
  const files = namesTestFiles(given) ? [] : [everyTest];
  const child = fork(
    fileURLToPath(new URL('../node_modules/mocha/bin/mocha.js', import.meta.url)),
    ['--reporter', 'reporting-totals', ...given, ...files],
    { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  return await outcome(child);
}

async function outcome(child: ChildProcess): Promise<number> {
  let totals: RunTotals | null = null;
  let giveUp: NodeJS.Timeout | undefined;
  child.once('message', (message) => {
    totals = message as RunTotals;
    // Mocha ends by itself once nothing is open any more; what stays open was reported as a leak.
    giveUp = setTimeout(() => child.kill('SIGKILL'), endGraceMilliseconds);
  });
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) =>
    child.once('exit', (...ended) => resolve(ended)),
  );
  clearTimeout(giveUp);

  const told = totals as RunTotals | null;
  if (told === null) {
    say(`The test process ended before the tests did (${signal ?? `exit code ${code}`}).`);
    return close({ passed: 0, failed: 1, skipped: 0 });
  }
  if (told.passed + told.failed === 0) say('No test ran: nothing matches.');
  if (told.skipped > 0) say(`${told.skipped} tests were skipped; a test that does not run counts as a failed run.`);
  if (signal !== null) say('The test process did not end by itself and was ended.');
  return close(told, code === 0 && signal === null);
}

function close(totals: RunTotals, endedWell = true): number {
  say(`${totals.passed} passed, ${totals.failed} failed`);
  return endedWell && totals.passed > 0 && totals.failed === 0 && totals.skipped === 0 ? 0 : 1;
}

function namesTestFiles(given: readonly string[]): boolean {
  return given.some((argument, index) => {
    const before = given[index - 1];
    const isValueOfOption =
      before !== undefined && before.startsWith('-') && !before.includes('=') && !switches.test(before);
    return !argument.startsWith('-') && !isValueOfOption;
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
