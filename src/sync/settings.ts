/** Times of the core, all in milliseconds. Defaults follow DESIGN; the host may set others. */
export interface SyncSettings {
  /** How long a person's write waits for a record that is being saved. */
  readonly leaseWait: number;
  /** How long an operation may stay away before another worker takes over. */
  readonly leaseLife: number;
  /** How long a caller waits before being told that the outcome is still being found out. */
  readonly writeDeadline: number;
  /** How long one call to a system may take. */
  readonly callDeadline: number;
  /** How long a hook may take; shorter than the origin's lock wait. */
  readonly hookDeadline: number;
  /** After this an origin's transaction has ended one way or the other. */
  readonly originTransactionLimit: number;
  /** Between looks at operations that are not closed and signals that were put off. */
  readonly recoveryInterval: number;
}

export const defaultSettings: SyncSettings = {
  leaseWait: 2_000,
  leaseLife: 60_000,
  writeDeadline: 20_000,
  callDeadline: 10_000,
  hookDeadline: 8_000,
  originTransactionLimit: 120_000,
  recoveryInterval: 5_000,
};
