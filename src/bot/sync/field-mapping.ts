/** The field mapping of one map: which column is which field, which way values go, and how they are translated. */
import type { Direction, EntityMap, FieldMapping } from '../../maps/entity-map.ts';
import type { Entry } from '../cards/listing.ts';
import type { Turn } from '../conversation/turn.ts';
import { capital, entityWords, labelOf } from '../records/entities.ts';
import type { Listing } from '../records/listing.ts';
import { listForAdministrators, plainEntry } from './administrators.ts';

/** Which way values go, drawn between Dataverse at the left and finance and operations at the right. */
const arrows: Readonly<Record<Direction, string>> = {
  '=': '⇄',
  '><': '⇄',
  '>': '←',
  '>>': '←',
  '<': '→',
  '<<': '→',
};

/** Values that a value map names in a line. */
const mostValues = 6;

/** All fields of a map, in its order. */
export function listFieldMapping(turn: Turn, name: string): Listing {
  const { texts, services } = turn;
  const map = services.sync.map(name);
  const words = texts.syncDetails.mapping;
  const { one, many } = entityWords(texts, map);
  return listForAdministrators(turn, {
    kind: 'plain',
    title: words.title(capital(many)),
    text: words.text(map.dataverse.table, map.financeOperations.collection, map.key.join(', ')),
    none: '',
    explanation: words.explanation,
    entries: map.fields.map((field) => entryOf(turn, map, field)),
    page: (page) => ({ title: words.title(one), request: 'field-mapping', slots: { maps: name, page } }),
  });
}

function entryOf(turn: Turn, map: EntityMap, field: FieldMapping): Entry {
  const { texts } = turn;
  const words = texts.syncDetails.mapping;
  const transform = transformOf(turn, field);
  const facts = [
    words.types[field.type],
    ...(map.key.includes(field.property) ? [words.key] : []),
    ...(field.required === true ? [words.required] : []),
    ...(transform === '' ? [] : [transform]),
  ];
  return plainEntry(
    `${field.dataverse} ${arrows[field.direction]} ${field.property}`,
    `${labelOf(texts, map, field.property)} · ${facts.join(' · ')}`,
  );
}

/** What becomes of a value on its way: a value map, a default, rounding. */
function transformOf({ texts }: Turn, { values, default: fallback, precision }: FieldMapping): string {
  const words = texts.syncDetails.mapping;
  const pairs = Object.entries(values ?? {}).map(([symbol, value]) => `${symbol} = ${String(value)}`);
  const shown = pairs.length > mostValues ? [...pairs.slice(0, mostValues), '…'] : pairs;
  return [
    ...(shown.length === 0 ? [] : [shown.join(', ')]),
    ...(fallback === undefined ? [] : [words.fallback(String(fallback))]),
    ...(precision === undefined ? [] : [words.digits(precision)]),
  ].join(' · ');
}
