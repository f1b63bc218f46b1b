/** What the initial sync keeps between starts. Types only; implemented in `store/`. */
import type { Problem, RecordRef } from '../../connectors/port.ts';
import type { InitialSyncIssue, InitialSyncRun } from '../face.ts';

/**
 * Where a run stands in one map: reading what finance and operations has, then what only Dataverse has, then what was put off.
 * `from` is where that system goes on telling; null at its beginning.
 */
export interface Place {
  readonly map: string;
  readonly stage: Stage;
  readonly from: string | null;
}

export type Stage = 'financeOperations' | 'dataverse' | 'waiting';

export interface StoredRun {
  readonly run: InitialSyncRun;
  /** Null before the first map was begun and after the last one ended. */
  readonly place: Place | null;
}

/** A row that a run has been through, by its record key. One that waits is looked at again after all others of its map. */
export interface HandledRow {
  readonly record: string;
  readonly map: string;
  readonly waiting: WaitingRow | null;
}

/** Why a row waits: its lookups lead to rows of its own map, or somebody else is writing it. */
export interface WaitingRow {
  readonly ref: RecordRef;
  /** Lease key of its aggregate. */
  readonly root: string;
  readonly why: 'ownMap' | 'busy';
  /** What the last try was answered, where it was answered. */
  readonly problems: readonly Problem[];
  /** Its creation or update is in the figures already. */
  readonly isCounted: boolean;
}

export type NewIssue = Pick<InitialSyncIssue, 'kind' | 'ref' | 'problems'>;

/** What one batch came to; kept in one transaction, so that no row is counted twice and none is forgotten. */
export interface FinishedBatch {
  readonly run: InitialSyncRun;
  readonly place: Place;
  readonly rows: readonly HandledRow[];
  readonly issues: readonly NewIssue[];
}

export interface InitialSyncStore {
  create(run: InitialSyncRun): Promise<void>;
  get(id: string): Promise<StoredRun | null>;
  /** Newest first. */
  list(limit: number): Promise<readonly InitialSyncRun[]>;
  /** Runs that neither ended nor were stopped, oldest first. */
  running(): Promise<readonly StoredRun[]>;
  save(run: InitialSyncRun, place: Place | null): Promise<void>;
  finish(batch: FinishedBatch): Promise<void>;
  /** Those of these record keys that the run has been through. */
  handled(run: string, records: readonly string[]): Promise<ReadonlySet<string>>;
  /** Rows of a map that wait, by record key, those after `after`. */
  waiting(
    run: string,
    map: string,
    after: string,
    limit: number,
  ): Promise<readonly { readonly record: string; readonly waiting: WaitingRow }[]>;
  /** Forgets which rows the run has been through; its issues stay. */
  forgetRows(run: string): Promise<void>;
  issues(run: string, page: { readonly after: number; readonly limit: number }): Promise<readonly InitialSyncIssue[]>;
  issue(run: string, number: number): Promise<InitialSyncIssue | null>;
  /** Keeps issues of a run; another one of the same record and kind adds to it when it is a conflict, else takes its place. */
  keepIssues(run: string, issues: readonly NewIssue[]): Promise<void>;
  /** How many issues of each kind the run has for a map. */
  issueCounts(run: string, map: string): Promise<Readonly<Record<InitialSyncIssue['kind'], number>>>;
  /** Replaces problems and state of an issue. */
  saveIssue(issue: InitialSyncIssue): Promise<void>;
  /** Whether an operation of somebody is under way. */
  isBusy(): Promise<boolean>;
}
