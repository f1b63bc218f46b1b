import type { BenchRow } from './row.ts';

export interface Comparison {
  readonly name: string;
  readonly reach: number;
  /** What the two sides do. */
  readonly note: string;
  readonly rounds: number;
  /** Runs of one side in a row before the other side has its turn. */
  readonly perRound: number;
  readonly ours: Side;
  readonly bare: Side;
}

/** One side. Only `once` is timed. */
export interface Side {
  /** Before each round of this side. */
  readonly prepare?: () => Promise<void>;
  readonly once: () => Promise<unknown>;
}

/**
 * Takes both sides in turns, so that whatever else the machine does hits both, and divides the medians. The first round of each side
 * warms it up and does not count.
 */
export async function compare(comparison: Comparison): Promise<BenchRow> {
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round <= comparison.rounds; round += 1) {
    const counts = round > 0;
    for (const [side, times] of [
      [comparison.bare, bare],
      [comparison.ours, ours],
    ] as const) {
      await side.prepare?.();
      for (let n = 0; n < comparison.perRound; n += 1) {
        const milliseconds = await timed(side.once);
        if (counts) times.push(milliseconds);
      }
    }
  }
  const [us, them] = [median(ours), median(bare)];
  const ratio = Math.round((us / them) * 100) / 100;
  return {
    name: comparison.name,
    ratio,
    reach: comparison.reach,
    holds: ratio <= comparison.reach,
    note: `${us.toFixed(2)} ms against ${them.toFixed(2)} ms (medians of ${ours.length}); ${comparison.note}`,
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
