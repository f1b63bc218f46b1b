/**
 * The face of the sync core: what the bot, procurement, the command line and the host may ask of it. Types only.
 *
 * Terms: an *operation* is one business act over one aggregate (an order with its lines and receipts; else one record). It is
 * journalled before its first byte leaves and ends as an {@link Outcome}.
 */
import type { Problem, RecordChange, RecordRef, Snapshot } from '../connectors/port.ts';
import type { Actor } from './actor.ts';
import type { FailureAct, SyncFailure } from './failures/face.ts';
import type { DamagedJournal, SetAsideAnswer } from './set-aside/face.ts';
import type { Ending, ParkedDecision, ParkedEnd, ParkedOperation } from './parked/face.ts';
import type { InitialSyncIssue, InitialSyncRequest, InitialSyncRun } from './initial-sync/face.ts';
import type { CanonicalRecord, CanonicalValue, EntityMap, SystemName } from '../maps/entity-map.ts';

export type { Actor } from './actor.ts';
export type * from './failures/face.ts';
export type * from './initial-sync/face.ts';
export type * from './parked/face.ts';
export type * from './set-aside/face.ts';

export interface WriteRequest {
  /** The same id is the same operation: a second call gets the first one's outcome, nothing is written twice. */
  readonly requestId: string;
  readonly actor: Actor;
  readonly origin: 'chat' | 'command';
  /** All of one aggregate, parents before children. Keys may be empty where the map is numbered by a system: see `reserve`. */
  readonly changes: readonly RecordChange[];
  /** What the person was doing, in a few words for the journal: `create purchase order`. */
  readonly summary: string;
  /** The same for other languages. */
  readonly saying?: Saying;
  /** What the person saw before deciding. When any of it is different now, the write is refused with CHANGED_MEANWHILE. */
  readonly seen?: readonly SeenRecord[];
  /** Asked with the leases held, before anything is sent; problems mean that nothing is. Not asked again for a write that waited. */
  readonly guard?: () => Promise<readonly Problem[]>;
}

/** Values of a record as its system showed them; a property that is not named may be anything. */
export interface SeenRecord {
  readonly ref: RecordRef;
  readonly system: SystemName;
  readonly values: CanonicalRecord;
}

export type Outcome =
  | { readonly kind: 'committed'; readonly operation: string; readonly records: readonly AgreedRecord[] }
  | { readonly kind: 'refused'; readonly operation: string; readonly problems: readonly Problem[] }
  | {
      readonly kind: 'parked';
      readonly operation: string;
      readonly reason: string;
      /** The reason in its parts, for other languages; what was refused with it stands behind. */
      readonly why?: readonly Problem[];
      /** True while it is still being found out; the truth follows through `onSettled`. */
      readonly resolving: boolean;
    }
  | { readonly kind: 'queued'; readonly operation: string; readonly map: string };

/** A record both systems confirmed. */
export interface AgreedRecord {
  readonly ref: RecordRef;
  readonly dataverse: Snapshot | null;
  readonly financeOperations: Snapshot | null;
}

export type MapStatusName = 'Not running' | 'Initializing' | 'Running' | 'Paused' | 'Resuming' | 'Not available';

export interface MapStatus {
  readonly name: string;
  /** Map title as Microsoft's list has it. */
  readonly entity: string;
  readonly status: MapStatusName;
  readonly reason: string | null;
  /** Changes that wait to be carried over, in order. */
  readonly queued: number;
  readonly failures: number;
  readonly lastSuccess: string | null;
  /** Since when and by whom the status is what it is; null before anybody changed it. */
  readonly since: string | null;
  readonly by: string | null;
  /** When the oldest queued change was made; null when nothing waits. */
  readonly oldestQueued: string | null;
  /** How many more changes the queue of this map keeps step by step; past that only the latest state of a record is carried over. */
  readonly room: number;
  /** What a save in one system's screens gets while the other does not answer. */
  readonly whenOtherIsDown: WhenOtherIsDown;
}

/** `refuse`: the save is refused with a sentence saying since when the other system is away. `queue`: accepted and carried over later. */
export type WhenOtherIsDown = 'refuse' | 'queue';

export type MapCommandName = 'run' | 'pause' | 'resume' | 'stop';

export interface MapCommand {
  readonly command: MapCommandName;
  /** Map names; empty means all. */
  readonly maps: readonly string[];
  readonly by: Actor;
  /** Why, for the activity log. */
  readonly reason?: string;
  /** Also runs the maps that those named look up. */
  readonly withDependencies?: boolean;
}

/**
 * `refused` changed nothing. `missing` names maps that have to run first (for `run`), or that still run on top of these (for `stop`).
 */
export type MapCommandAnswer =
  | { readonly kind: 'done'; readonly maps: readonly MapStatus[] }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[]; readonly missing: readonly string[] };

/** One line of the activity log of the maps. Where the status stays the same it is a remark, and `reason` says what was done. */
export interface MapActivity {
  readonly at: string;
  readonly map: string;
  readonly from: MapStatusName;
  readonly to: MapStatusName;
  /** Name of the person, or of the part of the core that did it by itself. */
  readonly by: string;
  readonly reason: string | null;
}

/** One connected system as the core finds it. */
export interface SystemHealth {
  readonly system: SystemName;
  readonly answers: boolean;
  /** Since when it does not answer; null while it does. */
  readonly downSince: string | null;
}

/** One field of a record that differs between the systems. */
export interface FieldDifference {
  readonly property: string;
  readonly label: string;
  readonly dataverse: CanonicalValue;
  readonly financeOperations: CanonicalValue;
  /** What both last agreed on; undefined when they never did. */
  readonly agreed: CanonicalValue | undefined;
  /** Which side's value stands under the map; `both` may write it. */
  readonly owner: SystemName | 'both';
  /** Which side moved away from the agreed value. */
  readonly movedIn: SystemName | 'both' | 'unknown';
  /** Whose value a repair takes when no side is named; null when people must say. */
  readonly stands: SystemName | null;
}

/** A record that is not the same in both systems. */
export interface RecordDifference {
  readonly ref: RecordRef;
  /** Which side lacks the record altogether; null when both have it. */
  readonly missingIn: SystemName | null;
  readonly fields: readonly FieldDifference[];
  /** What the journal has on this record, newest first, at most ten. */
  readonly journal: readonly JournalEntry[];
  /**
   * Whose version a repair takes when no side is named; `both` when some fields stand here and others there, null when people must
   * say. Where a record is missing, taking the side that lacks it deletes it in the other.
   */
  readonly repair: SystemName | 'both' | null;
}

/** An operation of the journal with what an audit asks of it. */
export interface JournalledAct {
  readonly operation: string;
  readonly requestId: string;
  readonly origin: 'chat' | 'command' | 'signal' | SystemName;
  /** When it was journalled, and when it came to what it is now (ISO). */
  readonly at: string;
  readonly endedAt: string;
  /** Null for changes captured outside, whose author `entry.actor` names as far as known. */
  readonly actor: Actor | null;
  readonly entry: JournalEntry;
  /** What was asked of the room that knows the act; null for a write of records. */
  readonly payload: unknown;
  /** The root before the act and after it, as far as its system told. */
  readonly before: Snapshot | null;
  readonly after: Snapshot | null;
  readonly problems: readonly Problem[];
}

export interface ReconcileRequest {
  readonly map: string;
  /** One company, or null for all. */
  readonly company: string | null;
  /** One record instead of all. */
  readonly key?: readonly (string | number)[];
}

export interface ReconcileReport {
  readonly compared: number;
  readonly differences: readonly RecordDifference[];
}

export interface RepairRequest {
  readonly requestId: string;
  readonly refs: readonly RecordRef[];
  /** Whose version stands; null takes the side each field belongs to, and leaves alone what only people can decide. */
  readonly take: SystemName | null;
  readonly by: Actor;
}

export interface RepairAnswer {
  readonly repaired: readonly RecordRef[];
  readonly left: readonly { readonly ref: RecordRef; readonly problems: readonly Problem[] }[];
}

/** Tells somebody when failures of a class pile up, and may pause the map. */
export interface AlertRule {
  readonly id: string;
  /** Null: any. */
  readonly class: SyncFailure['class'] | null;
  readonly map: string | null;
  readonly company: string | null;
  /** How many within how many minutes. */
  readonly count: number;
  readonly minutes: number;
  /** Entra object ids of people, or Teams conversation ids. Empty: the administrators. */
  readonly tell: readonly string[];
  readonly pause: boolean;
}

export interface Alert {
  readonly id: string;
  readonly at: string;
  readonly rule: AlertRule;
  readonly count: number;
  /** Map it is about, when the rule paused one or all failures are of one map. */
  readonly map: string | null;
  readonly paused: boolean;
  readonly text: string;
}

/** Why nothing new is begun until somebody has looked to it. */
export interface Stoppage {
  readonly code: 'STORE_FAILED' | 'JOURNAL_DAMAGED' | 'OPERATION_IMPOSSIBLE';
  /** What is wrong, for administrators. */
  readonly text: string;
  readonly remedy: string;
}

/** What concerns the administrators and nobody else: a queue that fills up, a system that went away or came back. */
export interface CoreNotice {
  readonly kind: 'queueFilling' | 'queueFull' | 'systemDown' | 'systemBack' | 'missedHook' | 'parked' | 'stopped';
  readonly at: string;
  /** What the log and the command line say; a time of day in it is in UTC. */
  readonly text: string;
  readonly map: string | null;
  /** The system it is about, and since when it does not answer (ISO). */
  readonly system?: SystemName;
  readonly since?: string;
  /** Changes it is about, and how many more find room. */
  readonly count?: number;
  readonly room?: number;
  readonly code?: Stoppage['code'];
  readonly parked?: JournalEntry & Pick<Extract<Outcome, { readonly kind: 'parked' }>, 'reason' | 'why'>;
}

export interface JournalEntry {
  readonly operation: string;
  readonly at: string;
  readonly actor: string;
  readonly summary: string;
  /** The summary for other languages; none of what was journalled without. */
  readonly saying?: Saying;
  readonly refs: readonly RecordRef[];
  readonly state: string;
  /** Of one that was parked, how it came to be no longer. */
  readonly ending?: Ending;
}

/** A few words of the journal: which, and what stands in them. Map names are names of maps, systems those of {@link SystemName}. */
export interface Saying {
  readonly say: string;
  readonly words: Readonly<Record<string, string>>;
}

/** What a hook of either system is answered: `accept` may carry wire values to be written in the same transaction. */
export type HookAnswer =
  | { readonly kind: 'accept'; readonly values?: Readonly<Record<string, unknown>> }
  | { readonly kind: 'refuse'; readonly message: string; readonly problems: readonly Problem[] }
  | { readonly kind: 'busy'; readonly message: string };

export interface SyncCore {
  readonly maps: readonly EntityMap[];
  map(name: string): EntityMap;
  /** Writes to both systems or to neither. Resolves when the outcome is known, or parked and resolving after the deadline. */
  write(request: WriteRequest): Promise<Outcome>;
  /** The outcome of an earlier request; null when there never was one. */
  outcomeOf(requestId: string): Promise<Outcome | null>;
  /** The same without a call to either system; parked and resolving while it is being found out. Null: nothing of it has begun. */
  askedBefore(requestId: string): Promise<Outcome | null>;
  /** Told once for each operation that settles after its caller was answered `parked`, restarts included; of one that stays parked, again when that has ended. */
  onSettled(listener: (requestId: string, outcome: Outcome) => Promise<void>): void;

  /** Answers a hook call. `body` is the parsed JSON as it came. Throws `CodedError` when it is not understood. */
  hook(system: SystemName, body: unknown): Promise<HookAnswer>;

  /** Brings a record (or an order with all that belongs to it) in line after something happened outside, and says what it did. */
  bringAlong(ref: RecordRef): Promise<'equal' | 'written' | 'failed'>;

  status(): Promise<readonly MapStatus[]>;
  failures(filter?: { readonly status?: SyncFailure['status'] }): Promise<readonly SyncFailure[]>;
  failure(id: string): Promise<SyncFailure | null>;
  retryFailure(id: string, by: Actor): Promise<SyncFailure>;
  /** Does something about a failure and gives it as it is then. Throws FAILURE_UNKNOWN. */
  settleFailure(id: string, act: FailureAct, by: Actor): Promise<SyncFailure>;
  onFailure(listener: (failure: SyncFailure) => Promise<void>): void;

  alertRules(): Promise<readonly AlertRule[]>;
  saveAlertRule(rule: AlertRule): Promise<void>;
  removeAlertRule(id: string): Promise<void>;
  onAlert(listener: (alert: Alert) => Promise<void>): void;
  onNotice(listener: (notice: CoreNotice) => Promise<void>): void;
  /**
   * Told of a record, or of the root of its aggregate, after it changed outside of our own writes: when a system says so, and again,
   * `isInLine`, once the other side was brought in line. Sometimes more often than needed; news that are lost are never told, so whoever must know looks too.
   */
  onNews(listener: (root: RecordRef, isInLine: boolean) => void): void;
  /** Why no new work is taken; null while it is. */
  stoppage(): Stoppage | null;

  /** Runs, pauses, resumes or stops maps: all of those named, or none. Throws MAP_UNKNOWN. */
  commandMaps(command: MapCommand): Promise<MapCommandAnswer>;
  /** What a save gets while the other system is away, per map. */
  setWhenOtherIsDown(map: string, choice: WhenOtherIsDown, by: Actor): Promise<void>;
  /** Newest first. */
  mapActivity(filter: { readonly map?: string; readonly limit: number }): Promise<readonly MapActivity[]>;
  health(): readonly SystemHealth[];

  /**
   * Starts an initial sync in the background, or gives the one of the same maps that is running. It goes on by itself after a
   * restart. Throws MAP_UNKNOWN, and MAP_NOT_AVAILABLE for a map that was named or is needed.
   */
  startInitialSync(request: InitialSyncRequest): Promise<InitialSyncRun>;
  /** Newest first. */
  initialSyncs(limit: number): Promise<readonly InitialSyncRun[]>;
  initialSync(id: string): Promise<InitialSyncRun | null>;
  cancelInitialSync(id: string, by: Actor): Promise<InitialSyncRun | null>;
  initialSyncIssues(
    id: string,
    page: { readonly after: number; readonly limit: number },
  ): Promise<readonly InitialSyncIssue[]>;
  /** Tries one row again. Throws INITIAL_SYNC_UNKNOWN when there is no such issue. */
  retryInitialSyncRow(id: string, issue: number): Promise<InitialSyncIssue>;

  /** Compares both systems under the map, field by field. Reads only. */
  reconcile(request: ReconcileRequest): Promise<ReconcileReport>;
  /** Makes records the same again; each is one operation of its own. */
  repair(request: RepairRequest): Promise<RepairAnswer>;

  /** What somebody did since a point in time, newest first. */
  journal(filter: {
    readonly actor?: string;
    readonly since?: string;
    readonly limit: number;
  }): Promise<readonly JournalEntry[]>;
  /** What was done to a record, or to the order that it belongs to, newest first. Empty for one that was never heard of. */
  journalOf(ref: RecordRef, limit: number): Promise<readonly JournalEntry[]>;
  /** Entries that cannot be read back, and those set aside. Throws JOURNAL_DAMAGED when there is no journal left to read. */
  damagedJournal(): Promise<DamagedJournal>;
  /**
   * Sets a damaged entry aside, as it is; its records are compared, and new work is taken once none is damaged. Throws ENTRY_NOT_DAMAGED and
   * ENTRY_IN_USE.
   */
  setAside(entry: { readonly operation: string; readonly reason: string; readonly by: Actor }): Promise<SetAsideAnswer>;

  /** Operations that are parked, oldest first, at most so many. */
  parked(limit: number): Promise<readonly ParkedOperation[]>;
  /** The same with what was sent and what stands in both systems now. Null: there is none of this id, or none that is parked. */
  parkedOperation(id: string): Promise<ParkedOperation | null>;
  /**
   * Ends a parked operation by what somebody decided; one that is over already is given as it is. Throws OPERATION_UNKNOWN and NOT_PARKED.
   */
  endParked(
    id: string,
    how: { readonly decision: ParkedDecision; readonly reason: string; readonly by: Actor },
  ): Promise<ParkedEnd>;

  /** Resolves every operation that a crash or a lost answer left open. Runs at start and on a timer; harmless at any time. */
  recover(): Promise<{ readonly resolved: number; readonly parked: number }>;
  close(): Promise<void>;
}
