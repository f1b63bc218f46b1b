import { recordKey } from '../sync/record-key.ts';
import type { Signal, Signals } from '../sync/ports.ts';
import type { Database } from './database.ts';

interface SignalRow {
  readonly body: Signal;
  readonly attempts: number;
  readonly number: number;
}

const mapOf = (signal: Signal): string => signal.map ?? signal.ref.map;

/** Signals that a record changed outside. A newer one for the same record, origin and map takes the older one's place. */
export function createSignals(database: Database): Signals {
  return {
    add: (signals, at) =>
      database.transaction(async (sql) => {
        for (const signal of signals)
          await sql.query(
            `insert into signal (record, origin, map, body, due_at) values ($1, $2, $3, $4, $5)
             on conflict (record, origin, map) do update set body = excluded.body, due_at = excluded.due_at, attempts = 0, number = default`,
            [recordKey(signal.ref), signal.origin, mapOf(signal), signal, at],
          );
      }),
    suggest: (signals, at) =>
      database.transaction(async (sql) => {
        for (const signal of signals)
          await sql.query(
            `insert into signal (record, origin, map, body, due_at) values ($1, $2, $3, $4, $5)
             on conflict (record, origin, map) do update set number = default`,
            [recordKey(signal.ref), signal.origin, mapOf(signal), signal, at],
          );
      }),
    due: async (now, limit, maps) => {
      const rows = await database.query<SignalRow>(
        `select body, attempts, number from signal
          where due_at <= $1 and map = any ($3)
            and not exists (select from queued_change where queued_change.aggregate = signal.record)
          order by due_at, number limit $2`,
        [now, limit, [...maps]],
      );
      return rows.map((row) => ({ ...row.body, attempts: row.attempts, number: Number(row.number) }));
    },
    waits: async (ref, origin) =>
      (await database.query('select 1 from signal where record = $1 and origin = $2', [recordKey(ref), origin]))
        .length > 0,
    done: async (signal) =>
      void (await database.query('delete from signal where record = $1 and origin = $2 and number = $3', [
        recordKey(signal.ref),
        signal.origin,
        signal.number,
      ])),
    later: async (signal, at) =>
      void (await database.query(
        'update signal set due_at = $4, attempts = attempts + 1 where record = $1 and origin = $2 and number = $3',
        [recordKey(signal.ref), signal.origin, signal.number, at],
      )),
    count: async () => Number((await database.query<{ count: number }>('select count(*) from signal'))[0]?.count ?? 0),
  };
}
