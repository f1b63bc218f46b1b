import { compileQuery, type CompiledQuery } from '../../engine/odata/compile-query.ts';
import { dataverse } from '../../engine/odata/dialect.ts';
import type { Expression } from '../../engine/odata/expression.ts';
import { readPage, readTotal, type ResultPage, type ResultRow } from '../../engine/odata/read.ts';
import { nextLink, readSkipToken, writeSkipToken } from '../../engine/odata/skip-token.ts';
import type { WireRequest, WireResponse } from '../../engine/wire.ts';
import type { Table } from '../catalogue.ts';
import { contextSelection } from '../read/representation.ts';
import { tombstones } from '../storage.ts';
import { preferenceApplied, type Preferences } from '../wire/preferences.ts';
import type { RequestContext } from '../wire/request-context.ts';
import { jsonResponse } from '../wire/response.ts';
import type { Tracking } from './change-tracking.ts';
import { modelOf } from './place.ts';
import type { Target } from './target.ts';

/** A reading of changes: `since` is the version after which they are wanted. */
export interface DeltaReading {
  readonly context: RequestContext;
  readonly table: Table;
  readonly since: number;
}

/**
 * Answers with one page of changes: rows created or changed, in the order they were, then the rows that are gone. The next page begins
 * after the last version told, so that what changes meanwhile comes at the end of it or in the next delta.
 */
export async function readDelta(
  reading: DeltaReading,
  { options }: Target,
  tracking: Tracking,
  preferences: Preferences,
  request: WireRequest,
  tell: (rows: readonly ResultRow[]) => Promise<Record<string, unknown>[]>,
): Promise<WireResponse> {
  const { serviceRoot } = reading.context;
  const size = Math.min(preferences.maxPageSize ?? dataverse.pageSize, dataverse.pageSize);
  const goneAfter = options.skiptoken === null ? null : afterGone(options.skiptoken);
  const changed: ResultPage =
    goneAfter === null
      ? await readPage(reading.context.database, changedQuery(reading, size, options.skiptoken))
      : { rows: [], skiptoken: null };
  const room = size - changed.rows.length;
  const gone = changed.skiptoken === null ? await readGone(reading, goneAfter ?? reading.since, room) : nothing;
  const skiptoken = changed.skiptoken ?? gone.skiptoken;
  const next = skiptoken === null ? null : tracking.carry(nextLink(`${serviceRoot}${request.url}`, skiptoken));
  const address = `${serviceRoot}$metadata#${reading.table.setName}`;
  return jsonResponse(
    200,
    {
      '@odata.context': `${address}${contextSelection(options)}/$delta`,
      ...(next === null ? { '@odata.deltaLink': tracking.deltaLink } : { '@odata.nextLink': next }),
      value: [
        ...(await tell(changed.rows)),
        ...gone.ids.map((id) => ({ '@odata.context': `${address}/$deletedEntity`, id, reason: 'deleted' })),
      ],
    },
    preferenceApplied(preferences, [
      preferences.maxPageSize === null ? null : `odata.maxpagesize=${preferences.maxPageSize}`,
    ]),
  );
}

/** How many rows a delta tells over all its pages, no higher than the service counts. */
export async function countDelta(reading: DeltaReading): Promise<number> {
  const { context, table, since } = reading;
  const { count } = await readTotal(context.database, changedQuery(reading, null, null));
  const [gone] = await context.database.query<{ count: number }>(
    `select count(*)::int as count from ${tombstones} where tablename = $1 and versionnumber > $2`,
    [table.logicalName, since],
  );
  return Math.min(count + (gone?.count ?? 0), dataverse.countLimit ?? Number.POSITIVE_INFINITY);
}

function changedQuery(
  { context, table, since }: DeltaReading,
  maxPageSize: number | null,
  skiptoken: string | null,
): CompiledQuery {
  const version: Expression = { kind: 'path', steps: ['versionnumber'], position: 0 };
  const right: Expression = { kind: 'literal', type: 'integer', value: String(since), position: 0 };
  return compileQuery(
    context.model,
    modelOf(context, table),
    {
      filter: { kind: 'comparison', operator: 'gt', left: version, right },
      orderby: [{ expression: version, descending: false }],
      maxPageSize,
      skiptoken,
    },
    dataverse,
  );
}

interface Gone {
  readonly ids: readonly string[];
  readonly skiptoken: string | null;
}

const nothing: Gone = { ids: [], skiptoken: null };

async function readGone({ context, table }: DeltaReading, after: number, room: number): Promise<Gone> {
  const found = await context.database.query<{ id: string; version: number }>(
    `select id, versionnumber as version from ${tombstones}
      where tablename = $1 and versionnumber > $2 order by versionnumber limit $3`,
    [table.logicalName, after, room + 1],
  );
  const kept = found.slice(0, room);
  const last = Number(kept.at(-1)?.version ?? after);
  return {
    ids: kept.map(({ id }) => id),
    skiptoken: found.length > room ? writeSkipToken({ page: 2, served: 0, after: [last] }, dataverse) : null,
  };
}

/** The version after which rows that are gone are still to be told; null while changed rows are. */
function afterGone(skiptoken: string): number | null {
  const [version, id] = readSkipToken(skiptoken, dataverse).after;
  return id === undefined && typeof version === 'number' ? version : null;
}
