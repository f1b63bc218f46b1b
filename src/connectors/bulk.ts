/** What a connector does with many records at once: counts, pages that can be taken up again, reads by key, independent writes. Types only. */
import type { EntityMap } from '../maps/entity-map.ts';
import type { Problem, RecordChange, RecordRef, Snapshot, WriteContext } from './port.ts';

/** Some records of a map in the system's own order, and where the next ones begin. */
export interface RecordPage {
  readonly snapshots: readonly Snapshot[];
  /** Records with a value that their map cannot say, without it: good for telling which they are, and for nothing else. */
  readonly unreadable: readonly Snapshot[];
  /** Give it as `from` to go on after this page, also in a later process; null after the last one. */
  readonly next: string | null;
}

/** A record with a value that its map cannot say. */
export interface Unreadable {
  /** Which value of which field, for administrators. */
  readonly unreadable: string;
}

/** A record asked for by its key. `several`: more than one row has the key, and none of them may be chosen. */
export type Found = Snapshot | Unreadable | 'several' | null;

/** A create or update with the record as it was read a moment ago, so that writing need not read it again. */
export interface KnownChange {
  readonly change: Exclude<RecordChange, { readonly action: 'delete' }>;
  /** Null when it was not there. */
  readonly existing: Snapshot | null;
}

/** What became of one of many changes. `conflict`: the record is not what it was when it was read. */
export type RowAnswer =
  | { readonly kind: 'written'; readonly snapshot: Snapshot }
  | { readonly kind: 'refused' | 'conflict'; readonly problems: readonly Problem[] };

export interface BulkSystem {
  /** How many records there are, of one company or all; null where the system tells only by being read through. */
  count(map: EntityMap, company: string | null): Promise<number | null>;
  /** Every record, so many at a time. Throws `QUERY_REFUSED` when `from` is not accepted any more: begin anew. */
  pages(
    map: EntityMap,
    company: string | null,
    options: { readonly from: string | null; readonly size: number },
  ): AsyncIterable<RecordPage>;
  /** Records by key, in the order of the references, in few calls. */
  readKeys(map: EntityMap, refs: readonly RecordRef[]): Promise<readonly Found[]>;
  /** What would be refused for sure, as far as reading tells, each problem with its record. */
  checkMany(map: EntityMap, changes: readonly KnownChange[]): Promise<readonly Problem[]>;
  /**
   * Writes records of one map that have nothing to do with each other: a bad one does not stop the others. Answers in the order of
   * the changes. Throws a `SystemFailure` when answers are missing; read again and send what still differs.
   */
  writeMany(map: EntityMap, changes: readonly KnownChange[], context: WriteContext): Promise<readonly RowAnswer[]>;
}
