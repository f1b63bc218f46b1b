import type { EntityMap } from '../../maps/entity-map.ts';
import type { Turn } from '../conversation/turn.ts';
import { capital, entityWords } from '../records/entities.ts';
import { textsFor } from '../texts/catalogue.ts';
import { languages } from '../texts/language.ts';

/** The maps that words of any language mean: all for none; null when there is no such map. */
export function mapsMeant(turn: Turn, words: string | undefined): readonly EntityMap[] | null {
  const wanted = (words ?? '').trim().toLowerCase();
  const { maps } = turn.services.sync;
  if (/^(|all|alle|everything|alles|all maps|alle zuordnungen)$/.test(wanted)) return maps;
  const found = maps.find((map) => {
    const said = [map.words, ...languages.map((language) => entityWords(textsFor(undefined, language), map))];
    const names = [map.name, map.title, ...said.flatMap(({ one, many, also }) => [one, many, ...also])];
    return names.some((name) => name.toLowerCase() === wanted);
  });
  return found === undefined ? null : [found];
}

/** What some maps are called together; `all maps` for none. */
export function mapsTitle(turn: Turn, names: readonly string[]): string {
  const { texts, services } = turn;
  if (names.length === 0 || names.length === services.sync.maps.length) return texts.sync.allMaps;
  return names.map((name) => capital(entityWords(texts, services.sync.map(name)).many)).join(', ');
}
