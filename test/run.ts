/**
 * `npm test`: all tests, or those that the arguments name (`npm test -- --grep "nearest"`, `npm test -- test/maps/*.test.ts`).
 * All tests run in a few processes side by side; what one of them says is shown once those before it have ended.
 * The last line is `N passed, N failed`; the exit code is 0 only when something ran, nothing failed, leaked or was skipped, and every
 * file that is named like a test holds one.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium, installChromium } from './support/chromium.ts';
import type { RunTotals } from './support/reporter.ts';

/**
 * The folders that take long, by the process they run in; all others run in the first. Each process takes about as long. Three of them
 * keep two cores busy, as tests wait for a good part of their time; more would make the modules and databases anew that one's tests share.
 */
const together = [
  ['sync', 'connectors'],
  ['scenes', 'bot', 'sandbox', 'procurement'],
  ['host', 'faults', 'browser'],
];
/** So many files are named at the end, those that took longest. */
const slowestNamed = 10;
const endGraceMilliseconds = 15_000;

/** Mocha options that take no value: what follows one of them may be a test file. */
const switches = /^(--(bail|invert|dry-run|full-trace|inline-diffs|no-.*|color|check-leaks|forbid-only)|-[bcg]?)$/;

const nothing: RunTotals = { passed: 0, failed: 0, skipped: 0, failures: [], files: [], holding: [] };

process.exitCode = await main(process.argv.slice(2));

async function main(given: readonly string[]): Promise<number> {
  if (findChromium(process.env) === null) {
    say('The browser tests need Chromium and none was found. This installs it:');
    say(`  ${installChromium}`);
    say('(or set CHROMIUM_PATH to one that is installed)');
    return close({ ...nothing, failed: 1 });
  }
  const groups = namesTestFiles(given) ? [given] : (await testGroups()).map((patterns) => [...given, ...patterns]);
  const outcomes = await runAll(groups);
  const totals = outcomes.reduce(add);
  if (totals.passed + totals.failed === 0) say('No test ran: nothing matches.');
  const empty = (await filesToRun(given)).filter((file) => !totals.holding.includes(file));
  for (const file of empty) say(`${file} holds no test: a test that is not there cannot fail.`);
  if (totals.skipped > 0) say(`${totals.skipped} tests were skipped; a test that does not run counts as a failed run.`);
  if (groups.length > 1) {
    nameSlowest(totals);
    nameFailed(totals);
  }
  return close(
    { ...totals, failed: totals.failed + empty.length },
    outcomes.every(({ endedWell }) => endedWell),
  );
}

/** Patterns of the test files, by the process they run in. */
async function testGroups(): Promise<string[][]> {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const files = (await readdir(here, { withFileTypes: true, recursive: true })).filter(({ name }) =>
    name.endsWith('.test.ts'),
  );
  const names = new Set(files.map(({ parentPath }) => relative(here, parentPath).split(sep)[0] ?? ''));
  const others = [...names].filter((name) => !together.flat().includes(name));
  return together.map((group, index) =>
    [...group, ...(index === 0 ? others : [])].map((name) => `test/${name}/**/*.test.ts`),
  );
}

/** The test files that are named, or all of them; those that a pattern names are left to the whole run. */
async function filesToRun(given: readonly string[]): Promise<string[]> {
  const isTest = (path: string): boolean => path.endsWith('.test.ts') && !path.includes('*');
  if (namesTestFiles(given)) return given.filter(isTest).map((path) => resolve(path));
  const folder = fileURLToPath(new URL('.', import.meta.url));
  return (await readdir(folder, { recursive: true })).filter(isTest).map((path) => resolve(folder, path));
}

interface Outcome extends RunTotals {
  readonly endedWell: boolean;
}

function add(a: Outcome, b: Outcome): Outcome {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
    failures: [...a.failures, ...b.failures],
    files: [...a.files, ...b.files],
    holding: [...a.holding, ...b.holding],
    endedWell: a.endedWell && b.endedWell,
  };
}

/** One Mocha for each group of arguments, all at once. A signal ends them. */
async function runAll(groups: readonly (readonly string[])[]): Promise<Outcome[]> {
  const transcripts = groups.map(openTranscript);
  const children = groups.map((group, index) => startMocha(group, transcripts[index]));
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => children.forEach((child) => child.kill(signal)));
  const ended = new Set<number>();
  const showUpToRunning = (): void => {
    for (const [index, transcript] of transcripts.entries()) {
      transcript.show();
      if (!ended.has(index)) return;
    }
  };
  showUpToRunning();
  return Promise.all(
    children.map(async (child, index) => {
      const outcome = await outcomeOf(child);
      ended.add(index);
      showUpToRunning();
      return outcome;
    }),
  );
}

interface Transcript {
  take(chunk: Buffer): void;
  show(): void;
}

/** What one Mocha says: kept until it is to be shown, passed on from then. */
function openTranscript(): Transcript {
  let kept: Buffer[] | null = [];
  return {
    take: (chunk) => void (kept === null ? process.stdout.write(chunk) : kept.push(chunk)),
    show() {
      process.stdout.write(Buffer.concat(kept ?? []));
      kept = null;
    },
  };
}

function startMocha(given: readonly string[], transcript: Transcript | undefined): ChildProcess {
  const child = fork(
    fileURLToPath(new URL('../node_modules/mocha/bin/mocha.js', import.meta.url)),
    ['--reporter', 'reporting-totals', ...given],
    // Mocha would load test files with `require`, and what they import dynamically a second time.
    { execArgv: ['--no-experimental-require-module', '--import', 'tsx'], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  );
  child.stdout?.on('data', (chunk: Buffer) => transcript?.take(chunk));
  child.stderr?.on('data', (chunk: Buffer) => transcript?.take(chunk));
  return child;
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
    return { ...nothing, failed: 1, endedWell: false };
  }
  if (signal !== null) say('A test process did not end by itself and was ended.');
  return { ...told, endedWell: code === 0 && signal === null };
}

function nameSlowest({ files }: RunTotals): void {
  const slowest = [...files].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, slowestNamed);
  say('The files that took longest, in seconds:');
  for (const { file, milliseconds } of slowest) say(`  ${(milliseconds / 1000).toFixed(1).padStart(6)}  ${file}`);
}

function nameFailed({ failures }: RunTotals): void {
  if (failures.length > 0) say('What failed; more of each stands above:');
  for (const failure of failures) say(`  ${failure}`);
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
