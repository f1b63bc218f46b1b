/** Operations that could be neither finished nor undone, and how they end. Types only. */
import type { Problem, RecordRef } from '../../connectors/port.ts';
import type { CanonicalValue, SystemName } from '../../maps/entity-map.ts';
import type { JournalEntry } from '../face.ts';

/** How an operation came to be no longer parked. */
export interface Ending {
  /** Both systems are the same again, or somebody left the difference as it is. */
  readonly how: 'equal' | 'dismissed';
  /** Null: by itself. */
  readonly by: string | null;
  readonly at: string;
  readonly reason: string | null;
}

/** A field of a record that a parked operation was about: what was sent, and what stands now. */
export interface StandingField {
  readonly property: string;
  /** Undefined where it was not sent, but differs. */
  readonly sent?: CanonicalValue;
  /** Undefined where the system lacks the record. */
  readonly dataverse?: CanonicalValue;
  readonly financeOperations?: CanonicalValue;
}

export interface StandingRecord {
  readonly ref: RecordRef;
  /** What was to be done with it; null where it is what an act was about. */
  readonly action: 'create' | 'update' | 'delete' | null;
  /** Where it is now; null when a system could not be read, and then no field stands. */
  readonly isIn: Readonly<Record<SystemName, boolean>> | null;
  /** What was sent and what differs. */
  readonly fields: readonly StandingField[];
}

export interface ParkedOperation {
  readonly entry: JournalEntry;
  /** When it was parked (ISO). */
  readonly since: string;
  readonly reason: string;
  /** The reason in its parts. */
  readonly why: readonly Problem[];
  /** What was asked of Supply Chain Management, for an act; null for a write of records. */
  readonly act: unknown;
  /** The sync failure that it is over with; null while it has none. */
  readonly failure: string | null;
  /** Empty where both systems were not asked. */
  readonly records: readonly StandingRecord[];
}

/** What somebody decides about a parked operation. */
export type ParkedDecision =
  /** Both systems are read anew: where one alone moved, the other is brought in line. */
  | { readonly kind: 'look' }
  /** Makes both like this side. */
  | { readonly kind: 'take'; readonly side: SystemName }
  /** Leaves the difference as it is. */
  | { readonly kind: 'dismiss' };

export interface ParkedEnd {
  readonly entry: JournalEntry;
  /** Why it is parked still; empty when it is not. */
  readonly left: readonly Problem[];
}
