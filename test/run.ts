/**
 * `npm test`: all tests, or those that the arguments name (`npm test -- --grep "nearest"`, `npm test -- test/maps/*.test.ts`).
 * All tests run in two processes side by side, a core each; what the second one says is shown when the first has ended.
 * The last line is `N passed, N failed`; the exit code is 0 only when something ran and nothing failed, leaked or was skipped.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { findChromium, installChromium } from './support/chromium.ts';
import type { RunTotals } from './support/reporter.ts';

/** Folders whose tests start processes and windows: about half of the work. */
const firstHalf = new Set(['architecture', 'browser', 'connectors', 'faults', 'host', 'manifest', 'scenes']);
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
  const groups = namesTestFiles(given) ? [[]] : await halves();
  const runs = groups.map((files) => start([...given, ...files]));
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => runs.forEach(({ child }) => child.kill(signal)));
  const outcomes = [];
  for (const run of runs) {
    run.show();
    outcomes.push(await run.outcome);
  }
  const totals = outcomes.reduce(add);
  if (totals.passed + totals.failed === 0) say('No test ran: nothing matches.');
  if (totals.skipped > 0) say(`${totals.skipped} tests were skipped; a test that does not run counts as a failed run.`);
  return close(
    totals,
    outcomes.every(({ endedWell }) => endedWell),
  );
}

/** Patterns of all test files, in two groups. */
async function halves(): Promise<string[][]> {
  const folders = (await readdir(new URL('.', import.meta.url), { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  );
  const patterns = (inFirst: boolean) =>
    folders.filter(({ name }) => firstHalf.has(name) === inFirst).map(({ name }) => `test/${name}/**/*.test.ts`);
  return [patterns(true), patterns(false)];
}

interface Outcome extends RunTotals {
  readonly endedWell: boolean;
}

function add(a: Outcome, b: Outcome): Outcome {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
    endedWell: a.endedWell && b.endedWell,
  };
}

/** Starts one Mocha. What it says is kept until `show`, and passed on from then. */
function start(given: readonly string[]): {
  readonly child: ChildProcess;
  readonly outcome: Promise<Outcome>;
  show(): void;
} {
  const child = fork(
    fileURLToPath(new URL('../node_modules/mocha/bin/mocha.js', import.meta.url)),
    ['--reporter', 'reporting-totals', ...given],
    { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  );
  let kept: Buffer[] | null = [];
  const take = (chunk: Buffer) => void (kept === null ? process.stdout.write(chunk) : kept.push(chunk));
  child.stdout?.on('data', take);
  child.stderr?.on('data', take);
  return {
    child,
    outcome: outcomeOf(child),
    show: () => {
      process.stdout.write(Buffer.concat(kept ?? []));
      kept = null;
    },
  };
}

async function outcomeOf(child: ChildProcess): Promise<Outcome> {
  let totals: RunTotals | null = null;
  let giveUp: NodeJS.Timeout | undefined;
  child.once('message', (message) => {
    totals = message as RunTotals;
    // Mocha ends by itself once nothing is open any more; what stays open was reported as a leak.
    giveUp = setTimeout(() => child.kill('SIGKILL'), endGraceMilliseconds);
  });
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) =>
    child.once('close', (...ended) => resolve(ended)),
  );
  clearTimeout(giveUp);
  const told = totals as RunTotals | null;
  if (told === null) {
    say(`A test process ended before its tests did (${signal ?? `exit code ${code}`}).`);
    return { passed: 0, failed: 1, skipped: 0, endedWell: false };
  }
  if (signal !== null) say('A test process did not end by itself and was ended.');
  return { ...told, endedWell: code === 0 && signal === null };
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
