/** What a change sends to Dataverse: columns as they are, and the lookups whose targets must be found first. */
import type { CanonicalRecord, CanonicalValue, EntityMap, FieldMapping } from '../../maps/entity-map.ts';
import { carriesTo, fieldOf, keyValues } from '../canonical.ts';
import type { Problem, RecordChange, RecordRef, Snapshot } from '../port.ts';
import type { Columns, LookupColumn, LookupPart } from './columns.ts';
import { toWire, unmapped } from './values.ts';

/** A lookup to be bound. `values` in the order of its parts; null stands for an empty lookup. */
export interface WantedLookup {
  readonly column: LookupColumn;
  readonly values: readonly (string | number | boolean)[] | null;
}

export interface WantedBody {
  readonly columns: Readonly<Record<string, CanonicalValue>>;
  readonly lookups: readonly WantedLookup[];
  readonly problems: readonly Problem[];
}

/**
 * The body of a create or update. A create leaves out what is empty; an update sends null for it and leaves the key alone. Where an
 * update names only some of the key values behind a lookup, the others are those the record has.
 */
export function bodyOf(
  columns: Columns,
  change: Exclude<RecordChange, { action: 'delete' }>,
  existing: Snapshot | null,
): WantedBody {
  const { map } = columns;
  const isCreate = change.action === 'create';
  const spoken: CanonicalRecord = isCreate ? { ...change.values, ...keyValues(map, change.ref) } : change.values;
  const isSent = (field: FieldMapping) =>
    carriesTo('dataverse', field) && (isCreate || (field.property in spoken && !map.key.includes(field.property)));
  const valueOf = (field: FieldMapping) => spoken[field.property] ?? field.default ?? null;

  const body: Record<string, CanonicalValue> = {};
  const problems: Problem[] = [];
  for (const { field, column } of columns.plain) {
    const value = valueOf(field);
    if (!isSent(field) || (isCreate && value === null)) continue;
    const wire = toWire(field, value, column);
    if (wire === unmapped) problems.push(valueNotMapped(map, field, change.ref, value));
    else body[column.column] = wire;
  }
  if (isCreate) Object.assign(body, filled(columns, spoken, body));

  const lookups = columns.lookups.flatMap((column): WantedLookup[] => {
    if (!column.parts.some(({ field }) => isSent(field))) return [];
    const known = ({ field }: LookupPart) =>
      isCreate || field.property in spoken ? valueOf(field) : (existing?.values[field.property] ?? null);
    const values = column.parts.map(known).filter((value) => value !== null);
    const isEmpty = values.length < column.parts.length;
    return isEmpty && isCreate ? [] : [{ column, values: isEmpty ? null : values }];
  });
  return { columns: body, lookups, problems };
}

function filled(columns: Columns, spoken: CanonicalRecord, body: Readonly<Record<string, CanonicalValue>>) {
  return Object.fromEntries(
    columns.fills.flatMap(({ property, column }) => {
      const field = fieldOf(columns.map, property);
      const value = spoken[property] ?? null;
      const wire = field === null || value === null ? unmapped : toWire(field, value, column);
      return wire === unmapped || column.column in body ? [] : [[column.column, wire] as const];
    }),
  );
}

function valueNotMapped(map: EntityMap, field: FieldMapping, ref: RecordRef, value: CanonicalValue): Problem {
  return {
    system: 'dispatchCopilot',
    entity: map.name,
    field: field.property,
    ref,
    message: `${field.label} "${String(value)}" has no counterpart in Field Service.`,
    remedy: `Choose one of ${Object.keys(field.values ?? {}).join(', ')}, or add the value to the map.`,
    code: 'VALUE_NOT_MAPPED',
    params: { value, choices: Object.keys(field.values ?? {}) },
  };
}
