import type { Leases } from '../sync/ports.ts';
import type { Database } from './database.ts';

/** Leases as rows: one statement takes, so that of two who ask at once one wins. */
export function createLeases(database: Database): Leases {
  return {
    take: (keys, owner, until, now) =>
      database
        .transaction(async (sql) => {
          for (const key of [...new Set(keys)].sort()) {
            const taken = await sql.query(
              `insert into lease (aggregate, owner, expires_at) values ($1, $2, $3)
             on conflict (aggregate) do update set owner = excluded.owner, expires_at = excluded.expires_at
               where lease.owner = excluded.owner or lease.expires_at <= $4
             returning aggregate`,
              [key, owner, until, now],
            );
            if (taken.length === 0) throw new Taken();
          }
          return true;
        })
        .catch((error: unknown) => {
          if (error instanceof Taken) return false;
          throw error;
        }),

    keep: async (keys, owner, until, now) => {
      const kept = await database.query(
        `update lease set expires_at = greatest(expires_at, $3)
          where aggregate = any ($1) and owner = $2 and expires_at > $4 returning aggregate`,
        [[...new Set(keys)], owner, until, now],
      );
      return kept.length === new Set(keys).size;
    },

    takeFree: async (keys, owner, until, now) => {
      const rows = await database.query<{ aggregate: string }>(
        `insert into lease (aggregate, owner, expires_at) select key, $2, $3 from unnest($1::text[]) key
         on conflict (aggregate) do update set owner = excluded.owner, expires_at = excluded.expires_at
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
