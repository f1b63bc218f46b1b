/**
 * The face of the sync core: what the bot, procurement, the command line and the host may ask of it. Types only.
 *
 * Terms: an *operation* is one business act over one aggregate (an order with its lines and receipts; else one record). It is
 * journalled before its first byte leaves and ends as an {@link Outcome}.
 */
import type { Problem, RecordChange, RecordRef, Snapshot } from '../connectors/port.ts';
import type { EntityMap, SystemName } from '../maps/entity-map.ts';

/** On whose behalf something happens, and in which systems that person may act in their own name. */
export interface Actor {
  readonly aadObjectId: string;
  readonly userPrincipalName: string;
  readonly name: string;
  readonly licences: { readonly dataverse: boolean; readonly financeOperations: boolean };
}

export interface WriteRequest {
  /** The same id is the same operation: a second call gets the first one's outcome, nothing is written twice. */
  readonly requestId: string;
  readonly actor: Actor;
  readonly origin: 'chat' | 'command';
  /** All of one aggregate, parents before children. Keys may be empty where the map is numbered by a system: see `reserve`. */
  readonly changes: readonly RecordChange[];
  /** What the person was doing, in a few words for the journal: `create purchase order`. */
  readonly summary: string;
}

export type Outcome =
  | { readonly kind: 'committed'; readonly operation: string; readonly records: readonly AgreedRecord[] }
  | { readonly kind: 'refused'; readonly operation: string; readonly problems: readonly Problem[] }
  | {
      readonly kind: 'parked';
      readonly operation: string;
      readonly reason: string;
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
  readonly queued: number;
  readonly failures: number;
  readonly lastSuccess: string | null;
}

/** A change captured after commit that the other system refused, or that both sides made differently. */
export interface SyncFailure {
  readonly id: string;
  readonly class: 'application' | 'system' | 'concurrency' | 'conflict';
  readonly ref: RecordRef;
  readonly origin: SystemName;
  /** Entra object id or user principal name of the author, as far as the origin told it. */
  readonly author: { readonly aadObjectId: string | null; readonly userPrincipalName: string | null };
  readonly problems: readonly Problem[];
  readonly attempts: number;
  readonly since: string;
  readonly status: 'open' | 'retrying' | 'resolved' | 'dismissed';
}

export interface JournalEntry {
  readonly operation: string;
  readonly at: string;
  readonly actor: string;
  readonly summary: string;
  readonly refs: readonly RecordRef[];
  readonly state: string;
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
  /** Told once for each operation that settles after its caller was answered `parked` and resolving, restarts included. */
  onSettled(listener: (requestId: string, outcome: Outcome) => Promise<void>): void;

  /** Answers a hook call. `body` is the parsed JSON as it came. Throws `CodedError` when it is not understood. */
  hook(system: SystemName, body: unknown): Promise<HookAnswer>;

  /** Brings a record (or an order with all that belongs to it) in line after something happened outside, and says what it did. */
  bringAlong(ref: RecordRef): Promise<'equal' | 'written' | 'failed'>;

  status(): Promise<readonly MapStatus[]>;
  failures(filter?: { readonly status?: SyncFailure['status'] }): Promise<readonly SyncFailure[]>;
  failure(id: string): Promise<SyncFailure | null>;
  retryFailure(id: string, by: Actor): Promise<SyncFailure>;
  onFailure(listener: (failure: SyncFailure) => Promise<void>): void;

  /** What somebody did since a point in time, newest first. */
  journal(filter: {
    readonly actor?: string;
    readonly since?: string;
    readonly limit: number;
  }): Promise<readonly JournalEntry[]>;

  /** Resolves every operation that a crash or a lost answer left open. Runs at start and on a timer; harmless at any time. */
  recover(): Promise<{ readonly resolved: number; readonly parked: number }>;
  close(): Promise<void>;
}
