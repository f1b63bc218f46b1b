/**
 * Mocha's own `spec` report that also tells the parent process how many tests passed and failed. Loaded by `.mocharc.json`, which
 * makes it known by name; {@link file://../run.ts} prints the closing line from what it tells.
 */
import Mocha from 'mocha';

/** What one run came to. */
export interface RunTotals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

class ReportingTotals extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    runner.once('end', () => {
      const totals: RunTotals = {
        passed: this.stats.passes,
        failed: this.stats.failures,
        skipped: this.stats.pending,
      };
      process.send?.(totals);
    });
  }
}

Object.assign(Mocha.reporters, { 'reporting-totals': ReportingTotals });
