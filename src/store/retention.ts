import type { Retention } from '../sync/ports.ts';
import type { Database } from './database.ts';

/** Deletes what is over and old. An entry that cannot be read back is never over: it is for people to set aside. */
export function createRetention(database: Database): Retention {
  const deleted = async (table: string, over: string, before: Date, limit: number): Promise<number> => {
    const rows = await database.query(
      `delete from ${table} where id in (select id from ${table} where ${over} limit $2) returning id`,
      [before.toISOString(), limit],
    );
    return rows.length;
  };
  return {
    forget: async (before, limit) => ({
      operations: await deleted(
        'operation',
        `phase in ('committed', 'refused', 'ended') and not owed and created_at < $1::text::timestamptz
           and body->>'updatedAt' < $1::text and digest is not distinct from md5(body::text)`,
        before,
        limit,
      ),
      failures: await deleted(
        'sync_failure',
        `status in ('resolved', 'dismissed') and told and since < $1::text::timestamptz and body->'ending'->>'at' < $1::text`,
        before,
        limit,
      ),
      alerts: await deleted('alert', 'told and at < $1::text::timestamptz', before, limit),
    }),
  };
}
