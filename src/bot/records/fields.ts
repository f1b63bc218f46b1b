/** The fields of a form, out of a map: what a person may write, in the order people think of it. */
import type { EntityMap, FieldMapping, FieldType } from '../../maps/entity-map.ts';
import type { Texts } from '../texts/texts.ts';
import { labelOf } from './entities.ts';

export interface FormField {
  readonly property: string;
  readonly label: string;
  readonly type: FieldType;
  readonly required: boolean;
  readonly maxLength: number;
  /** Part of the key: given once, at creation. */
  readonly isKey: boolean;
  /** Has valid values to choose from: a choice, or a looked-up record. */
  readonly isPicked: boolean;
}

/** Text without a longest length of its own takes this much in a form. */
const longest = 1_000;

/** Directions by which a value reaches finance and operations: what only comes from there, nobody else may write. */
const written = new Set(['=', '><', '<', '<<']);

/**
 * All fields a person may fill in: the key first, then what is demanded, then what the record's card shows, then the rest in the order
 * of the map.
 */
export function formFields(texts: Pick<Texts, 'fields'>, map: EntityMap): readonly FormField[] {
  const rows = new Map<string, FieldMapping>();
  for (const field of map.fields) {
    if (written.has(field.direction) && field.type !== 'recordId' && !rows.has(field.property))
      rows.set(field.property, field);
  }
  const rank = ({ property, isKey, required }: FormField): number =>
    isKey ? 0 : required ? 1 : map.card.includes(property) ? 2 : 3;
  return [...rows.values()]
    .map((field): FormField => ({
      property: field.property,
      label: labelOf(texts, map, field.property),
      type: field.type,
      required: field.required === true || map.key.includes(field.property),
      maxLength: field.maxLength ?? longest,
      isKey: map.key.includes(field.property),
      isPicked: field.type === 'choice' || isLookedUp(map, field.property),
    }))
    .toSorted((one, other) => rank(one) - rank(other));
}

/** The fields that a form asks for: all of them of a new record, all but the key of an existing one. */
export function askedFields(texts: Pick<Texts, 'fields'>, map: EntityMap, isNew: boolean): readonly FormField[] {
  return formFields(texts, map).filter(({ isKey }) => isNew || !isKey);
}

function isLookedUp(map: EntityMap, property: string): boolean {
  return map.lookups.some(({ properties }) => properties.some((part) => part.property === property));
}
