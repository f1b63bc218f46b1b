/** What the sync core asks of its store. Implemented in `store/` on one SQL dialect; each method is durable and happens whole or not at all. */
import type { RecordChange, RecordRef } from '../connectors/port.ts';
import type { CodedError } from '../errors.ts';
import type { CanonicalRecord, SystemName } from '../maps/entity-map.ts';
import type { Alert, AlertRule, MapActivity, MapStatusName, SyncFailure, WhenOtherIsDown } from './face.ts';
import type { InitialSyncStore } from './initial-sync/ports.ts';
import type { Author, Operation } from './operation.ts';
import type { SetAside } from './set-aside/ports.ts';

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

/** A parked operation as the journal has it. */
export interface JournalledPark {
  readonly operation: Operation;
  /** The sync failure that it is over with; null while it has none, and where that was forgotten. */
  readonly failure: string | null;
  /** Where it stands among all operations; what comes later has a higher one. */
  readonly number: number;
}

export interface Journal {
  /**
   * Stores a new operation, with its place in the queue when it is to wait there; returns the stored one when the request id is known
   * already.
   */
  open(
    operation: Operation,
    waiting?: NewQueued,
  ): Promise<{ readonly operation: Operation; readonly created: boolean }>;
  /**
   * Replaces the operation by one that has moved on; the end of one that was parked is owed to its caller from then on. Throws LEASE_LOST
   * when it is as far already, JOURNAL_DAMAGED when it is not there.
   */
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
  /** Notes that the caller was told what it came to by then. Where it has moved on since, that is owed still. */
  paid(operation: Pick<Operation, 'id' | 'moves'>): Promise<void>;
  list(filter: {
    readonly actor?: string;
    readonly since?: string;
    readonly limit: number;
  }): Promise<readonly Operation[]>;
  /** The first operations that are parked, oldest first. */
  parked(limit: number): Promise<readonly JournalledPark[]>;
  /**
   * Of those that are parked the next that have no sync failure, or one that is over: something is to be done about them. Not while `maps`
   * lacks one that they are noted to want.
   */
  unattended(page: {
    readonly maps: readonly string[];
    readonly after: number;
    readonly limit: number;
  }): Promise<readonly JournalledPark[]>;
  /** The sync failure that an operation is over with; null while it has none, and where that was forgotten. */
  failureOf(id: string): Promise<string | null>;
  noteFailure(id: string, failure: string): Promise<void>;
  /** The maps for want of which an operation has no sync failure, as far as people were told. */
  withdrawnOf(id: string): Promise<readonly string[]>;
  /** Notes that people were told so. */
  noteWithdrawn(id: string, maps: readonly string[]): Promise<void>;
  /** Operations that touched an aggregate, newest first. */
  ofAggregate(aggregate: string, limit: number): Promise<readonly Operation[]>;
  /** When something of a map was last committed, by map; outlives the entries. Maps without are left out. */
  lastSuccesses(): Promise<ReadonlyMap<string, string>>;
}

/** A row per aggregate: who may write it, until when. */
export interface Leases {
  /**
   * Takes all keys or none. An owner that holds a key already keeps it. False when another owner holds one of them.
   */
  take(keys: readonly string[], owner: string, until: Date, now: Date): Promise<boolean>;
  /** Sees to it that keys which the owner still holds are held until then at least. False when any of them is no longer the owner's. */
  keep(keys: readonly string[], owner: string, until: Date, now: Date): Promise<boolean>;
  release(owner: string): Promise<void>;
  /** Takes those keys that nobody else holds, in one statement, and says which. */
  takeFree(keys: readonly string[], owner: string, until: Date, now: Date): Promise<ReadonlySet<string>>;
  /** Whether all keys are held by owners whose names begin so. */
  heldUnder(keys: readonly string[], prefix: string, now: Date): Promise<boolean>;
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
  /** States of records by {@link import('./record-key.ts').recordKey}; those never agreed on are left out. */
  ofKeys(keys: readonly string[]): Promise<readonly RecordState[]>;
  /** States of records by Dataverse row id; those never agreed on are left out. */
  ofRows(rowIds: readonly string[]): Promise<readonly RecordState[]>;
  put(states: readonly RecordState[]): Promise<void>;
  remove(ref: RecordRef): Promise<void>;
}

/** Something happened to a record in one system: look again. One row per record and origin, the latest author wins. */
export interface Signal {
  readonly ref: RecordRef;
  readonly origin: SystemName;
  readonly author: Author;
  readonly attempts: number;
  /** Map of the record that changed, where that is not the root itself: of a line its own. */
  readonly map?: string;
  /** Found by looking, where a hook should have told of it. */
  readonly isUntold?: boolean;
}

export interface QueuedSignal extends Signal {
  /** Changes when a newer signal takes this one's place, so that finishing an older one does not lose the newer. */
  readonly number: number;
}

export interface Signals {
  add(signals: readonly Signal[], at: Date): Promise<void>;
  /**
   * Like `add`, but one that waits already for the same record, origin and map stays as it is, only with a new number: whoever looks at
   * it now may have looked before what is told here.
   */
  suggest(signals: readonly Signal[], at: Date): Promise<void>;
  /** Due signals of these maps, oldest first. Those of an aggregate with queued changes wait until they are carried over. */
  due(now: Date, limit: number, maps: readonly string[]): Promise<readonly QueuedSignal[]>;
  /** Whether a signal of this origin waits for the record. */
  waits(ref: RecordRef, origin: SystemName): Promise<boolean>;
  done(signal: QueuedSignal): Promise<void>;
  later(signal: QueuedSignal, at: Date): Promise<void>;
  count(): Promise<number>;
}

export interface Failures {
  /** Opens a failure, or counts another attempt of the open one for the same record, class and origin; a conflict is of both origins. */
  report(failure: SyncFailure): Promise<{ readonly failure: SyncFailure; readonly isNew: boolean }>;
  /** Changes a failure as it stands now, in one transaction; giving back the same object changes nothing. Null: there is none. */
  change(
    id: string,
    change: (now: SyncFailure) => SyncFailure,
  ): Promise<{ readonly failure: SyncFailure; readonly isChanged: boolean } | null>;
  get(id: string): Promise<SyncFailure | null>;
  list(filter?: { readonly status?: SyncFailure['status']; readonly ref?: RecordRef }): Promise<readonly SyncFailure[]>;
  /** How many are not settled, by map of their record; maps without any are left out. */
  openCounts(): Promise<ReadonlyMap<string, number>>;
  /** Those of records that are not settled. */
  openOf(refs: readonly RecordRef[]): Promise<readonly SyncFailure[]>;
  /** Those of an aggregate that are not settled. */
  openUnder(root: RecordRef): Promise<readonly SyncFailure[]>;
  /** Failures with a change that nobody has been told of. */
  untold(): Promise<readonly SyncFailure[]>;
  /** Whether this revision of it is the latest and yet to be told. */
  isUntold(failure: Pick<SyncFailure, 'id' | 'revision'>): Promise<boolean>;
  /** Notes that this revision of it was told; a later one still is to be. */
  told(failure: Pick<SyncFailure, 'id' | 'revision'>): Promise<void>;
  /** When an open failure is to be tried again by itself; null for not at all. */
  tryAgainAt(id: string, at: Date | null): Promise<void>;
  /** Open failures whose time to be tried again has come. */
  due(now: Date, limit: number): Promise<readonly SyncFailure[]>;
  /** How many failures of a kind were opened after a point in time, per map, most first. */
  since(
    at: Date,
    filter: Pick<AlertRule, 'class' | 'map' | 'company'>,
  ): Promise<readonly { readonly map: string; readonly count: number }[]>;
}

export interface AlertRules {
  list(): Promise<readonly AlertRule[]>;
  save(rule: AlertRule): Promise<void>;
  remove(id: string): Promise<void>;
}

export interface Alerts {
  /** Stores an alert, unless its rule raised one after `notSince`; says whether it did. */
  raise(alert: Alert, notSince: Date): Promise<boolean>;
  save(alert: Alert): Promise<void>;
  /** Alerts nobody has been told of, oldest first. */
  untold(): Promise<readonly Alert[]>;
  told(id: string): Promise<void>;
}

/** Forgets what is over. */
export interface Retention {
  /**
   * Deletes closed operations, settled failures and alerts that ended before, at most so many of each, and says how many. What is open,
   * parked, owed or untold stays, whatever its age.
   */
  forget(
    before: Date,
    limit: number,
  ): Promise<{ readonly operations: number; readonly failures: number; readonly alerts: number }>;
}

/** How far the changes of one map were followed in one system. */
export interface Position {
  /** Where the system goes on telling; null where it keeps no track of changes. */
  readonly cursor: string | null;
  /** Counts the times that every record was looked at. */
  readonly round: number;
  /** When that was last. */
  readonly comparedAt: Date;
}

/** A record by the name it has within its map, and the version of it that was seen last. */
export interface SeenVersion {
  readonly id: string;
  readonly version: string;
}

/** What catch-up remembers between rounds, so that neither a restart nor a lost cursor makes it take old for new. */
export interface CatchUpStore {
  position(system: SystemName, map: string): Promise<Position | null>;
  keep(system: SystemName, map: string, position: Position): Promise<void>;
  /** Forgets a map, so that it is followed from then on as if for the first time. */
  forget(system: SystemName, map: string): Promise<void>;
  /** Ids of those that were never seen, or not in this version. */
  unseen(system: SystemName, map: string, records: readonly SeenVersion[]): Promise<ReadonlySet<string>>;
  note(system: SystemName, map: string, records: readonly SeenVersion[], round: number): Promise<void>;
  /** Ids of records that were last seen before this round. */
  missing(system: SystemName, map: string, round: number, limit: number): Promise<readonly string[]>;
  drop(system: SystemName, map: string, ids: readonly string[]): Promise<void>;
}

/** What a map does, as far as people and the core decide it; whether its tables are there comes on top. */
export interface KeptStatus {
  readonly map: string;
  readonly status: Exclude<MapStatusName, 'Not available'>;
  /** Since when, and made so by whom; null before anybody changed it. */
  readonly since: string | null;
  readonly by: string | null;
  readonly reason: string | null;
  /** Why the map is not available, as last logged; null while it is. */
  readonly missing: string | null;
  /** Null: as the map says. */
  readonly whenOtherIsDown: WhenOtherIsDown | null;
}

export interface MapStatuses {
  /** Gives maps that are not known yet a first status. */
  introduce(maps: readonly string[], status: KeptStatus['status']): Promise<void>;
  all(): Promise<readonly KeptStatus[]>;
  /** Moves maps and logs it, all of them or none: false when one is no longer in the status it is moved from. */
  change(moves: readonly MapActivity[]): Promise<boolean>;
  /** Moves maps from Resuming to Running where nothing waits any more, and gives their names. */
  drained(at: Date, by: string): Promise<readonly string[]>;
  /** Notes why a map is not available, or null that it is again, and logs it. */
  miss(map: string, reason: string | null, move: MapActivity): Promise<void>;
  setWhenOtherIsDown(map: string, choice: WhenOtherIsDown): Promise<void>;
  /** Newest first. */
  activity(filter: { readonly map?: string; readonly limit: number }): Promise<readonly MapActivity[]>;
}

/** A change captured after commit, as it was made at its origin. */
export interface CapturedChange {
  readonly kind: 'change';
  readonly ref: RecordRef;
  readonly root: RecordRef;
  readonly origin: SystemName;
  readonly author: Author;
  readonly action: RecordChange['action'];
  readonly before: CanonicalRecord | null;
  readonly after: CanonicalRecord | null;
}

/** An operation of the journal that somebody asked for through us, and that waits. */
export interface WaitingWrite {
  readonly kind: 'write';
  readonly operation: string;
  readonly root: RecordRef;
  readonly author: Author;
}

export interface NewQueued {
  /** The same for the same event told twice. */
  readonly event: string;
  /** Map in whose queue it is counted. */
  readonly map: string;
  /** Every map that must be carried over for it: that of the record and that of its root. */
  readonly maps: readonly string[];
  /** Lease key of its aggregate, within which order is kept. */
  readonly aggregate: string;
  /** When it was made. */
  readonly at: string;
  readonly body: CapturedChange | WaitingWrite;
}

export interface Queued extends NewQueued {
  readonly number: number;
  /** An earlier change of the same aggregate came to nothing. */
  readonly followsFailure: boolean;
  /** How often it came to nothing so far. */
  readonly attempts: number;
}

/** Changes that wait to be carried over one by one, in the order they were captured. */
export interface Queue {
  /** Says of each whether it is new. */
  add(queued: readonly NewQueued[]): Promise<readonly boolean[]>;
  /**
   * The next changes that need these maps only, and are of none of the aggregates held. Never one before whose place another of its
   * aggregate waits for a further map.
   */
  next(maps: readonly string[], held: readonly string[], limit: number): Promise<readonly Queued[]>;
  /** Changes that need any of these maps, in order. */
  needing(maps: readonly string[], limit: number): Promise<readonly Queued[]>;
  /** Whether no other change of its aggregate waits. */
  isLast(queued: Queued): Promise<boolean>;
  /** Takes it out. What comes after one that failed is told so. */
  done(queued: Queued, how: { readonly failed: boolean }): Promise<void>;
  /** Keeps it for a later look, and counts that it came to nothing. */
  later(queued: Queued, at: Date): Promise<void>;
  /** Aggregates with a change that is kept for a later look. */
  resting(now: Date): Promise<readonly string[]>;
  /** Those of the aggregates that have changes waiting. */
  holds(aggregates: readonly string[]): Promise<ReadonlySet<string>>;
  /** By map; maps without any are left out. */
  counts(): Promise<ReadonlyMap<string, { readonly count: number; readonly oldest: string }>>;
  count(map: string): Promise<number>;
}

export interface SyncStore {
  /**
   * Why nothing new may be begun: `STORE_FAILED` or `OPERATION_IMPOSSIBLE` until the process is started again, or `JOURNAL_DAMAGED` until no
   * entry is damaged any more.
   * Null while all is well.
   */
  trouble(): CodedError | null;
  /** Calls the listener whenever there is trouble: at once where there is some already. */
  onTrouble(listener: (error: CodedError) => void): void;
  /** From now on nothing new may be begun; gives the trouble that counts, which may be an earlier one. */
  stop(error: CodedError): CodedError;
  readonly journal: Journal;
  readonly mapStatuses: MapStatuses;
  readonly queue: Queue;
  readonly leases: Leases;
  readonly recordStates: RecordStates;
  readonly signals: Signals;
  readonly failures: Failures;
  readonly alertRules: AlertRules;
  readonly alerts: Alerts;
  readonly catchUp: CatchUpStore;
  readonly initialSyncs: InitialSyncStore;
  readonly setAside: SetAside;
  readonly retention: Retention;
}
