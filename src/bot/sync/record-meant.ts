import type { RecordRef } from '../../connectors/port.ts';
import type { EntityMap } from '../../maps/entity-map.ts';
import type { Turn } from '../conversation/turn.ts';
import { refOf } from '../records/entities.ts';
import { spokenOf } from '../records/spoken-of.ts';
import { mapsMeant } from './maps.ts';

/** The record of any map that words mean: its kind and its key (`warehouse SEA-01`), or the one spoken of; null for none. */
export async function recordMeant(
  turn: Turn,
  said: string,
): Promise<{ readonly map: EntityMap; readonly ref: RecordRef } | null> {
  const spoken = await spokenOf(turn, said);
  const words = spoken === null ? said.trim().split(/\s+/) : [spoken.map ?? '', spoken.key];
  for (let size = words.length - 1; size > 0; size -= 1) {
    const kind = words.slice(0, size).join(' ');
    const [map] = kind === '' ? [] : (mapsMeant(turn, kind) ?? []);
    if (map !== undefined)
      return { map, ref: refOf(map, spoken?.company ?? turn.company, words.slice(size).join(' ')) };
  }
  return null;
}
