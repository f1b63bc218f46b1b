import type { RecordRef } from '../../../src/connectors/port.ts';
import type { CanonicalRecord, SystemName } from '../../../src/maps/entity-map.ts';
import type { Outcome } from '../../../src/sync/face.ts';
import type { Answer } from '../../support/wire.ts';
import type { World } from '../world/world.ts';

/** What somebody was told about what they did. */
export type Told =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly text: string }
  /** Still being found out: the truth is owed under the request id. */
  | { readonly kind: 'owed' }
  | { readonly kind: 'parked'; readonly text: string }
  /** An exception instead of an answer: allowed where nothing was begun. */
  | { readonly kind: 'failed'; readonly text: string }
  /** Nobody was there any more to be told: the process ended first. */
  | { readonly kind: 'nothing' };

/** What a record is once the act was done: these values among others on both sides, or gone from both. */
export interface Wanted {
  readonly ref: RecordRef;
  readonly values: CanonicalRecord | null;
}

/** One thing that people do, of one entity, by one of the ways in. */
export interface Act {
  /** `warehouse, chat, create`: entity, way in, what is done. */
  readonly name: string;
  /** `immediate`: once success is told both systems hold it. `eventual`: the other follows. */
  readonly follows: 'immediate' | 'eventual';
  /** What the refusing system says, for an act that a rule of either system refuses. */
  readonly refusal?: RegExp;
  /** The person who does it has no right to, so it must come to nothing. */
  readonly forbidden?: true;
  /** The request under which the truth is owed, for what is done in chat. */
  readonly request?: string;
  /** Lays out what the act needs; nothing goes wrong yet. */
  prepare(world: World): Promise<Stage>;
}

/** A value that somebody saved in one system. */
export interface Kept {
  readonly ref: RecordRef;
  readonly system: SystemName;
  readonly property: string;
  readonly value: string;
}

export interface Stage {
  /** What changed just before while nobody asked or told the core. */
  readonly unheard?: () => Promise<void>;
  perform(): Promise<Told>;
  /** Told once all is over, since keys may be given only by then. */
  wanted(): Promise<readonly Wanted[]>;
  /** What somebody else had saved before: it must still stand, or be reported. */
  readonly kept?: readonly Kept[];
}

export const request = 'request';

/** What the outcome of a write says to the person who asked. */
export function toldBy(outcome: Outcome): Told {
  switch (outcome.kind) {
    case 'committed':
      return { kind: 'done' };
    case 'refused':
      return { kind: 'refused', text: outcome.problems.map(({ message }) => message).join('\n') };
    case 'parked':
      return outcome.resolving ? { kind: 'owed' } : { kind: 'parked', text: outcome.reason };
    case 'queued':
      return { kind: 'owed' };
  }
}

/**
 * What a save in a system's own screens says to the person who saves. One that is refused with the words that what it stood for is done
 * in the other system tells no refusal of that: it is done in one, and somebody has to look.
 */
export function toldAtSave({ status, text }: Answer): Told {
  if (status < 300) return { kind: 'done' };
  return { kind: /is posted in Supply Chain Management/.test(text) ? 'parked' : 'refused', text };
}
