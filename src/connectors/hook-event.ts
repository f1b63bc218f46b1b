/**
 * What a hook of either system tells us, in canonical form. A hook before commit is a question that the system waits on: the answer
 * lets the transaction through, changes values in it, or refuses it. A hook after commit is news. Types only.
 */
import type { CanonicalRecord, EntityMap, SystemName } from '../maps/entity-map.ts';
import type { RecordRef } from './port.ts';

/** One record that the transaction touches. */
export interface HookChange {
  /** Map name. */
  readonly map: string;
  /** Parts of the key that are not known yet, like a number that is to be assigned, are empty text. Null when nothing is known. */
  readonly ref: RecordRef | null;
  readonly action: 'create' | 'update' | 'delete';
  /** The record as committed before; null for a create. */
  readonly before: CanonicalRecord | null;
  /** The whole record as it will be (or is, after commit); null for a delete. */
  readonly after: CanonicalRecord | null;
  /** Dataverse row id; null in finance and operations. */
  readonly rowId: string | null;
  /**
   * Columns of this project without a counterpart (prefix `dcp_`), as they will be and as they were: states that stand for an act.
   */
  readonly marks: { readonly before: Marks; readonly after: Marks };
  /** What cannot be told because the row behind a lookup is only being created by the same transaction. */
  readonly pending: readonly PendingValue[];
}

export type Marks = Readonly<Record<string, unknown>>;

/** The value of `property` will be that of `column` in the row `rowId`. */
export interface PendingValue {
  readonly property: string;
  readonly column: string;
  readonly rowId: string;
}

/** The person a hook says the change was made by. Parts that the system does not tell are null. */
export interface HookAuthor {
  readonly aadObjectId: string | null;
  readonly userPrincipalName: string | null;
}

/** One call of a hook by a system. */
export interface HookEvent {
  readonly system: SystemName;
  readonly stage: 'beforeCommit' | 'afterCommit';
  /** Same when the same event is told again. */
  readonly id: string;
  /** When it happened by the clock of that system, as an ISO instant; null when it does not tell. */
  readonly at: string | null;
  /** Same for every hook of one transaction of that system: Dataverse `CorrelationId`, finance and operations `transactionId`. */
  readonly transaction: string;
  /** Our operation id when the change is our own write coming back; null otherwise. */
  readonly operation: string | null;
  readonly author: HookAuthor;
  readonly changes: readonly HookChange[];
}

/** The way hooks of one system travel: in, and what an accepted one takes back into its transaction. */
export interface HookWire {
  /** Reads a hook's body. Throws `ANSWER_NOT_UNDERSTOOD` when it is none. */
  read(body: unknown): Promise<HookEvent>;
  /** Operation id when the body is a question about a write of our own that says so; told without any call. */
  ownQuestion(body: unknown): string | null;
  /** Canonical values of a record of this company as the system writes them in the same transaction. */
  values(map: EntityMap, values: CanonicalRecord, company: string | null): Promise<Readonly<Record<string, unknown>>>;
}
