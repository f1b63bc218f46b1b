/**
 * Mocha's own `spec` report that also tells the parent process how many tests passed and failed. Loaded by `.mocharc.json`, which
 * makes it known by name; {@link file://../run.ts} prints the closing line from what it tells.
 */
import { relative } from 'node:path';
import Mocha from 'mocha';

/** What one run came to. */
export interface RunTotals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Titles of those that failed, and the first line of why. */
  readonly failures: readonly string[];
  /** How long the tests of each file took, hooks included. */
  readonly files: readonly { readonly file: string; readonly milliseconds: number }[];
  /** The files that hold a test, whether or not it was to run; absolute. */
  readonly holding: readonly string[];
}

class ReportingTotals extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const times = timesOf(runner);
    const holding = new Set<string>();
    const failures: string[] = [];
    runner.on('fail', (test, error: Error) => {
      failures.push(`${test.fullTitle()}: ${error.message.split('\n', 1)[0] ?? ''}`);
    });
    runner.suite.eachTest(({ file }) => void (file === undefined || holding.add(file)));
    runner.once('end', () => {
      const totals: RunTotals = {
        passed: this.stats.passes,
        failed: this.stats.failures,
        skipped: this.stats.pending,
        failures,
        files: [...times].map(([file, milliseconds]) => ({ file: relative(process.cwd(), file), milliseconds })),
        holding: [...holding],
      };
      process.send?.(totals);
    });
  }
}

/** Fills with the time from the first suite of each file to the end of its last. */
function timesOf(runner: Mocha.Runner): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  const begun = new Map<Mocha.Suite, number>();
  const isOutermost = ({ parent, file }: Mocha.Suite): boolean => file !== undefined && parent?.root === true;
  runner.on('suite', (suite) => {
    if (isOutermost(suite)) begun.set(suite, performance.now());
  });
  runner.on('suite end', (suite) => {
    const start = begun.get(suite);
    if (start === undefined || suite.file === undefined) return;
    times.set(suite.file, (times.get(suite.file) ?? 0) + performance.now() - start);
  });
  return times;
}

Object.assign(Mocha.reporters, { 'reporting-totals': ReportingTotals });
