import { compileQuery } from '../../engine/odata/compile-query.ts';
import type { QueryRequest } from '../../engine/odata/compile-query.ts';
import { financeOperations as dialect } from '../../engine/odata/dialect.ts';
import type { Condition } from '../../engine/odata/path.ts';
import { readPage, readRow, readTotal } from '../../engine/odata/read.ts';
import type { ResultRow } from '../../engine/odata/read.ts';
import type { SelectionOptions } from '../../engine/odata/selection.ts';
import { shapeRow } from '../../engine/odata/shape.ts';
import { nextLink } from '../../engine/odata/skip-token.ts';
import type { EntityModel } from '../../engine/model.ts';
import type { Queryable } from '../../engine/runtime.ts';
import type { WireRequest, WireResponse } from '../../engine/wire.ts';
import { FinanceOperationsError } from '../errors.ts';
import { unspeakable } from '../model.ts';
import type { User } from '../security.ts';
import { etag } from '../wire-form.ts';
import { readKey } from './key.ts';
import { definitionOf, readRequest, restriction, serviceError } from './service.ts';
import type { ODataRequest, ODataService } from './service.ts';

/** Answers a GET below `/data`: a collection, its `$count`, one record, or what a navigation of one record leads to. */
export async function read(
  service: ODataService,
  database: Queryable,
  request: WireRequest,
  user: User,
): Promise<WireResponse> {
  const asked = readRequest(service, request);
  try {
    const { path } = asked;
    if (/\bodata\.metadata\s*=\s*full\b/i.test(request.headers.accept ?? '')) {
      throw new FinanceOperationsError('notImplemented', 'The sandbox does not implement odata.metadata=full.');
    }
    if (!path.entity || path.operation || path.property || path.steps.length > 1) {
      throw new FinanceOperationsError('notImplemented', 'The sandbox does not implement this kind of address.');
    }
    const context = { restrict: restriction(service, user, asked.crossCompany) };
    const found = async (model: EntityModel, conditions: readonly Condition[], options: QueryRequest) => {
      const row = await readRow(database, service.model, model, { ...options, conditions }, dialect, context);
      if (!row) throw new FinanceOperationsError('notFound', 'No resources were found for the given key.');
      return row;
    };
    const rootKey = path.key && readKey(path.entity, definitionOf(service, path.entity), path.key);
    const [step] = path.steps;
    if (!step) {
      if (!rootKey) return await collection(service, database, request, asked, path.entity, [], context);
      const { select, expand } = asked.options;
      return single(service, asked, path.entity, await found(path.entity, rootKey, { select, expand }));
    }
    const parent = await found(path.entity, rootKey ?? [], {});
    const conditions = joined(step.navigation.on, step.entity, parent);
    const key = step.key && readKey(step.entity, definitionOf(service, step.entity), step.key);
    if (step.navigation.kind === 'one' || key) {
      const { select, expand } = asked.options;
      return single(
        service,
        asked,
        step.entity,
        await found(step.entity, [...conditions, ...(key ?? [])], { select, expand }),
      );
    }
    return await collection(service, database, request, asked, step.entity, conditions, context);
  } catch (error) {
    throw serviceError(error);
  }
}

async function collection(
  service: ODataService,
  database: Queryable,
  request: WireRequest,
  asked: ODataRequest,
  model: EntityModel,
  conditions: readonly Condition[],
  context: { readonly restrict: ReturnType<typeof restriction> },
): Promise<WireResponse> {
  const { options, path } = asked;
  const maxPageSize = Number(/odata\.maxpagesize=(\d{1,6})/i.exec(request.headers.prefer ?? '')?.[1] ?? 0) || null;
  const query = compileQuery(service.model, model, { ...options, conditions, maxPageSize }, dialect, context);
  if (path.suffix === '$count') {
    const { count } = await readTotal(database, query);
    return { status: 200, headers: { 'content-type': 'text/plain', 'odata-version': '4.0' }, body: String(count) };
  }
  const page = await readPage(database, query);
  const body = {
    '@odata.context': `${asked.root}$metadata#${model.set}${contextSelection(options)}`,
    ...(options.count ? { '@odata.count': (await readTotal(database, query)).count } : {}),
    value: page.rows.map((row) => shape(service, model, row, options)),
    ...(page.skiptoken === null
      ? {}
      : { '@odata.nextLink': new URL(nextLink(request.url, page.skiptoken), asked.root).href }),
  };
  return json(200, body);
}

function single(service: ODataService, asked: ODataRequest, model: EntityModel, row: ResultRow): WireResponse {
  const { options } = asked;
  const context = { '@odata.context': `${asked.root}$metadata#${model.set}${contextSelection(options)}/$entity` };
  return json(200, { ...context, ...shape(service, model, row, options) }, { etag: etagOf(row) });
}

function shape(
  service: ODataService,
  model: EntityModel,
  row: ResultRow,
  options: Pick<SelectionOptions, 'select' | 'expand'>,
): Record<string, unknown> {
  return shapeRow(service.model, model, row, options, {
    head: (_entity, each) => [['@odata.etag', etagOf(each)]],
    value: (property, stored) => {
      if (property.name.startsWith(unspeakable)) return undefined;
      if (property.name === 'dataAreaId') return String(stored).toLowerCase();
      return property.type === 'Edm.Int64' || property.type === 'Edm.Int32' ? Number(stored) : stored;
    },
  });
}

function etagOf(row: ResultRow): string {
  return etag(Number(row.columns.recid), Number(row.columns.recversion));
}

/** What a context address says of `$select` and `$expand`; an expanded navigation is named twice, as the service does. */
function contextSelection({ select, expand }: Pick<SelectionOptions, 'select' | 'expand'>): string {
  const parts = [
    ...(select ?? []),
    ...expand.flatMap((item) => [item.navigation, `${item.navigation}(${(item.options.select ?? []).join(',')})`]),
  ];
  return parts.length === 0 ? '' : `(${parts.join(',')})`;
}

/** The rows a navigation leads to from one row. */
function joined(
  on: readonly { readonly ours: string; readonly theirs: string }[],
  target: EntityModel,
  row: ResultRow,
): Condition[] {
  return on.flatMap(({ ours, theirs }) => {
    const property = [...target.properties.values()].find((one) => one.column === theirs);
    return property ? [{ property, value: row.columns[ours] ?? null }] : [];
  });
}

/** A reply in JSON. */
export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): WireResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; odata.metadata=minimal', 'odata-version': '4.0', ...headers },
    body: JSON.stringify(body),
  };
}
