/** How the fields of a map lie in a table: plain columns, and lookups with the key columns behind them. */
import { CodedError } from '../../errors.ts';
import type { EntityMap, FieldMapping, MapLookup } from '../../maps/entity-map.ts';
import { fieldOf } from '../canonical.ts';
import type { ColumnSchema, LookupSchema, Schema, TableSchema } from './schema.ts';

/** Column that stripes a table by company. */
export const companyColumn = 'msdyn_company';

interface PlainColumn {
  readonly field: FieldMapping;
  readonly column: ColumnSchema;
}

/** One key value behind a lookup: navigation names from the target on, then the column that holds it. */
export interface LookupPart {
  readonly field: FieldMapping;
  readonly navigations: readonly string[];
  readonly column: ColumnSchema;
}

export interface LookupColumn {
  readonly lookup: LookupSchema;
  readonly target: TableSchema;
  /** Whether the target must be of the record's own company. */
  readonly striped: boolean;
  readonly parts: readonly LookupPart[];
  /** `$select` and `$expand` that bring the key values of a target. */
  readonly query: string;
}

/** A column that takes a property's value at create and is never read. */
interface FilledColumn {
  readonly property: string;
  readonly column: ColumnSchema;
}

export interface Columns {
  readonly map: EntityMap;
  readonly table: TableSchema;
  readonly plain: readonly PlainColumn[];
  readonly fills: readonly FilledColumn[];
  readonly lookups: readonly LookupColumn[];
  /** Navigation property of the company; null for a global map. */
  readonly company: string | null;
  /** `$select` and `$expand` that bring all key values in one call. */
  readonly query: string;
}

/** Works out columns per map and remembers them. */
export class ColumnsOfMaps {
  private readonly schema: Schema;
  private readonly known = new Map<EntityMap, Promise<Columns>>();

  constructor(schema: Schema) {
    this.schema = schema;
  }

  /** Throws `MAP_INVALID` when the map names a column that the table lacks. */
  of(map: EntityMap): Promise<Columns> {
    const known = this.known.get(map);
    if (known !== undefined) return known;
    const found = this.find(map);
    this.known.set(map, found);
    found.catch(() => this.known.delete(map));
    return found;
  }

  forget(): void {
    this.known.clear();
  }

  private async find(map: EntityMap): Promise<Columns> {
    const table = await this.schema.table(map.dataverse.table);
    const isPlain = ({ dataverse }: FieldMapping) => !dataverse.includes('.');
    const plain = map.fields.filter(isPlain).map((field) => ({ field, column: columnOf(table, field.dataverse) }));
    const lookups = await Promise.all(map.lookups.map((lookup) => this.lookup(map, table, lookup)));
    return {
      map,
      table,
      plain,
      fills: map.dataverse.fills.map(({ column, property }) => ({ property, column: columnOf(table, column) })),
      lookups,
      company: map.company === 'striped' ? lookupOf(table, companyColumn).navigation : null,
      query: queryOf(map, table, plain, lookups),
    };
  }

  private async lookup(map: EntityMap, table: TableSchema, { column, target }: MapLookup): Promise<LookupColumn> {
    const lookup = lookupOf(table, column, target.table);
    const targetTable = await this.schema.table(target.table);
    const fields = map.fields.filter(({ dataverse }) => dataverse.startsWith(`${column}.`));
    const parts = await Promise.all(
      fields.map(async (field) => ({ field, ...(await this.walk(targetTable, field.dataverse.split('.').slice(1))) })),
    );
    const paths = parts.map((part) => [...part.navigations, part.column.column]);
    return {
      lookup,
      target: targetTable,
      striped: target.company === 'striped',
      parts,
      query: [`$select=${targetTable.id}`, ...expandMembers(paths)].join('&').replace('&$select=', ','),
    };
  }

  private async walk(table: TableSchema, path: readonly string[]): Promise<Pick<LookupPart, 'navigations' | 'column'>> {
    const [first = '', ...rest] = path;
    if (rest.length === 0) return { navigations: [], column: columnOf(table, first) };
    const lookup = lookupOf(table, first);
    const { navigations, column } = await this.walk(await this.schema.table(lookup.table), rest);
    return { navigations: [lookup.navigation, ...navigations], column };
  }
}

function columnOf(table: TableSchema, name: string): ColumnSchema {
  const column = table.columns.get(name);
  if (column === undefined) throw new CodedError('MAP_INVALID', `Table ${table.table} has no column ${name}.`);
  return column;
}

/** A customer or owner column leads to several tables, by a navigation property each. */
function lookupOf(table: TableSchema, name: string, target?: string): LookupSchema {
  const lookups = table.lookups.filter(({ column }) => column === name);
  const lookup = lookups.find((candidate) => target === undefined || candidate.table === target);
  if (lookup !== undefined) return lookup;
  const wanted = target === undefined ? name : `${name} to ${target}`;
  throw new CodedError('MAP_INVALID', `Table ${table.table} has no lookup ${wanted}.`);
}

/** Only the first mapping of a property is read; the others take the same value when it is written. */
function queryOf(map: EntityMap, table: TableSchema, plain: readonly PlainColumn[], lookups: readonly LookupColumn[]) {
  const isRead = ({ field }: { field: FieldMapping }) => fieldOf(map, field.property) === field;
  const company = map.company === 'striped' ? [`_${companyColumn}_value`] : [];
  const select = [table.id, ...plain.filter(isRead).map(({ column }) => column.column), ...company];
  const expand = lookups.flatMap(({ lookup, parts }) => {
    const paths = parts.filter(isRead).map((part) => [...part.navigations, part.column.column]);
    return paths.length === 0 ? [] : [`${lookup.navigation}(${expandOptions(paths)})`];
  });
  return `$select=${[...new Set(select)].join(',')}` + (expand.length === 0 ? '' : `&$expand=${expand.join(',')}`);
}

/** `$select` of the columns and `$expand` of what lies deeper, from paths that end in a column. */
function expandOptions(paths: readonly (readonly string[])[]): string {
  return expandMembers(paths).join(';');
}

function expandMembers(paths: readonly (readonly string[])[]): readonly string[] {
  const own = paths.filter((path) => path.length === 1).map(([column = '']) => column);
  const deeper = paths.filter((path) => path.length > 1);
  const navigations = [...new Set(deeper.map(([navigation = '']) => navigation))];
  const nested = navigations.map((navigation) => {
    const behind = deeper.filter(([first]) => first === navigation).map(([, ...rest]) => rest);
    return `${navigation}(${expandOptions(behind)})`;
  });
  const select = own.length === 0 ? [] : [`$select=${own.join(',')}`];
  return [...select, ...(nested.length === 0 ? [] : [`$expand=${nested.join(',')}`])];
}
