import type { EdmType, EntityModel, Model, NavigationModel, PropertyModel } from '../../engine/model.ts';
import { wireName, type Catalogue, type Lookup, type Table } from '../catalogue.ts';
import type { ColumnType } from '../schema/table.ts';

/** Type of a column on the wire; choices travel as their number, money as a decimal. */
export const edmTypes: Readonly<Record<ColumnType, EdmType>> = {
  string: 'Edm.String',
  memo: 'Edm.String',
  integer: 'Edm.Int32',
  bigint: 'Edm.Int64',
  decimal: 'Edm.Decimal',
  double: 'Edm.Double',
  money: 'Edm.Decimal',
  boolean: 'Edm.Boolean',
  date: 'Edm.Date',
  datetime: 'Edm.DateTimeOffset',
  guid: 'Edm.Guid',
  choice: 'Edm.Int32',
  lookup: 'Edm.Guid',
};

/** What the OData engine has to know of the catalogue. */
export function createModel(catalogue: Catalogue): Model {
  return new Map(catalogue.tables.map((table) => [table.logicalName, entityModel(catalogue, table)]));
}

function entityModel(catalogue: Catalogue, table: Table): EntityModel {
  return {
    name: table.logicalName,
    set: table.setName,
    table: table.sqlName,
    properties: new Map(
      [...table.columns.values()].map((column): [string, PropertyModel] => [
        wireName(column),
        { name: wireName(column), type: edmTypes[column.type], column: column.logicalName },
      ]),
    ),
    navigations: new Map([
      ...[...table.lookups.values()].map((lookup) => [lookup.navigation, toOne(catalogue, lookup)] as const),
      ...[...table.collections.values()].map((lookup) => [lookup.reverseNavigation, toMany(table, lookup)] as const),
    ]),
    order: [table.primaryId],
  };
}

function toOne(catalogue: Catalogue, lookup: Lookup): NavigationModel {
  const theirs = catalogue.byName.get(lookup.target)?.primaryId ?? '';
  return {
    name: lookup.navigation,
    target: lookup.target,
    kind: 'one',
    on: [{ ours: lookup.column.logicalName, theirs }],
  };
}

function toMany(table: Table, lookup: Lookup): NavigationModel {
  return {
    name: lookup.reverseNavigation,
    target: lookup.from,
    kind: 'many',
    on: [{ ours: table.primaryId, theirs: lookup.column.logicalName }],
  };
}
