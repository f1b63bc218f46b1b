/**
 * The JSON of the .NET DataContract serializer, which is what a webhook of Dataverse receives: typed values, `\/Date(ms)\/`,
 * escaped slashes, arrays of key and value. It is not OData.
 */
import type { Row, SqlValue } from '../../engine/model.ts';
import type { Catalogue, Table } from '../catalogue.ts';
import type { ColumnDefinition } from '../schema/table.ts';

const contracts = 'http://schemas.microsoft.com/xrm/2011/Contracts';

/** One entry of an attribute collection. */
export interface Pair {
  readonly key: string;
  readonly value: unknown;
}

/** Writes a value as the serializer does. */
export function stringify(value: unknown): string {
  return JSON.stringify(value).replaceAll('/', '\\/');
}

/** A moment as the serializer writes it, before slashes are escaped. */
export function date(moment: Date): string {
  return `/Date(${moment.getTime()})/`;
}

/** A row, or the sent part of one, as an `Entity`. */
export function entity(catalogue: Catalogue, table: Table, id: string, row: Row): object {
  const columns = [...table.columns.values()].filter((column) => row[column.logicalName] !== undefined);
  return {
    __type: `Entity:${contracts}`,
    Attributes: columns.map((column): Pair => ({
      key: column.logicalName,
      value: attribute(catalogue, column, row[column.logicalName] ?? null),
    })),
    EntityState: null,
    FormattedValues: [],
    Id: id,
    KeyAttributes: [],
    LogicalName: table.logicalName,
    RelatedEntities: [],
    RowVersion: row['versionnumber'] === undefined ? null : String(row['versionnumber']),
  };
}

/** A row by its id alone. */
export function reference(logicalName: string, id: string): object {
  return {
    __type: `EntityReference:${contracts}`,
    Id: id,
    KeyAttributes: [],
    LogicalName: logicalName,
    Name: null,
    RowVersion: null,
  };
}

function attribute(catalogue: Catalogue, column: ColumnDefinition, value: SqlValue): unknown {
  if (value === null) {
    return null;
  }
  switch (column.type) {
    case 'choice':
      return { __type: `OptionSetValue:${contracts}`, Value: value };
    case 'money':
      return { __type: `Money:${contracts}`, Value: value };
    case 'date':
    case 'datetime':
      return date(new Date(String(value)));
    case 'lookup':
      return reference(catalogue.byName.get(column.target ?? '')?.logicalName ?? column.target ?? '', String(value));
    case 'string':
    case 'memo':
    case 'integer':
    case 'bigint':
    case 'decimal':
    case 'double':
    case 'boolean':
    case 'guid':
      return value;
  }
}
