import type { Leases } from '../sync/ports.ts';
import type { Database } from './database.ts';

/** Leases as rows: one statement takes, so that two processes on one database cannot both win. */
export function createLeases(database: Database): Leases {
  return {
    take: (keys, owner, until, now) =>
      database
        .transaction(async (sql) => {
          let fence = 0;
          for (const key of [...new Set(keys)].sort()) {
            const [row] = await sql.query<{ fence: number }>(
              `insert into lease (aggregate, owner, expires_at, fence) values ($1, $2, $3, 1)
             on conflict (aggregate) do update
               set fence = case when lease.owner = excluded.owner then lease.fence else lease.fence + 1 end,
                   owner = excluded.owner, expires_at = excluded.expires_at
               where lease.owner = excluded.owner or lease.expires_at <= $4
             returning fence`,
              [key, owner, until, now],
            );
            if (row === undefined) throw new Taken();
            fence = Math.max(fence, Number(row.fence));
          }
          return { fence };
        })
        .catch((error: unknown) => {
          if (error instanceof Taken) return null;
          throw error;
        }),

    holds: async (keys, owner, now) => {
      const rows = await database.query(
        'select aggregate from lease where aggregate = any ($1) and owner = $2 and expires_at > $3',
        [[...new Set(keys)], owner, now],
      );
      return rows.length === new Set(keys).size;
    },

    takeFree: async (keys, owner, until, now) => {
      const rows = await database.query<{ aggregate: string }>(
        `insert into lease (aggregate, owner, expires_at, fence) select key, $2, $3, 1 from unnest($1::text[]) key
         on conflict (aggregate) do update
           set fence = case when lease.owner = excluded.owner then lease.fence else lease.fence + 1 end,
               owner = excluded.owner, expires_at = excluded.expires_at
           where lease.owner = excluded.owner or lease.expires_at <= $4
         returning aggregate`,
        [[...new Set(keys)].sort(), owner, until, now],
      );
      return new Set(rows.map(({ aggregate }) => aggregate));
    },

    heldUnder: async (keys, prefix, now) => {
      const wanted = [...new Set(keys)];
      const rows = await database.query(
        'select 1 from lease where aggregate = any ($1) and starts_with(owner, $2) and expires_at > $3',
        [wanted, prefix, now],
      );
      return wanted.length > 0 && rows.length === wanted.length;
    },

    release: async (owner) => void (await database.query('delete from lease where owner = $1', [owner])),
  };
}

/** Rolls a transaction back when another owner holds one of the keys. */
class Taken extends Error {}
