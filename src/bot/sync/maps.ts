import type { EntityMap } from '../../maps/entity-map.ts';
import type { Turn } from '../conversation/turn.ts';
import { capital, entityWords } from '../records/entities.ts';
import { textsFor } from '../texts/catalogue.ts';
import { languages } from '../texts/language.ts';
import { spelledOut } from '../understanding/numbers.ts';

/** The maps that words of any language mean, parted by commas: all for none; null when there is no map for one of them. */
export function mapsMeant(turn: Turn, words: string | undefined): readonly EntityMap[] | null {
  const wanted = (words ?? '').trim().toLowerCase();
  const { maps } = turn.services.sync;
  if (/^(|all|alle|everything|alles|all maps|alle zuordnungen)$/.test(wanted)) return maps;
  const found = wanted.split(/\s*,\s*/).map((name) => maps.find((map) => namesOf(map).includes(spelledOut(name))));
  return found.every((map) => map !== undefined) ? [...new Set(found)] : null;
}

/** What a map and its records are called, in lower case, umlauts written out. */
function namesOf(map: EntityMap): readonly string[] {
  const said = [map.words, ...languages.map((language) => entityWords(textsFor(undefined, language), map))];
  const names = [map.name, map.title, ...said.flatMap(({ one, many, also }) => [one, many, ...also])];
  return names.map((name) => spelledOut(name.toLowerCase()));
}

/** What some maps are called together; `all maps` for none. */
export function mapsTitle(turn: Turn, names: readonly string[]): string {
  const { texts, services } = turn;
  if (names.length === 0 || names.length === services.sync.maps.length) return texts.sync.allMaps;
  return names.map((name) => capital(entityWords(texts, services.sync.map(name)).many)).join(', ');
}
