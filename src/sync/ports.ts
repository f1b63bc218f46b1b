/** What the sync core asks of its store. Implemented in `store/` on one SQL dialect; each method is one durable statement. */
import type { RecordRef } from '../connectors/port.ts';
import type { CanonicalRecord, SystemName } from '../maps/entity-map.ts';
import type { SyncFailure } from './face.ts';
import type { Author, Operation } from './operation.ts';

/** Time is a parameter, so that tests can run in time of their own. */
export interface Clock {
  now(): Date;
  /** Resolves after so many milliseconds of this clock's time; earlier when aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** Where the core says what it does, for operators. Facts never hold tokens or whole records. */
export interface Log {
  info(event: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(event: string, facts?: Readonly<Record<string, unknown>>): void;
  error(event: string, facts?: Readonly<Record<string, unknown>>): void;
}

export interface Journal {
  /** Stores a new operation; returns the stored one when the request id is known already. */
  open(operation: Operation): Promise<{ readonly operation: Operation; readonly created: boolean }>;
  /** Replaces the operation. Throws JOURNAL_DAMAGED when it is not there. */
  save(operation: Operation): Promise<void>;
  byId(id: string): Promise<Operation | null>;
  byRequest(requestId: string): Promise<Operation | null>;
  /** Operations that are neither committed nor refused nor parked, oldest first. */
  unfinished(filter?: {
    readonly aggregates?: readonly string[];
    readonly transaction?: string;
  }): Promise<readonly Operation[]>;
  /** Closed operations whose caller was told "still being found out" and not yet the truth. */
  unsettled(): Promise<readonly Operation[]>;
  /** Notes that the caller was answered before the end, so that the truth is owed. */
  owe(id: string): Promise<void>;
  paid(id: string): Promise<void>;
  list(filter: {
    readonly actor?: string;
    readonly since?: string;
    readonly limit: number;
  }): Promise<readonly Operation[]>;
}

/** A row per aggregate: who may write it, until when. */
export interface Leases {
  /**
   * Takes all keys or none. An owner that holds a key already keeps it. Returns null when another owner holds one of them.
   * The fencing number grows with each change of owner.
   */
  take(keys: readonly string[], owner: string, until: Date, now: Date): Promise<{ readonly fence: number } | null>;
  /** False when any of the keys is no longer the owner's. */
  holds(keys: readonly string[], owner: string, now: Date): Promise<boolean>;
  release(owner: string): Promise<void>;
}

/** What both systems agreed on for one record: base of three-way comparison, echo test and reconcile. */
export interface RecordState {
  readonly ref: RecordRef;
  readonly values: CanonicalRecord;
  readonly dataverseId: string | null;
  readonly dataverseVersion: string | null;
  readonly financeOperationsVersion: string | null;
}

export interface RecordStates {
  get(ref: RecordRef): Promise<RecordState | null>;
  put(states: readonly RecordState[]): Promise<void>;
  remove(ref: RecordRef): Promise<void>;
}

/** Something happened to a record in one system: look again. One row per record and origin, the latest author wins. */
export interface Signal {
  readonly ref: RecordRef;
  readonly origin: SystemName;
  readonly author: Author;
  readonly attempts: number;
}

export interface QueuedSignal extends Signal {
  /** Changes when a newer signal takes this one's place, so that finishing an older one does not lose the newer. */
  readonly number: number;
}

export interface Signals {
  add(signals: readonly Signal[], at: Date): Promise<void>;
  /** Due signals, oldest first. */
  due(now: Date, limit: number): Promise<readonly QueuedSignal[]>;
  done(signal: QueuedSignal): Promise<void>;
  later(signal: QueuedSignal, at: Date): Promise<void>;
  count(): Promise<number>;
}

export interface Failures {
  /** Opens a failure, or counts another attempt of the open one for the same record, origin and class. */
  report(failure: SyncFailure): Promise<{ readonly failure: SyncFailure; readonly isNew: boolean }>;
  save(failure: SyncFailure): Promise<void>;
  get(id: string): Promise<SyncFailure | null>;
  list(filter?: { readonly status?: SyncFailure['status']; readonly ref?: RecordRef }): Promise<readonly SyncFailure[]>;
  /** Failures nobody has been told of. */
  untold(): Promise<readonly SyncFailure[]>;
  told(id: string): Promise<void>;
}

export interface SyncStore {
  readonly journal: Journal;
  readonly leases: Leases;
  readonly recordStates: RecordStates;
  readonly signals: Signals;
  readonly failures: Failures;
}
