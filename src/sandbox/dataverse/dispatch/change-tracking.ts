import { compileQuery } from '../../engine/odata/compile-query.ts';
import { dataverse } from '../../engine/odata/dialect.ts';
import type { Expression } from '../../engine/odata/expression.ts';
import { readPage, type ResultRow } from '../../engine/odata/read.ts';
import type { WireResponse } from '../../engine/wire.ts';
import type { Table } from '../catalogue.ts';
import { badRequest } from '../errors.ts';
import { contextSelection } from '../read/representation.ts';
import { tombstones, versionSequence } from '../storage.ts';
import type { RequestContext } from '../wire/request-context.ts';
import { jsonResponse } from '../wire/response.ts';
import type { Target } from './target.ts';

/** A reading that follows the changes of a table. */
export interface Tracking {
  /** Version after which changes are wanted; null for the first, complete reading. */
  readonly since: number | null;
  /** Address to read the next changes from. */
  readonly deltaLink: string;
  /** Lets the following pages of a first reading remember where it began. */
  carry(nextLink: string): string;
}

const tokenLifeMilliseconds = 7 * 24 * 60 * 60 * 1000;
const startOption = 'trackingstart';

/**
 * Prepares a reading with change tracking. The version is taken before the first row is read, so that what changes meanwhile is
 * told twice rather than never. Throws for a table without change tracking and for the options that do not go with it.
 */
export async function trackChanges(
  context: RequestContext,
  table: Table,
  { options }: Target,
  url: string,
): Promise<Tracking> {
  if (!table.definition.changeTracking) {
    throw badRequest(
      `The preference odata.track-changes is not supported: change tracking is not enabled for entity '${table.logicalName}'.`,
    );
  }
  const unsupported = [
    options.filter === null ? null : 'filter',
    options.orderby.length === 0 ? null : 'orderby',
    options.expand.length === 0 ? null : 'expand',
    options.top === null ? null : 'top',
  ].find((name) => name !== null);
  if (unsupported !== undefined) {
    throw badRequest(`The "\${${unsupported}}" query parameter isn't supported when Change Tracking is enabled.`);
  }
  const now = context.runtime.clock.now();
  const started = options.custom.get(startOption);
  const current = await currentVersion(context);
  const version = started === undefined ? current : Number(started);
  const token = encodeURIComponent(`${version}!${stamp(now)}`);
  const select = options.select === null ? '' : `$select=${options.select.join(',')}&`;
  return {
    since:
      options.deltatoken === null
        ? null
        : readToken(options.deltatoken, now, [context.tracking.expiredBefore, current]),
    deltaLink: `${context.serviceRoot}${url.split('?')[0] ?? ''}?${select}$deltatoken=${token}`,
    carry: (link) => (started === undefined ? `${link}&${startOption}=${version}` : link),
  };
}

/** Rows created or changed since, in the order they were, then the rows that are gone. */
export async function readDelta(
  context: RequestContext,
  table: Table,
  { options }: Target,
  tracking: Tracking,
  tell: (rows: readonly ResultRow[]) => Promise<Record<string, unknown>[]>,
): Promise<WireResponse> {
  const { model, serviceRoot } = context;
  const entity = model.get(table.logicalName);
  const since = tracking.since ?? 0;
  const changed: ResultRow[] = [];
  for (let skiptoken: string | null | undefined; entity !== undefined && skiptoken !== null;) {
    const query = compileQuery(
      model,
      entity,
      { filter: above(since), orderby: [{ expression: version, descending: false }], skiptoken },
      dataverse,
    );
    const page = await readPage(context.database, query);
    changed.push(...page.rows);
    skiptoken = page.skiptoken;
  }
  const gone = await context.database.query<{ id: string }>(
    `select id from ${tombstones} where tablename = $1 and versionnumber > $2 order by versionnumber`,
    [table.logicalName, since],
  );
  const address = `${serviceRoot}$metadata#${table.setName}`;
  return jsonResponse(200, {
    '@odata.context': `${address}${contextSelection(options)}/$delta`,
    '@odata.deltaLink': tracking.deltaLink,
    value: [
      ...(await tell(changed)),
      ...gone.map(({ id }) => ({ '@odata.context': `${address}/$deletedEntity`, id, reason: 'deleted' })),
    ],
  });
}

const version: Expression = { kind: 'path', steps: ['versionnumber'], position: 0 };

function above(since: number): Expression {
  const right: Expression = { kind: 'literal', type: 'integer', value: String(since), position: 0 };
  return { kind: 'comparison', operator: 'gt', left: version, right };
}

async function currentVersion({ database }: RequestContext): Promise<number> {
  const [row] = await database.query<{ version: number }>(
    `select case when is_called then last_value else last_value - 1 end as version from ${versionSequence}`,
  );
  return Number(row?.version ?? 0);
}

/** The version of a token that is young enough and lies between two versions: one of another database means nothing here. */
function readToken(token: string, now: Date, [oldest, newest]: readonly [number, number]): number {
  const match = /^(\d+)!(\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d):(\d\d)$/.exec(token);
  if (match === null) {
    throw badRequest(`The delta token '${token.slice(0, 100)}' is not valid.`);
  }
  const [, since, month, day, year, hour, minute, second] = match.map(Number);
  const made = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
  const version = since ?? 0;
  if (now.getTime() - made > tokenLifeMilliseconds || version < oldest || version > newest) {
    throw badRequest('The delta token has expired; read the table again with odata.track-changes.', '0x80044352');
  }
  return version;
}

/** `08/22/2017 08:10:44` */
function stamp(date: Date): string {
  const iso = date.toISOString();
  return `${iso.slice(5, 7)}/${iso.slice(8, 10)}/${iso.slice(0, 4)} ${iso.slice(11, 19)}`;
}
