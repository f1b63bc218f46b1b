import type { Table } from '../catalogue.ts';
import { badRequest } from '../errors.ts';
import { versionSequence } from '../storage.ts';
import type { RequestContext } from '../wire/request-context.ts';
import type { Target } from './target.ts';

/** A reading that follows the changes of a table. */
export interface Tracking {
  /** Version after which changes are wanted; null for the first, complete reading. */
  readonly since: number | null;
  /** Address to read the next changes from. */
  readonly deltaLink: string;
  /** Lets the following pages of a reading remember where it began. */
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
