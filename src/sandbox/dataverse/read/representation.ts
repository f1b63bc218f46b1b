import type { Model } from '../../engine/model.ts';
import { pageSizeOf } from '../../engine/odata/compile-query.ts';
import { dataverse } from '../../engine/odata/dialect.ts';
import type { ResultRow } from '../../engine/odata/read.ts';
import { isNested, type ExpandItem, type SelectionOptions } from '../../engine/odata/selection.ts';
import { shapeRow, type ShapeHooks } from '../../engine/odata/shape.ts';
import { writeSkipToken } from '../../engine/odata/skip-token.ts';
import { wireName, type Catalogue, type Table } from '../catalogue.ts';
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

/** Absolute address of a row by its id. */
export function addressOf({ serviceRoot }: Pick<Telling, 'serviceRoot'>, table: Table, row: ResultRow): string {
  return `${serviceRoot}${table.setName}(${String(row.columns[table.primaryId])})`;
}

/** One row as JSON, with the annotations that were asked for. */
export function represent(
  telling: Telling,
  table: Table,
  row: ResultRow,
  options: Pick<SelectionOptions, 'select' | 'expand'>,
): Record<string, unknown> {
  const entity = telling.model.get(table.logicalName);
  return entity === undefined
    ? {}
    : shapeRow(telling.model, entity, row, options, hooks(telling, isNested(options.expand)));
}

/** The selection as a context address tells it: `(name,primarycontactid(fullname))`. */
export function contextSelection(options: Pick<SelectionOptions, 'select' | 'expand'>): string {
  const names = [
    ...(options.select ?? []),
    ...options.expand.flatMap(({ navigation, ref, options: inner }) =>
      ref ? [navigation, `${navigation}/$ref()`] : [`${navigation}${contextSelection(inner) || '()'}`],
    ),
  ];
  return names.length === 0 ? '' : `(${names.join(',')})`;
}

function hooks(telling: Telling, nested: boolean): ShapeHooks {
  const { catalogue, preferences, names, serviceRoot } = telling;
  const address = ({ name }: { name: string }, row: ResultRow) => {
    const table = catalogue.byName.get(name);
    return table === undefined ? '' : addressOf({ serviceRoot }, table, row);
  };
  return {
    head: (_, row) => [['@odata.etag', etag(row.columns['versionnumber'])]],
    always: (entity, select, expand) => alwaysTold(catalogue.byName.get(entity.name), select, expand),
    value: (property, stored) => (isSecret(property.name) ? null : stored),
    reference: (entity, row) => ({ '@odata.id': address(entity, row) }),
    expandedTail: (entity, row, item) => {
      const from = catalogue.byName.get(entity.name)?.collections.get(item.navigation)?.from;
      if (from === undefined) return [];
      const primaryId = catalogue.byName.get(from)?.primaryId ?? '';
      const rest = nested ? pageMark([row.expanded[item.navigation] ?? []].flat(), primaryId, preferences) : [];
      const query = [item.query, ...rest].filter((part) => part !== '').join('&');
      const link = `${address(entity, row)}/${item.navigation}${query === '' ? '' : `?${query}`}`;
      return [[`${item.navigation}@odata.nextLink`, link]];
    },
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

/**
 * Where an expanded collection goes on: pages are cut in it only when something expanded is expanded from. Otherwise the address leads
 * to the whole collection once more (webapi/query/join-tables.md).
 */
function pageMark(rows: readonly ResultRow[], primaryId: string, preferences: Preferences): string[] {
  const last = rows.at(-1)?.columns[primaryId];
  if (typeof last !== 'string' || rows.length < pageSizeOf(preferences, dataverse)) return [];
  const token = writeSkipToken({ page: 2, served: rows.length, after: [last] }, dataverse);
  return [`$skiptoken=${encodeURIComponent(token)}`];
}

function alwaysTold(
  table: Table | undefined,
  select: readonly string[],
  expand: readonly ExpandItem[],
): readonly string[] {
  if (table === undefined) {
    return [];
  }
  const money = select.some((name) => table.columns.get(name)?.type === 'money');
  const referred = expand.flatMap(({ ref, navigation }) => (ref ? (table.lookups.get(navigation)?.column ?? []) : []));
  return [
    ...referred.map(wireName),
    table.primaryId,
    ...(money && table.columns.has('transactioncurrencyid') ? ['_transactioncurrencyid_value'] : []),
  ];
}
