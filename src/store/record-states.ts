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
    ofKeys: async (keys) =>
      bodies(await database.query('select body from record_state where record = any ($1)', [[...keys]])),
    ofRows: async (rowIds) =>
      bodies(
        await database.query(`select body from record_state where lower(body ->> 'dataverseId') = any ($1)`, [
          rowIds.map((id) => id.toLowerCase()),
        ]),
      ),
    put: async (states) => {
      if (states.length === 0) return;
      const rows = new Map(states.map((state) => [recordKey(state.ref), state]));
      await database.query(
        `insert into record_state (record, body) select r ->> 0, r -> 1 from jsonb_array_elements($1::jsonb) r
         on conflict (record) do update set body = excluded.body`,
        [JSON.stringify([...rows])],
      );
    },
    remove: async (ref) => void (await database.query('delete from record_state where record = $1', [recordKey(ref)])),
  };
}

function bodies(rows: readonly { readonly body: RecordState }[]): readonly RecordState[] {
  return rows.map(({ body }) => body);
}
