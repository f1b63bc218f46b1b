/** What belongs to a record beside its fields. Types only. */
import type { EntityMap } from '../../maps/entity-map.ts';
import type { Found } from '../../records/face.ts';
import type { EntryGroup } from '../cards/listing.ts';
import type { Turn } from '../conversation/turn.ts';

export interface Belongings {
  readonly groups: readonly EntryGroup[];
  /** Whether a work order can be made for the record. */
  readonly takesWorkOrder: boolean;
}

/** Reads what belongs to a record, as the person. */
export type ReadBelongings = (turn: Turn, map: EntityMap, found: Found) => Promise<Belongings>;
