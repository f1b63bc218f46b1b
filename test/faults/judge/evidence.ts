import type { RecordRef } from '../../../src/connectors/port.ts';
import type { SyncFailure } from '../../../src/sync/face.ts';
import type { Operation } from '../../../src/sync/operation.ts';
import type { Act, Kept, Told, Wanted } from '../acts/act.ts';
import type { RowChange } from '../world/recorded-tables.ts';
import type { Call } from '../world/transport.ts';
import type { World } from '../world/world.ts';

/** All that a case left behind: the tables of both systems, what people were told, the journal, and every call. */
export interface Evidence {
  readonly world: World;
  readonly act: Act;
  /** What the person heard first, and what it came to in the end. */
  readonly told: Told;
  readonly final: Told;
  readonly wanted: readonly Wanted[];
  /** Whether both systems held it at the moment success was told; null when that was not told. */
  readonly heldWhenTold: readonly string[] | null;
  readonly roots: readonly RecordRef[];
  /** Per root, what the two systems differ in at the end. */
  readonly differences: ReadonlyMap<string, readonly string[]>;
  readonly changes: readonly RowChange[];
  /** Changes made after all had come to rest. */
  readonly lateChanges: readonly RowChange[];
  readonly calls: readonly Call[];
  readonly journal: readonly Operation[];
  readonly failures: readonly SyncFailure[];
  /** Virtual milliseconds until all was at rest; null when it never was. */
  readonly restedAfter: number | null;
  /** Virtual time at which it came to rest. */
  readonly restedAt: number;
  /** What somebody else saved before or in between. */
  readonly kept: readonly Kept[];
  /** Row that somebody else changed in between, which is none of our doing. */
  readonly meddled: RowChange | null;
  /** The process ended on the way: whoever waited for it was told by the system that asked, in words of its own. */
  readonly ended: boolean;
  /** Nothing went wrong on the way. */
  readonly undisturbed: boolean;
  /** The system lied about what it kept: what was asked for need not be what is held. */
  readonly lied: boolean;
  readonly surprises: readonly string[];
  /** Writes that left without a journal entry that covers them. */
  readonly unjournalled: readonly Call[];
  readonly leases: number;
}

export interface Finding {
  /** `I1` to `I20`. */
  readonly invariant: string;
  readonly text: string;
}
