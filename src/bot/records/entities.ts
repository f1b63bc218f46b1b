/** The entities that people list, show, create and edit as plain records, and what they are called. All of it derives from the maps. */
import type { RecordRef, Snapshot } from '../../connectors/port.ts';
import type { EntityMap } from '../../maps/entity-map.ts';
import type { Found } from '../../records/face.ts';
import type { Turn } from '../conversation/turn.ts';
import type { EntityWords, Texts } from '../texts/texts.ts';

/** Maps whose records stand alone and may be written by people: no lines, no receipts, nothing a service numbers. */
export function plainMaps(maps: readonly EntityMap[]): readonly EntityMap[] {
  return maps.filter(
    ({ origin, parent, numberedBy }) => origin === 'both' && parent === undefined && numberedBy === undefined,
  );
}

/** What people of a language call the records of a map; the map's own words where the catalogue has none. */
export function entityWords(texts: Pick<Texts, 'entities'>, map: EntityMap): EntityWords {
  return texts.entities[map.name] ?? map.words;
}

/** What a field is called, on cards and in sentences. */
export function labelOf(texts: Pick<Texts, 'fields'>, map: EntityMap, property: string): string {
  const known = texts.fields[map.name]?.[property];
  return known ?? map.fields.find((field) => field.property === property)?.label ?? property;
}

/** The plain map of a name, or of a word for its records; null when there is none. */
export function mapNamed(turn: Turn, name: string): EntityMap | null {
  const wanted = name.trim().toLowerCase();
  const maps = plainMaps(turn.services.sync.maps);
  return (
    maps.find((map) => map.name === name) ??
    maps.find((map) => {
      const { one, many, also } = entityWords(turn.texts, map);
      return [one, many, ...also, map.words.one, map.words.many, ...map.words.also].some(
        (word) => word.toLowerCase() === wanted,
      );
    }) ??
    null
  );
}

/** A word at the beginning of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `Warehouse SEA-01`. */
export function recordTitle(turn: Turn, map: EntityMap, key: string): string {
  return `${capital(entityWords(turn.texts, map).one)} ${key}`;
}

/** The reference of a record by its business key as people write it. */
export function refOf(map: EntityMap, company: string, key: string): RecordRef {
  const parts = map.key.length === 1 ? [key] : key.split(' ');
  return {
    map: map.name,
    company: map.company === 'striped' ? company : null,
    key: map.key.map((property, index) => {
      const part = parts[index] ?? '';
      const type = map.fields.find((field) => field.property === property)?.type;
      return type === 'integer' || type === 'recordId' ? Number(part) : part;
    }),
  };
}

/** The reference of a record that was found. */
export function refOfFound(map: EntityMap, found: Found, company: string): RecordRef {
  return refOf(map, found.company ?? company, found.key);
}

/** The business key of a record as its system writes it, whatever the case of the letters it was asked by. */
export function keyOf(map: EntityMap, { ref, values }: Snapshot): string {
  return map.key.map((property, index) => values[property] ?? ref.key[index] ?? '').join(' ');
}

/** The name of a record; its key where it has none. */
export function nameOf(map: EntityMap, snapshot: Snapshot): string {
  const { values } = snapshot;
  const property = map.fields.find(({ dataverse }) => dataverse === map.dataverse.name)?.property ?? '';
  const name = values[property];
  return typeof name === 'string' ? name : keyOf(map, snapshot);
}

/** A record that was read, as one that was found. */
export function foundOf(map: EntityMap, snapshot: Snapshot): Found {
  const { ref, id } = snapshot;
  const key = keyOf(map, snapshot);
  return { kind: 'record', key, name: nameOf(map, snapshot), detail: '', id, company: ref.company, place: null };
}

/** What all cards of a record are about: `record/warehouse/usmf/SEA-01`. */
export function recordTopic({ map, company, key }: RecordRef): string {
  return `record/${map}/${company ?? ''}/${key.join(' ')}`;
}

/** The record of a topic; null when it is another topic. */
export function readRecordTopic(topic: string): { readonly map: string; company: string; key: string } | null {
  const found = /^record\/([^/]+)\/([^/]*)\/(.+)$/.exec(topic);
  const [, map, company, key] = found ?? [];
  return map === undefined || company === undefined || key === undefined ? null : { map, company, key };
}
