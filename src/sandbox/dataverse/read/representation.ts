import type { Model } from '../../engine/model.ts';
import type { ResultRow } from '../../engine/odata/read.ts';
import type { ExpandItem, SelectionOptions } from '../../engine/odata/selection.ts';
import { shapeRow, type ShapeHooks } from '../../engine/odata/shape.ts';
import type { Catalogue, Table } from '../catalogue.ts';
import type { Preferences } from '../wire/preferences.ts';
import { formattedValue } from './formatted-values.ts';
import { noNames, type Names } from './names.ts';

/** How rows are to be told. */
export interface Telling {
  readonly catalogue: Catalogue;
  readonly model: Model;
  readonly preferences: Preferences;
  readonly names: Names;
  readonly serviceRoot: string;
  /** A row told alone carries addresses of its expanded collections. */
  readonly single: boolean;
}

const formatted = 'OData.Community.Display.V1.FormattedValue';
const logicalName = 'Microsoft.Dynamics.CRM.lookuplogicalname';
const navigationProperty = 'Microsoft.Dynamics.CRM.associatednavigationproperty';

const secrets = new Set(['authvalue', 'secureconfig']);

/** Whether a property is written and never told. */
export function isSecret(property: string | undefined): boolean {
  return property !== undefined && secrets.has(property);
}

/** Version of a row as its ETag. */
export function etag(version: unknown): string {
  return `W/"${String(version)}"`;
}

/** One row as JSON, with the annotations that were asked for. */
export function represent(
  telling: Telling,
  table: Table,
  row: ResultRow,
  options: Pick<SelectionOptions, 'select' | 'expand'>,
): Record<string, unknown> {
  const entity = telling.model.get(table.logicalName);
  return entity === undefined ? {} : shapeRow(telling.model, entity, row, options, hooks(telling, table));
}

/** The selection as a context address tells it: `(name,primarycontactid(fullname))`. */
export function contextSelection(options: Pick<SelectionOptions, 'select' | 'expand'>): string {
  const names = [
    ...(options.select ?? []),
    ...options.expand.map((item: ExpandItem) => `${item.navigation}${contextSelection(item.options) || '()'}`),
  ];
  return names.length === 0 ? '' : `(${names.join(',')})`;
}

function hooks(telling: Telling, root: Table): ShapeHooks {
  const { catalogue, preferences, names, serviceRoot } = telling;
  const address = (entity: { set: string; name: string }, row: ResultRow) =>
    `${serviceRoot}${entity.set}(${String(row.columns[catalogue.byName.get(entity.name)?.primaryId ?? ''])})`;
  return {
    head: (_, row) => [['@odata.etag', etag(row.columns['versionnumber'])]],
    always: (entity, select) => alwaysTold(catalogue.byName.get(entity.name), select),
    value: (property, stored) => (isSecret(property.name) ? null : stored),
    reference: (entity, row) => ({ '@odata.id': address(entity, row) }),
    expandedTail: (entity, row, navigation) =>
      telling.single && entity.name === root.logicalName && root.collections.has(navigation)
        ? [[`${navigation}@odata.nextLink`, `${address(entity, row)}/${navigation}`]]
        : [],
    ...(names === noNames
      ? {}
      : { annotations: (entity, row, property) => annotate(catalogue.byName.get(entity.name), row, property.name) }),
  };

  function* annotate(table: Table | undefined, row: ResultRow, name: string): Generator<[string, unknown]> {
    const column = table?.properties.get(name);
    const value = row.columns[column?.logicalName ?? ''] ?? null;
    if (table === undefined || column === undefined || value === null) {
      return;
    }
    const currency = row.columns['transactioncurrencyid'] ?? null;
    const shown = formattedValue(column, value, {
      currencySymbol: names.currencySymbol(currency === null ? null : String(currency)),
      nameOf: (id) => names.find(id)?.name ?? null,
    });
    const lookup = [...table.lookups.values()].find((each) => each.column === column);
    if (lookup !== undefined && preferences.wantsAnnotation(navigationProperty)) {
      yield [`${name}@${navigationProperty}`, lookup.navigation];
    }
    if (column.type === 'lookup' && preferences.wantsAnnotation(logicalName)) {
      yield [`${name}@${logicalName}`, names.find(String(value))?.table ?? column.target];
    }
    if (shown !== null && preferences.wantsAnnotation(formatted)) {
      yield [`${name}@${formatted}`, shown];
    }
  }
}

function alwaysTold(table: Table | undefined, select: readonly string[]): readonly string[] {
  if (table === undefined) {
    return [];
  }
  const money = select.some((name) => table.columns.get(name)?.type === 'money');
  return [
    table.primaryId,
    ...(money && table.columns.has('transactioncurrencyid') ? ['_transactioncurrencyid_value'] : []),
  ];
}
