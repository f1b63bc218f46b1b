import type { NewQueued, Queue, Queued } from '../sync/ports.ts';
import type { Database, Sql } from './database.ts';

interface QueuedRow {
  readonly number: number;
  readonly event: string;
  readonly map: string;
  readonly maps: readonly string[];
  readonly aggregate: string;
  readonly at: Date;
  readonly follows_failure: boolean;
  readonly attempts: number;
  readonly body: Queued['body'];
}

/** Changes that wait, in the order they were captured. */
export function createQueue(database: Database): Queue {
  return {
    add: async (queued) => database.transaction(async (sql) => Promise.all(queued.map((one) => addQueued(sql, one)))),
    next: async (maps, held, limit) => {
      const rows = await database.query<QueuedRow>(
        `select * from queued_change waiting
          where maps <@ $1::text[] and not aggregate = any ($2)
            and not exists (
              select from queued_change earlier
               where earlier.aggregate = waiting.aggregate and earlier.number < waiting.number
                 and not earlier.maps <@ $1::text[])
          order by number limit $3`,
        [[...maps], [...held], limit],
      );
      return rows.map(queuedOf);
    },
    needing: async (maps, limit) => {
      const rows = await database.query<QueuedRow>(
        'select * from queued_change where maps && $1::text[] order by number limit $2',
        [[...maps], limit],
      );
      return rows.map(queuedOf);
    },
    isLast: async ({ aggregate, number }) =>
      (
        await database.query('select number from queued_change where aggregate = $1 and number <> $2 limit 1', [
          aggregate,
          number,
        ])
      ).length === 0,
    done: async ({ number, aggregate }, { failed }) =>
      database.transaction(async (sql) => {
        if (failed)
          await sql.query('update queued_change set follows_failure = true where aggregate = $1', [aggregate]);
        await sql.query('delete from queued_change where number = $1', [number]);
      }),
    later: async ({ number }, at) =>
      void (await database.query('update queued_change set due_at = $2, attempts = attempts + 1 where number = $1', [
        number,
        at,
      ])),
    resting: async (now) => {
      const rows = await database.query<{ aggregate: string }>(
        'select distinct aggregate from queued_change where due_at > $1',
        [now],
      );
      return rows.map(({ aggregate }) => aggregate);
    },
    holds: async (aggregates) => {
      const rows = await database.query<{ aggregate: string }>(
        'select distinct aggregate from queued_change where aggregate = any ($1)',
        [[...aggregates]],
      );
      return new Set(rows.map(({ aggregate }) => aggregate));
    },
    counts: async () => {
      const rows = await database.query<{ map: string; count: number; oldest: Date }>(
        'select map, count(*)::integer as count, min(at) as oldest from queued_change group by map',
      );
      return new Map(rows.map(({ map, count, oldest }) => [map, { count, oldest: oldest.toISOString() }]));
    },
    count: async (map) =>
      (
        await database.query<{ count: number }>('select count(*)::integer as count from queued_change where map = $1', [
          map,
        ])
      )[0]?.count ?? 0,
  };
}

/** Adds a change within a transaction; false when the same event was told before. */
export async function addQueued(sql: Sql, { event, map, maps, aggregate, at, body }: NewQueued): Promise<boolean> {
  const added = await sql.query(
    `insert into queued_change (event, map, maps, aggregate, at, body) values ($1, $2, $3, $4, $5, $6)
     on conflict (event) do nothing returning number`,
    [event, map, [...maps], aggregate, at, body],
  );
  return added.length > 0;
}

function queuedOf(row: QueuedRow): Queued {
  return {
    number: Number(row.number),
    event: row.event,
    map: row.map,
    maps: row.maps,
    aggregate: row.aggregate,
    at: row.at.toISOString(),
    followsFailure: row.follows_failure,
    attempts: row.attempts,
    body: row.body,
  };
}
