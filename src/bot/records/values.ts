/** Canonical values as people read them on cards. */
import type { CanonicalValue, EntityMap } from '../../maps/entity-map.ts';
import type { Found } from '../../records/face.ts';
import { titleOf } from '../conversation/questions.ts';
import type { Turn } from '../conversation/turn.ts';
import { formatsFor } from '../texts/format.ts';

/** Shows the value of a property; empty text for no value. */
export type ShowValue = (property: string, value: CanonicalValue | undefined) => string;

/** Reads what the symbols of a map are called, and resolves to a way to show its values. */
export async function valuesOf(turn: Turn, map: EntityMap, company: string): Promise<ShowValue> {
  const { texts, services, person } = turn;
  const format = formatsFor(texts.locale);
  const types = new Map(map.fields.map(({ property, type }) => [property, type]));
  const symbols = new Map<string, string>();
  for (const [property, type] of types) {
    if (type !== 'choice') continue;
    for (const { key, name } of await services.records.choices(map.name, property, person, company))
      symbols.set(`${property} ${key}`, symbolText(turn, map, property, key, name));
  }
  return (property, value) => {
    if (value === null || value === undefined || value === '') return '';
    if (typeof value === 'boolean') return value ? texts.yes : texts.no;
    if (typeof value === 'number') return format.quantity(value, null);
    if (types.get(property) === 'date') return format.day(value);
    return (
      symbols.get(`${property} ${value}`) ??
      value
        .trim()
        .split(/\s*\r?\n\s*/)
        .join(', ')
    );
  };
}

/** What a symbol is called: in the catalogue, else as the systems name it. */
export function symbolText(turn: Turn, map: EntityMap, property: string, symbol: string, name: string): string {
  return turn.texts.symbols[map.name]?.[property]?.[symbol] ?? name;
}

/** Rows without a kind of their own are named by key and name too, since forms and refusals speak of keys. */
export function titleWithKey(found: Found): string {
  const isNamed = found.kind === 'choice' && found.name !== '' && found.name !== found.key;
  return isNamed ? `${found.key} – ${found.name}` : titleOf(found);
}
