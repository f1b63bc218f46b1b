/** One comparison, as `--json` prints it. */
export interface BenchRow {
  readonly name: string;
  /** Time of ours over time of the bare way; 1 is no overhead. Rounded to two digits after the point. */
  readonly ratio: number;
  /** The ratio that is meant to be reached. */
  readonly reach: number;
  readonly holds: boolean;
  /** Times behind the ratio, and what was compared. */
  readonly note: string;
}

/** One comparison with what it needs open; closed after its rows are made. */
export interface Benchmark {
  /** Makes its rows. `quick` takes fewer rounds. */
  run(quick: boolean): Promise<readonly BenchRow[]>;
}
