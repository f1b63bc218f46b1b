/** What may be asked of initial syncs, and what they tell. Types only. */
import type { Problem, RecordRef } from '../../connectors/port.ts';
import type { SystemName } from '../../maps/entity-map.ts';
import type { Actor } from '../actor.ts';

export interface InitialSyncRequest {
  /** Map names; empty means all. Maps they look up come first by themselves. */
  readonly maps: readonly string[];
  /** One company, or null for all. */
  readonly company: string | null;
  /** Whose values win where both sides have a record and were never agreed on. */
  readonly master: SystemName;
  /** Counts and lists only; writes nothing in either system. */
  readonly dryRun: boolean;
  readonly by: Actor;
}

export interface InitialSyncRun {
  readonly id: string;
  readonly maps: readonly string[];
  readonly company: string | null;
  readonly master: SystemName;
  readonly dryRun: boolean;
  readonly by: string;
  readonly state: 'running' | 'finished' | 'cancelled' | 'stopped';
  /** Why it stopped before the end; null otherwise. */
  readonly reason: string | null;
  /** The same for other languages, where it is ours to say. */
  readonly why?: Problem;
  readonly startedAt: string;
  readonly updatedAt: string;
  readonly parts: readonly InitialSyncPart[];
}

/** One map of a run. Rows are records by integration key, counted once whichever side has them. */
export interface InitialSyncPart {
  readonly map: string;
  /** Rows looked at. */
  readonly done: number;
  /** Rows there are as far as known; null before it was counted. */
  readonly total: number | null;
  readonly equal: number;
  readonly created: Readonly<Record<SystemName, number>>;
  readonly updated: Readonly<Record<SystemName, number>>;
  /** Rows where both sides had different values and the master's won. */
  readonly conflicts: number;
  readonly refused: number;
  /** Rows without what the map needs, like a company: left alone. */
  readonly notEligible: number;
  /** Rows a second, and seconds left; null before it is known. */
  readonly rate: number | null;
  readonly secondsLeft: number | null;
}

/** A row that an initial sync could not bring over, or where the master's values won. All of them are kept. */
export interface InitialSyncIssue {
  readonly number: number;
  readonly run: string;
  readonly kind: 'refused' | 'conflict' | 'notEligible';
  readonly ref: RecordRef;
  readonly problems: readonly Problem[];
  readonly settled: boolean;
}
