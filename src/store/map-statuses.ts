import type { MapActivity, MapStatusName, WhenOtherIsDown } from '../sync/face.ts';
import type { KeptStatus, MapStatuses } from '../sync/ports.ts';
import type { Database, Sql } from './database.ts';

interface StatusRow {
  readonly map: string;
  readonly status: KeptStatus['status'];
  readonly since: Date | null;
  readonly by_whom: string | null;
  readonly reason: string | null;
  readonly missing: string | null;
  readonly when_other_is_down: WhenOtherIsDown | null;
}

interface ActivityRow {
  readonly at: Date;
  readonly map: string;
  readonly from_status: MapStatusName;
  readonly to_status: MapStatusName;
  readonly by_whom: string;
  readonly reason: string | null;
}

/** The status of each map, a row each, and the log of what changed it. */
export function createMapStatuses(database: Database): MapStatuses {
  return {
    introduce: async (maps, status) =>
      void (await database.query(
        'insert into map_status (map, status) select unnest($1::text[]), $2 on conflict (map) do nothing',
        [[...maps], status],
      )),
    all: async () =>
      (await database.query<StatusRow>('select * from map_status order by map')).map((row) => ({
        map: row.map,
        status: row.status,
        since: row.since?.toISOString() ?? null,
        by: row.by_whom,
        reason: row.reason,
        missing: row.missing,
        whenOtherIsDown: row.when_other_is_down,
      })),
    change: (moves) =>
      database
        .transaction(async (sql) => {
          for (const move of moves) {
            const moved = await sql.query(
              'update map_status set status = $3, since = $4, by_whom = $5, reason = $6 where map = $1 and status = $2 returning map',
              [move.map, move.from, move.to, move.at, move.by, move.reason],
            );
            if (moved.length === 0) throw new MovedMeanwhile();
            await logActivity(sql, move);
          }
          return true;
        })
        .catch((error: unknown) => {
          if (error instanceof MovedMeanwhile) return false;
          throw error;
        }),
    drained: async (at, by) => {
      const rows = await database.query<{ map: string }>(
        `with moved as (
           update map_status set status = 'Running', since = $1, by_whom = $2, reason = null
            where status = 'Resuming' and not exists (select from queued_change where queued_change.map = map_status.map)
           returning map
         ), logged as (
           insert into map_activity (at, map, from_status, to_status, by_whom)
           select $1, map, 'Resuming', 'Running', $2 from moved
         )
         select map from moved order by map`,
        [at, by],
      );
      return rows.map(({ map }) => map);
    },
    miss: (map, reason, move) =>
      database.transaction(async (sql) => {
        await sql.query('update map_status set missing = $2 where map = $1', [map, reason]);
        await logActivity(sql, move);
      }),
    setWhenOtherIsDown: async (map, choice) =>
      void (await database.query('update map_status set when_other_is_down = $2 where map = $1', [map, choice])),
    activity: async ({ map, limit }) => {
      const rows = await database.query<ActivityRow>(
        'select * from map_activity where $1::text is null or map = $1 order by number desc limit $2',
        [map ?? null, limit],
      );
      return rows.map((row) => ({
        at: row.at.toISOString(),
        map: row.map,
        from: row.from_status,
        to: row.to_status,
        by: row.by_whom,
        reason: row.reason,
      }));
    },
  };
}

/** Writes a line into the activity log of the maps. */
export async function logActivity(sql: Sql, { at, map, from, to, by, reason }: MapActivity): Promise<void> {
  await sql.query(
    'insert into map_activity (at, map, from_status, to_status, by_whom, reason) values ($1, $2, $3, $4, $5, $6)',
    [at, map, from, to, by, reason],
  );
}

/** Rolls back a change of several maps when one of them has moved in between. */
class MovedMeanwhile extends Error {}
