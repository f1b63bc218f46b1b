/** Sync failures and what people do about them. Types only. */
import type { Problem, RecordRef } from '../../connectors/port.ts';
import type { CanonicalRecord, SystemName } from '../../maps/entity-map.ts';
import type { Actor, JournalEntry } from '../face.ts';

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
  /** The operation that was refused, for the administrator's look into the journal; null when it never came to one. */
  readonly operation?: string | null;
  /** Answer of the refusing system as it came, for the administrator only. */
  readonly raw?: string | null;
  readonly assignee?: { readonly aadObjectId: string; readonly name: string } | null;
  /** What is being done about it while its status is `retrying`; by whom (null: by itself). */
  readonly underWay?: { readonly act: FailureAct; readonly by: Actor | null } | null;
  /** How it ended: by whom (null: by itself), when, and with what words. */
  readonly ending?: { readonly by: string | null; readonly at: string; readonly note: string | null } | null;
  /** Root of the aggregate that the record belongs to: of a line its order. */
  readonly root?: RecordRef;
  /** The operation that could be neither finished nor undone, and is over with this failure: who did what. */
  readonly parked?: Pick<JournalEntry, 'operation' | 'actor' | 'summary' | 'saying'>;
  /** Counts the changes of this failure, from 1. */
  readonly revision?: number;
}

/** What somebody does about a sync failure. */
export type FailureAct =
  | { readonly kind: 'retry'; readonly reason?: string }
  /** Corrects fields at the side the change came from, then carries it over; the canonical values given are written to both. */
  | { readonly kind: 'edit'; readonly values: CanonicalRecord }
  /** Makes both like this side. */
  | { readonly kind: 'take'; readonly side: SystemName; readonly reason?: string }
  | { readonly kind: 'dismiss'; readonly reason: string }
  | { readonly kind: 'assign'; readonly to: { readonly aadObjectId: string; readonly name: string } };
