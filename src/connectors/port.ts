/**
 * What the rest of the project asks of a connected system. Both connectors implement {@link MappedSystem}; everything in it is
 * canonical (`maps/entity-map.ts`), so orchestration never sees a wire. Types only.
 */
import type { CanonicalRecord, CanonicalValue, EntityMap, SystemName } from '../maps/entity-map.ts';
import type { BulkSystem } from './bulk.ts';

/** One record by integration key. `company` is null for global maps. Key values in the order of `map.key`. */
export interface RecordRef {
  readonly map: string;
  readonly company: string | null;
  readonly key: readonly (string | number)[];
}

/** A record as a system has it now. */
export interface Snapshot {
  readonly ref: RecordRef;
  readonly values: CanonicalRecord;
  /** Opaque version (ETag): equal means unchanged. */
  readonly version: string;
  /** Dataverse row id; null in finance and operations. */
  readonly id: string | null;
}

/** A change to one record. Values of an update hold what changes; of a create, all that is known. */
export type RecordChange =
  | {
      readonly action: 'create';
      readonly ref: RecordRef;
      readonly values: CanonicalRecord;
      /** Lookups that Field Service alone has, by navigation name, each with the address of its row. Finance and operations takes no notice. */
      readonly besides?: Readonly<Record<string, string>>;
    }
  | {
      readonly action: 'update';
      readonly ref: RecordRef;
      readonly values: CanonicalRecord;
      readonly version: string | null;
    }
  | { readonly action: 'delete'; readonly ref: RecordRef; readonly version: string | null };

/** One thing that is wrong, in the words of the system that says so. */
export interface Problem {
  readonly system: SystemName | 'dispatchCopilot';
  /** Map name the problem is about. */
  readonly entity: string;
  /** Canonical property, when the system named one. */
  readonly field: string | null;
  /** Which record, where several were sent, e.g. the line. */
  readonly ref: RecordRef | null;
  /** The system's own message, cleaned of its wrapping but never reworded. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
  /** Machine word: the system's error code, or ours. */
  readonly code: string;
  /** Since when the system brings no answer (ISO); only where that is the problem, and known. */
  readonly since?: string;
  /** What stands in a sentence of our own, so that it can be said in other languages; a system's own message has none. */
  readonly params?: ProblemParams;
}

/** Which of them a sentence has depends on its code. */
export interface ProblemParams {
  /** The system it is about. */
  readonly at?: SystemName;
  /** A value as it is kept; null is empty. */
  readonly value?: CanonicalValue;
  /** The values of both sides. */
  readonly values?: Readonly<Record<SystemName, CanonicalValue>>;
  /** What may be chosen instead. */
  readonly choices?: readonly string[];
  /** Characters there are, and the most that are kept. */
  readonly length?: number;
  readonly most?: number;
  /** What would be done, by whom, and the privilege that is missing. */
  readonly action?: RecordChange['action'];
  readonly who?: string;
  readonly privilege?: string;
  /** Names of the maps it is about, and which of its statuses stands in the way. */
  readonly maps?: readonly string[];
  readonly status?: string;
}

/**
 * The outcome of one atomic call that may change a system. A refusal and a version conflict are answers, not failures;
 * when no answer can be had the call throws a {@link import('./errors.ts').SystemFailure} that says whether it may have been applied.
 * `raw` is the system's answer as it came, at most 20 KB and without credentials, for administrators alone.
 */
export type WriteAnswer =
  | { readonly kind: 'written'; readonly snapshots: readonly Snapshot[] }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[]; readonly raw?: string }
  | {
      readonly kind: 'conflict';
      readonly refs: readonly RecordRef[];
      readonly problems: readonly Problem[];
      readonly raw?: string;
    };

/** Who acts. `person` makes the call as that person, `integration` as ourselves. */
export type Identity =
  | { readonly as: 'integration' }
  | { readonly as: 'person'; readonly aadObjectId: string; readonly userPrincipalName: string };

export interface WriteContext {
  readonly as: Identity;
  /** Operation id: travels as Dataverse `tag`, so that our own hooks can tell an echo. */
  readonly operation: string;
  /** Stops waiting; the call may still have been applied. */
  readonly signal?: AbortSignal;
}

/** A record as a list of changes names it: by row id in Dataverse, by key in finance and operations; the other is null. */
export interface RecordMark {
  readonly rowId: string | null;
  readonly ref: RecordRef | null;
  /** As in {@link Snapshot}. */
  readonly version: string;
}

/** A part of what changed in one map. */
export interface ChangePage {
  readonly marks: readonly RecordMark[];
  /** Row ids of records that are gone; told only by a reading from a cursor. */
  readonly gone: readonly string[];
  /** On the last page, where the next reading goes on. Null before, and where the system keeps no track of changes. */
  readonly cursor: string | null;
}

export interface MappedSystem {
  readonly name: SystemName;
  /** The record as it is now, or null. Reads as the integration unless told. */
  read(map: EntityMap, ref: RecordRef, as?: Identity): Promise<Snapshot | null>;
  /** The records of a child map that belong to one parent, in key order. */
  readChildren(map: EntityMap, parent: RecordRef, as?: Identity): Promise<readonly Snapshot[]>;
  /** Every record of a map, a page at a time, in key order, one company or all. */
  readAll(map: EntityMap, company: string | null): AsyncIterable<readonly Snapshot[]>;
  /**
   * What changed since a cursor, page by page; without a cursor every record there is. Throws a `SystemFailure` with the code
   * CURSOR_EXPIRED when the cursor leads nowhere any more: then every record has to be looked at again.
   */
  changesSince(map: EntityMap, cursor: string | null): AsyncIterable<ChangePage>;
  /** The records behind marks as they are now, in few calls. One that is gone, or has no whole key yet, is left out. */
  readMarked(map: EntityMap, marks: readonly RecordMark[]): Promise<readonly Snapshot[]>;
  /** Sends the changes as one atomic change set. */
  write(changes: readonly RecordChange[], context: WriteContext): Promise<WriteAnswer>;
  /** What would be refused for sure: lookups that do not exist, rights, lengths. Sends nothing that writes. */
  check(changes: readonly RecordChange[], as: Identity): Promise<readonly Problem[]>;
  /** Maps whose table or entity this system lacks, with the reason; and map errors against its schema. */
  inspect(maps: readonly EntityMap[]): Promise<readonly MapFinding[]>;
  /** Answers, or throws: for readiness. */
  ping(): Promise<void>;
  /** Many records at once. */
  readonly bulk: BulkSystem;
}

/** A map checked against a schema. `missing` makes the map not available; codes compare with Microsoft's DIPV codes. */
export interface MapFinding {
  readonly map: string;
  readonly code: string;
  readonly severity: 'missing' | 'error' | 'warning';
  readonly message: string;
}

/** The companion service of finance and operations, for acts that OData cannot do. */
export interface PurchaseOrderService {
  reserveNumber(company: string, requestId: string): Promise<string>;
  /** What a user may do in finance and operations; null when not a user there. */
  access(userPrincipalName: string): Promise<FinanceOperationsAccess | null>;
  /** Statuses and version digest of an order now; null when there is none. */
  state(company: string, purchaseOrderNumber: string): Promise<PurchaseOrderState | null>;
  act(act: PurchaseOrderAct, as: Identity, signal?: AbortSignal): Promise<ActAnswer>;
  /** Pending ones, soonest due first: of the person, or of everyone when the integration asks. */
  workItems(
    query: { readonly company?: string; readonly purchaseOrderNumber?: string },
    as: Identity,
  ): Promise<readonly WorkItem[]>;
  /** All work items an order ever had, those that have ended too; of a service that keeps none, the pending ones. */
  workItemHistory(company: string, purchaseOrderNumber: string): Promise<readonly EndedWorkItem[]>;
  /** To whom the person could delegate the pending work item of an order; none of a service that cannot tell. */
  delegates(company: string, purchaseOrderNumber: string, as: Identity): Promise<readonly Delegate[]>;
}

/** Symbols of `DocumentApprovalStatus` and `PurchaseOrderStatus`, and the digest of header and all lines. */
export interface PurchaseOrderState {
  readonly approvalStatus: string;
  readonly orderStatus: string;
  readonly version: string;
}

export interface FinanceOperationsAccess {
  readonly userPrincipalName: string;
  readonly personnelNumber: string | null;
  readonly company: string;
  readonly roles: readonly string[];
  /** In the accounting currency of the company; null when not an approver. */
  readonly approvalLimit: number | null;
}

export type PurchaseOrderActName =
  | 'submit'
  | 'recall'
  | 'approve'
  | 'reject'
  | 'requestChange'
  | 'confirm'
  | 'cancel'
  | 'postProductReceipt'
  | 'delegate';

export interface PurchaseOrderAct {
  readonly name: PurchaseOrderActName;
  /** Makes the act idempotent in finance and operations. */
  readonly requestId: string;
  readonly company: string;
  readonly purchaseOrderNumber: string;
  /** Digest of header and lines that the person saw; refused when the order moved on. */
  readonly expectedVersion: string | null;
  /** Personnel number, when the integration acts for somebody without a licence there. */
  readonly onBehalfOf: string | null;
  readonly comment?: string;
  readonly receipt?: {
    readonly number: string;
    readonly date: string;
    readonly lines: readonly { readonly lineNumber: number; readonly quantity: number }[];
  };
  readonly delegateTo?: string;
}

export type ActAnswer =
  | {
      readonly kind: 'done';
      readonly status: string;
      readonly version: string;
      readonly recordId: number | null;
      readonly lines: readonly { readonly lineNumber: number; readonly recordId: number }[];
      /** What the act left behind, where the journal is to keep it. */
      readonly left?: readonly Snapshot[];
    }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'conflict'; readonly refs: readonly RecordRef[]; readonly problems: readonly Problem[] };

export interface WorkItem {
  /** Finance and operations' own id of it; of a service that tells none, made of the order and whom it is assigned to. */
  readonly id: string;
  readonly company: string;
  readonly purchaseOrderNumber: string;
  /** User principal name. */
  readonly assignedTo: string;
  readonly assignedToName: string;
  readonly assignedToPersonnelNumber: string | null;
  /** Personnel number of who ordered. */
  readonly requestedBy: string | null;
  readonly amount: number;
  readonly currency: string;
  readonly dueDate: string | null;
  /** The same to the second (ISO). */
  readonly dueAt: string | null;
  readonly submittedAt: string | null;
  readonly comment: string | null;
  readonly version: string;
}

/** A work item with what became of it. */
export interface EndedWorkItem extends WorkItem {
  /** `Pending`, `Approved`, `Rejected`, `ChangeRequested`, `Recalled`, `Delegated`, `Reopened`. */
  readonly state: string;
  /** When it ended (ISO), and the personnel number and name of who ended it; null while it is pending. */
  readonly endedAt: string | null;
  readonly endedBy: string | null;
  readonly endedByName: string | null;
}

/** Somebody who could take over a work item. */
export interface Delegate {
  readonly personnelNumber: string;
  readonly name: string;
}

/** Plain reading for people, over tables and entities that have no map too. Rows come as the wire has them. */
export interface RowReader {
  /** All rows, following pages, at most `limit` of them. */
  rows(set: string, query: RowQuery, as: Identity): Promise<readonly WireRow[]>;
}

export interface RowQuery {
  readonly select?: readonly string[];
  readonly filter?: string;
  readonly expand?: string;
  readonly orderBy?: string;
  readonly limit?: number;
}

export type WireRow = Readonly<Record<string, unknown>>;
