/** Checks an entity map against what a system says of itself. Pure: the connectors describe their system in {@link SystemSchema}. */
import { lookupColumn, reachesDataverse, reachesFinanceOperations } from './checks.ts';
import type { EntityMap, FieldMapping, FieldType, SystemName } from './entity-map.ts';
import type { MapCode, MapProblem } from './problems.ts';

/** Kinds of fields that both systems' types come down to; `datetime` columns that hold days count as `date`. */
export type FieldKind = 'text' | 'integer' | 'bigint' | 'decimal' | 'boolean' | 'date' | 'choice' | 'lookup' | 'other';

/** One column or property. */
export interface FieldSchema {
  readonly kind: FieldKind;
  /** A caller has to give it at create, because the system neither defaults nor computes it. */
  readonly mandatory: boolean;
  /** Can be given at create or update. */
  readonly writable: boolean;
  readonly maxLength?: number;
  /** Values of a choice, symbols of an enum. */
  readonly options?: readonly (number | string)[];
}

/** One table or data entity. */
export interface EntitySchema {
  readonly fields: ReadonlyMap<string, FieldSchema>;
  readonly company: 'striped' | 'global';
  /** Alternate keys of a table, the key of a collection; field names without the company. Absent when not known. */
  readonly keys?: readonly (readonly string[])[];
  /** False for tables without `versionnumber`; of no meaning in finance and operations. */
  readonly versioned: boolean;
}

/** A system as far as maps can be checked against it. */
export interface SystemSchema {
  readonly system: SystemName;
  /** By logical name of the table, by name of the collection. */
  readonly entities: ReadonlyMap<string, EntitySchema>;
}

const kindsOf: Record<SystemName, Record<FieldType, readonly FieldKind[]>> = {
  dataverse: {
    text: ['text'],
    integer: ['integer', 'bigint'],
    recordId: ['text', 'bigint'],
    decimal: ['decimal'],
    boolean: ['boolean'],
    date: ['date'],
    choice: ['choice'],
  },
  financeOperations: {
    text: ['text'],
    integer: ['integer', 'bigint'],
    recordId: ['bigint'],
    decimal: ['decimal'],
    boolean: ['choice'],
    date: ['date'],
    choice: ['choice', 'text'],
  },
};

type Report = (code: MapCode, severity: MapProblem['severity'], field: string, message: string) => void;

/** Everything in which the map and the schema of one system disagree. A missing table or collection is the only finding then. */
export function checkAgainstSchema(map: EntityMap, schema: SystemSchema): readonly MapProblem[] {
  const problems: MapProblem[] = [];
  const report: Report = (code, severity, field, message) =>
    problems.push({ map: map.name, severity, code, field, message });
  const isDataverse = schema.system === 'dataverse';
  const name = isDataverse ? map.dataverse.table : map.financeOperations.collection;
  const entity = schema.entities.get(name);
  if (entity === undefined) {
    const where = isDataverse ? 'Dataverse has no table' : 'Finance and operations has no collection';
    report(isDataverse ? 'MAP1020' : 'MAP1018', 'missing', name, `${where} ${name}`);
    return problems;
  }
  if (entity.company !== map.company)
    report('MAP1002', 'error', name, `${name} is ${entity.company}, the map ${map.company}`);
  if (isDataverse) checkDataverse(map, entity, report);
  else checkFinanceOperations(map, entity, report);
  return problems;
}

function checkDataverse(map: EntityMap, entity: EntitySchema, report: Report): void {
  const { table, fills } = map.dataverse;
  if (!entity.versioned)
    report('MAP1019', 'error', table, `${table} has no versionnumber; changes cannot be told apart`);
  for (const row of map.fields) {
    const column = lookupColumn(row);
    const field = entity.fields.get(column ?? row.dataverse);
    if (field === undefined)
      report('MAP1025', 'error', row.dataverse, `${table} has no column ${column ?? row.dataverse}`);
    else {
      checkWritable(row, field, reachesDataverse(row.direction), row.dataverse, report);
      if (column === null) checkField(row, field, 'dataverse', report);
      else if (field.kind !== 'lookup') report('MAP1030', 'error', column, `${column} is no lookup but ${field.kind}`);
    }
  }
  const filled = new Set([
    ...map.fields.map((row) => lookupColumn(row) ?? row.dataverse),
    ...fills.map((fill) => fill.column),
  ]);
  checkMandatory(entity, filled, report);
  const keyColumns = map.key.flatMap((property) => keyColumnOf(map, property) ?? []);
  if (entity.keys !== undefined && !entity.keys.some((key) => sameMembers(key, keyColumns)))
    report('MAP1003', 'warning', table, `${table} has no alternate key of ${keyColumns.join(', ')}; define it`);
}

function checkFinanceOperations(map: EntityMap, entity: EntitySchema, report: Report): void {
  const { collection } = map.financeOperations;
  for (const row of map.fields) {
    const field = entity.fields.get(row.property);
    if (field === undefined) report('MAP1022', 'error', row.property, `${collection} has no property ${row.property}`);
    else {
      checkWritable(row, field, map.origin === 'both' && reachesFinanceOperations(row.direction), row.property, report);
      checkField(row, field, 'financeOperations', report);
    }
  }
  const mapped = new Set(map.fields.map((row) => row.property));
  for (const property of entity.keys?.flat() ?? [])
    if (!mapped.has(property))
      report('MAP1021', 'error', property, `${property} is part of the key of ${collection}; map it`);
  if (map.origin === 'both') checkMandatory(entity, mapped, report);
}

function checkWritable(row: FieldMapping, field: FieldSchema, written: boolean, name: string, report: Report): void {
  if (written && !field.writable)
    report('MAP1011', 'warning', name, `${name} is read-only; ${row.direction} cannot write it`);
}

function checkField(row: FieldMapping, field: FieldSchema, system: SystemName, report: Report): void {
  const name = system === 'dataverse' ? row.dataverse : row.property;
  if (!kindsOf[system][row.type].includes(field.kind)) {
    report('MAP1030', 'error', name, `${name} is ${field.kind}, the map says ${row.type}`);
    return;
  }
  const written = system === 'dataverse' || reachesFinanceOperations(row.direction);
  if (written && (row.maxLength ?? 0) > (field.maxLength ?? Infinity))
    report('MAP1030', 'warning', name, `${name} keeps ${field.maxLength} characters, the map allows ${row.maxLength}`);
  const known = new Set(field.options?.map((option) => String(option).toLowerCase()) ?? []);
  if (known.size === 0) return;
  const ours = Object.entries(row.values ?? {}).map(([symbol, value]) => (system === 'dataverse' ? value : symbol));
  for (const value of ours)
    if (!known.has(String(value).toLowerCase())) report('MAP1030', 'error', name, `${name} has no value ${value}`);
}

function checkMandatory(entity: EntitySchema, filled: ReadonlySet<string>, report: Report): void {
  for (const [name, field] of entity.fields)
    if (field.mandatory && !filled.has(name))
      report('MAP1010', 'error', name, `${name} is demanded and no row fills it`);
}

/** Column of the table that holds a part of the key: a lookup column where the key is nested. */
function keyColumnOf(map: EntityMap, property: string): string | undefined {
  const rows = map.fields.filter((field) => field.property === property);
  const row = rows.find((candidate) => candidate.direction === '=') ?? rows[0];
  return row === undefined ? undefined : (lookupColumn(row) ?? row.dataverse);
}

const sameMembers = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((member) => other.includes(member));
