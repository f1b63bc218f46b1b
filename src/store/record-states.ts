import { recordKey } from '../sync/record-key.ts';
import type { RecordState, RecordStates } from '../sync/ports.ts';
import type { Database } from './database.ts';

/** The values both systems agreed on, a row per record. */
export function createRecordStates(database: Database): RecordStates {
  return {
    get: async (ref) => {
      const [row] = await database.query<{ body: RecordState }>('select body from record_state where record = $1', [
        recordKey(ref),
      ]);
      return row?.body ?? null;
    },
    put: async (states) => {
      if (states.length === 0) return;
      await database.transaction(async (sql) => {
        for (const state of states)
          await sql.query(
            'insert into record_state (record, body) values ($1, $2) on conflict (record) do update set body = excluded.body',
            [recordKey(state.ref), state],
          );
      });
    },
    remove: async (ref) => void (await database.query('delete from record_state where record = $1', [recordKey(ref)])),
  };
}
