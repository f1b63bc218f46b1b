/** Checks an entity map against itself: contradictions that show without asking either system. */
import type { CanonicalValue, Direction, EntityMap, FieldMapping, LookupTarget } from './entity-map.ts';
import type { MapCode, MapProblem } from './problems.ts';

type Report = (code: MapCode, field: string, message: string) => void;
type Check = (map: EntityMap, report: Report) => void;

const isTwoWay = (direction: Direction) => direction === '=' || direction === '><';

/** True when a row with this direction carries values to finance and operations. */
export const reachesFinanceOperations = (direction: Direction) =>
  isTwoWay(direction) || direction === '<' || direction === '<<';

/** True when a row with this direction carries values to Dataverse. */
export const reachesDataverse = (direction: Direction) =>
  isTwoWay(direction) || direction === '>' || direction === '>>';

const checkKey: Check = (map, report) => {
  if (map.key.length === 0)
    report('MAP1003', 'key', 'has no integration key; list the properties that identify a record');
  const hasTwoWay = map.fields.some((field) => isTwoWay(field.direction));
  for (const property of map.key) {
    const rows = map.fields.filter((field) => field.property === property);
    if (rows.length === 0) report('MAP1014', property, 'is part of the key but has no row; map it');
    else if (hasTwoWay && !rows.some((row) => isTwoWay(row.direction)))
      report('MAP1004', property, 'is part of the key of a two-way map; give one of its rows the direction =');
  }
};

const checkDuplicates: Check = (map, report) => {
  const written = map.fields
    .filter((field) => reachesFinanceOperations(field.direction))
    .map((field) => field.property);
  for (const property of repeated(written))
    report('MAP1023', property, 'is written by two rows; make all but one of them one-way to Dataverse');
  for (const column of repeated(map.fields.map((field) => field.dataverse)))
    report('MAP1026', column, 'stands in two rows; keep one of them');
};

const checkLookups = (targets: ReadonlyMap<string, LookupTarget>, tables: Readonly<Record<string, string>>): Check => {
  return (map, report) => {
    const columns = new Set(map.fields.flatMap((field) => lookupColumn(field) ?? []));
    for (const column of columns) {
      const table = tables[column];
      if (table === undefined) report('MAP1015', column, 'is a lookup; say in `lookups` which table it leads to');
      else if (!targets.has(table))
        report('MAP1015', column, `leads to ${table}, which is unknown; describe the table in \`lookups\``);
    }
    for (const column of Object.keys(tables))
      if (!columns.has(column)) report('MAP2003', column, 'stands in `lookups` but no row goes through it; remove it');
    for (const lookup of map.lookups) {
      const rows = map.fields.filter((field) => lookupColumn(field) === lookup.column);
      if (new Set(rows.map((row) => row.direction)).size > 1)
        report('MAP2003', lookup.column, 'has rows of different directions; give them the same');
      if (map.company === 'global' && lookup.target.company === 'striped')
        report(
          'MAP1002',
          lookup.column,
          `leads to ${lookup.target.table}, which has rows per company, from a global map`,
        );
      const paths = rows.map((row) => row.dataverse.slice(lookup.column.length + 1));
      for (const path of lookup.target.key)
        if (!paths.includes(path))
          report('MAP1027', `${lookup.column}.${path}`, 'is part of the key of the lookup; map it');
      for (const path of paths)
        if (!lookup.target.key.includes(path))
          report(
            'MAP1028',
            `${lookup.column}.${path}`,
            `is no key of ${lookup.target.table}: ${lookup.target.key.join(', ')}`,
          );
    }
  };
};

const checkTypes: Check = (map, report) => {
  for (const field of map.fields) {
    const mapped = field.type === 'choice' || field.type === 'boolean';
    const wrong = (message: string) => report('MAP1030', field.property, message);
    if (mapped && field.values === undefined) wrong(`is a ${field.type}; give it a value map`);
    if (!mapped && field.values !== undefined) wrong(`is a ${field.type}; only choices and booleans have a value map`);
    const values = Object.values(field.values ?? {});
    const kind = field.type === 'boolean' ? 'boolean' : 'number';
    if (values.some((value) => typeof value !== kind))
      wrong(`is a ${field.type}; its value map must lead to a ${kind}`);
    for (const value of repeated([...values, ...Object.keys(field.values ?? {}).map((symbol) => symbol.toLowerCase())]))
      report('MAP1029', field.property, `has ${value} twice in its value map; both directions must be clear`);
    const crossed = !['=', '>', '<'].includes(field.direction);
    if (crossed && !mapped && field.type !== 'date')
      wrong(`has the direction ${field.direction}, which needs a value map`);
    if (!crossed && mapped) wrong(`has a value map; its direction is one of ><, >>, <<`);
    if (field.precision !== undefined && field.type !== 'decimal') wrong('is no decimal, so it has no precision');
    if (field.maxLength !== undefined && field.type !== 'text') wrong('is no text, so it has no longest length');
    if (field.default !== undefined && !isOfType(field.default, field))
      wrong(`cannot have the default ${field.default}`);
  }
};

const checkRequired: Check = (map, report) => {
  if (map.origin === 'posted') return;
  for (const property of new Set(map.fields.filter((field) => field.required).map((field) => field.property))) {
    const rows = map.fields.filter((field) => field.property === property);
    if (rows.some((row) => reachesFinanceOperations(row.direction) || row.default !== undefined)) continue;
    report(
      'MAP1031',
      property,
      'is required but only finance and operations can fill it; give it a default or drop `required`',
    );
  }
};

const checkMentions: Check = (map, report) => {
  const properties = new Set(map.fields.map((field) => field.property));
  const mentions: readonly (readonly [string, string])[] = [
    ...map.card.map((property) => ['card', property] as const),
    ...map.dataverse.fills.map((fill) => ['fills', fill.property] as const),
    ...(map.parent?.by ?? []).map((property) => ['parent', property] as const),
  ];
  for (const [place, property] of mentions)
    if (!properties.has(property))
      report('MAP2001', property, `is named by \`${place}\` but has no row; map it or take it out`);
  if (map.numberedBy !== undefined && !map.key.includes(map.numberedBy.property))
    report('MAP2001', map.numberedBy.property, 'is named by `numberedBy` but is not part of the key');
};

/**
 * All contradictions of one map. `tables` is what the file says each lookup column leads to.
 */
export function checkMap(
  map: EntityMap,
  targets: ReadonlyMap<string, LookupTarget>,
  tables: Readonly<Record<string, string>>,
): readonly MapProblem[] {
  const problems: MapProblem[] = [];
  const report: Report = (code, field, message) =>
    problems.push({ map: map.name, severity: 'error', code, field, message: `${field} ${message}` });
  const checks = [checkKey, checkDuplicates, checkLookups(targets, tables), checkTypes, checkRequired, checkMentions];
  for (const check of checks) check(map, report);
  return problems;
}

/** The lookup column a row goes through; null for a plain column. */
export function lookupColumn(field: FieldMapping): string | null {
  const dot = field.dataverse.indexOf('.');
  return dot < 0 ? null : field.dataverse.slice(0, dot);
}

function repeated<Value>(values: readonly Value[]): ReadonlySet<Value> {
  return new Set(values.filter((value, index) => values.indexOf(value) !== index));
}

function isOfType(value: CanonicalValue, field: FieldMapping): boolean {
  switch (field.type) {
    case 'choice':
    case 'boolean':
      return typeof value === 'string' && Object.keys(field.values ?? {}).includes(value);
    case 'integer':
    case 'recordId':
      return Number.isInteger(value);
    case 'decimal':
      return typeof value === 'number';
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
    case 'text':
      return typeof value === 'string';
  }
}
