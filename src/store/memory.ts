import type { BotMemory } from '../bot/ports.ts';
import type { Database } from './database.ts';

interface MemoryRow {
  readonly key: string;
  readonly value: { readonly value: unknown };
}

/** What the bot remembers, in one table. Values that expired are not seen, and swept when something is added. */
export function createBotMemory(database: Database, now: () => Date): BotMemory {
  const sweep = () => database.query('delete from memory where expires_at <= $1', [now()]);
  return {
    get: async (kind, key) => {
      const [row] = await database.query<MemoryRow>(
        'select key, value from memory where kind = $1 and key = $2 and (expires_at is null or expires_at > $3)',
        [kind, key, now()],
      );
      return row?.value.value ?? null;
    },
    put: async (kind, key, value, expiresAt) => {
      await database.query(
        `insert into memory (kind, key, value, expires_at) values ($1, $2, $3, $4)
         on conflict (kind, key) do update set value = excluded.value, expires_at = excluded.expires_at`,
        [kind, key, { value }, expiresAt ?? null],
      );
    },
    add: async (kind, key, value, expiresAt) => {
      await sweep();
      const added = await database.query(
        `insert into memory (kind, key, value, expires_at) values ($1, $2, $3, $4)
         on conflict (kind, key) do nothing returning key`,
        [kind, key, { value }, expiresAt ?? null],
      );
      return added.length > 0;
    },
    remove: async (kind, key) =>
      void (await database.query('delete from memory where kind = $1 and key = $2', [kind, key])),
    list: async (kind, prefix) => {
      const rows = await database.query<MemoryRow>(
        `select key, value from memory where kind = $1 and starts_with(key, $2) and (expires_at is null or expires_at > $3) order by key`,
        [kind, prefix, now()],
      );
      return rows.map((row) => ({ key: row.key, value: row.value.value }));
    },
  };
}
