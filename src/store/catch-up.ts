import type { CatchUpStore, Position, SeenVersion } from '../sync/ports.ts';
import type { Database } from './database.ts';

interface PositionRow {
  readonly cursor: string | null;
  readonly round: number;
  readonly compared_at: Date;
}

/** Positions of catch-up, a row per system and map, and what was last seen there, a row per record. */
export function createCatchUp(database: Database): CatchUpStore {
  return {
    position: async (system, map) => {
      const [row] = await database.query<PositionRow>(
        'select cursor, round, compared_at from catch_up_position where system = $1 and map = $2',
        [system, map],
      );
      return row === undefined ? null : { cursor: row.cursor, round: row.round, comparedAt: row.compared_at };
    },
    keep: async (system, map, { cursor, round, comparedAt }: Position) =>
      void (await database.query(
        `insert into catch_up_position (system, map, cursor, round, compared_at) values ($1, $2, $3, $4, $5)
         on conflict (system, map) do update
           set cursor = excluded.cursor, round = excluded.round, compared_at = excluded.compared_at`,
        [system, map, cursor, round, comparedAt],
      )),
    forget: (system, map) =>
      database.transaction(async (sql) => {
        await sql.query('delete from catch_up_position where system = $1 and map = $2', [system, map]);
        await sql.query('delete from catch_up_seen where system = $1 and map = $2', [system, map]);
      }),

    unseen: async (system, map, records) => {
      if (records.length === 0) return new Set();
      const rows = await database.query<{ id: string }>(
        `select given.id from unnest($3::text[], $4::text[]) as given (id, version)
         left join catch_up_seen seen on seen.system = $1 and seen.map = $2 and seen.id = given.id
         where seen.version is distinct from given.version`,
        parameters(system, map, records),
      );
      return new Set(rows.map(({ id }) => id));
    },
    note: async (system, map, records, round) => {
      if (records.length === 0) return;
      await database.query(
        `insert into catch_up_seen (system, map, id, version, round)
         select distinct on (given.id) $1, $2, given.id, given.version, $5
           from unnest($3::text[], $4::text[]) as given (id, version)
         on conflict (system, map, id) do update set version = excluded.version, round = excluded.round`,
        [...parameters(system, map, records), round],
      );
    },
    missing: async (system, map, round, limit) => {
      const rows = await database.query<{ id: string }>(
        'select id from catch_up_seen where system = $1 and map = $2 and round < $3 order by id limit $4',
        [system, map, round, limit],
      );
      return rows.map(({ id }) => id);
    },
    drop: async (system, map, ids) =>
      void (await database.query('delete from catch_up_seen where system = $1 and map = $2 and id = any ($3)', [
        system,
        map,
        [...ids],
      ])),
  };
}

function parameters(system: string, map: string, records: readonly SeenVersion[]): unknown[] {
  return [system, map, records.map(({ id }) => id), records.map(({ version }) => version)];
}
