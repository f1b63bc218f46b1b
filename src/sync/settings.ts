import type { HealthSettings } from './health.ts';
import type { KeptStatus } from './ports.ts';

/** Times and limits of the core; times in milliseconds. The host may set others than the defaults. */
export interface SyncSettings {
  /** Status of a map that was never heard of. */
  readonly firstStatus: KeptStatus['status'];
  /** How many changes of one map wait step by step; of what comes on top only the latest state is carried over. */
  readonly queueLimit: number;
  readonly health: HealthSettings;
  /** How long a person's write waits for a record that is being saved. */
  readonly leaseWait: number;
  /** How long an operation may stay away before another worker takes over. */
  readonly leaseLife: number;
  /** How long a caller waits before being told that the outcome is still being found out. */
  readonly writeDeadline: number;
  /** How long one call to a system may take; shorter than `hookDeadline`. */
  readonly callDeadline: number;
  /** How long a hook may take; shorter than the origin's lock wait. */
  readonly hookDeadline: number;
  /** After this an origin's transaction has ended one way or the other. */
  readonly originTransactionLimit: number;
  /** Between looks at operations that are not closed and signals that were put off. */
  readonly recoveryInterval: number;
  /** Between looks at what both systems say has changed in them; null never looks. */
  readonly catchUpInterval: number | null;
  /** How long a hook may take to tell of what such a look finds; after that it counts as missed. */
  readonly hookGrace: number;
  /** Between comparisons of all records with those seen before, in a system that tells no changes. */
  readonly comparisonInterval: number;
  /** How long what is over is kept; null: for ever. */
  readonly retention: number | null;
  readonly initialSync: InitialSyncSettings;
}

/** How big a bite the initial sync takes, and how long it waits for people. */
export interface InitialSyncSettings {
  /** Rows read at a time. */
  readonly page: number;
  /** Rows compared and written at a time; their leases are held that long. */
  readonly batch: number;
  /** Pause before a batch while an operation of somebody is under way, in milliseconds. */
  readonly pause: number;
}

export const defaultSettings: SyncSettings = {
  firstStatus: 'Running',
  queueLimit: 50_000,
  health: { outagesToOpen: 3, firstProbe: 1_000, longestProbe: 10_000 },
  leaseWait: 2_000,
  leaseLife: 60_000,
  writeDeadline: 20_000,
  callDeadline: 7_000,
  hookDeadline: 8_000,
  originTransactionLimit: 120_000,
  recoveryInterval: 5_000,
  catchUpInterval: 60_000,
  hookGrace: 20_000,
  comparisonInterval: 900_000,
  retention: 400 * 86_400_000,
  initialSync: { page: 1_000, batch: 200, pause: 100 },
};
