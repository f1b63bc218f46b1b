/** What a batch is given and what comes of it. Types only. */
import type { KnownChange } from '../../connectors/bulk.ts';
import type { Problem, RecordRef, Snapshot } from '../../connectors/port.ts';
import type { EntityMap, SystemName } from '../../maps/entity-map.ts';
import type { Core } from '../context.ts';
import type { Counts } from './counts.ts';
import type { HandledRow, NewIssue } from './ports.ts';

export interface BatchOrder {
  readonly core: Core;
  readonly run: string;
  readonly map: EntityMap;
  readonly master: SystemName;
  /** Properties left for later; none when the batch is of rows that waited. */
  readonly leftOut: ReadonlySet<string>;
  /** What would be refused of these changes; null: they are written. */
  readonly check: ((system: SystemName, changes: readonly KnownChange[]) => Promise<readonly Problem[]>) | null;
}

/** One row on its way through a batch. */
export interface BatchRow {
  readonly ref: RecordRef;
  /** Lease key of its aggregate. */
  readonly root: string;
  /** The row in the system that is being read through; null when both sides are still to be read. */
  readonly snapshot: Snapshot | null;
  /** Its creation or update was counted when it came by first. */
  readonly isCounted: boolean;
}

/** Rows as `side` has them now, or, with null, rows of which both sides are still to be read. */
export interface BatchRows {
  readonly side: SystemName | null;
  readonly rows: readonly BatchRow[];
}

export interface BatchResult {
  readonly counts: Counts;
  readonly rows: readonly HandledRow[];
  readonly issues: readonly NewIssue[];
}
