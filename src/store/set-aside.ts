import { CodedError } from '../errors.ts';
import type { Operation } from '../sync/operation.ts';
import type { SetAsideEntry, StoredDamage } from '../sync/face.ts';
import type { SetAside } from '../sync/set-aside/ports.ts';
import { operationOf } from '../sync/set-aside/told.ts';
import type { Database, Sql } from './database.ts';
import { logActivity } from './map-statuses.ts';
import type { Soundness } from './soundness.ts';

interface SetAsideRow {
  readonly id: string;
  readonly request_id: string;
  readonly aggregates: readonly string[];
  readonly set_aside_at: Date;
  readonly by_whom: string;
  readonly reason: string;
  readonly compared_at: Date | null;
}

interface DamagedRow {
  readonly id: string;
  readonly phase: string;
  readonly actor: string | null;
  readonly created_at: Date;
  readonly aggregates: readonly string[];
}

/** What makes an entry one that cannot be read back: it is not what was stored, or not of the form that is. */
const isDamaged = `(digest is distinct from md5(body::text) or jsonb_typeof(body->'id') is distinct from 'string'
  or jsonb_typeof(body->'steps') is distinct from 'array' or jsonb_typeof(body->'phase') is distinct from 'string')`;
const aggregates = `array(select aggregate from operation_aggregate where operation = operation.id order by aggregate) as aggregates`;

/** Entries of the journal that cannot be read back, and those that were set aside. */
export function createSetAside(database: Database, soundness: Soundness): SetAside {
  const damagedRows = (sql: Sql, id: string | null): Promise<DamagedRow[]> =>
    sql
      .query<DamagedRow>(
        `select id, phase, actor, created_at, ${aggregates} from operation
          where ${isDamaged} and ($1::text is null or id = $1) order by number`,
        [id],
      )
      .catch((cause: unknown) => {
        if (cause instanceof CodedError) throw cause;
        throw new CodedError('JOURNAL_DAMAGED', 'The journal cannot be read at all.', { cause });
      });
  return {
    damaged: async () => (await damagedRows(database, null)).map(damageOf),
    damagedOne: async (id) => (await damagedRows(database, id)).map(damageOf)[0] ?? null,
    setAside: async (id, { at, by, reason, activity }) => {
      const answer = await database.transaction(async (sql) => {
        const [row] = await sql.query<SetAsideRow>(
          `insert into operation_set_aside (id, request_id, aggregates, owed, entry, set_aside_at, by_whom, reason)
           select id, request_id, ${aggregates}, owed, to_jsonb(operation), $2, $3, $4 from operation
            where id = $1 and ${isDamaged} returning *`,
          [id, at, by, reason],
        );
        if (row === undefined) return null;
        await sql.query('delete from operation where id = $1', [id]);
        for (const line of activity) await logActivity(sql, line);
        return { entry: entryOf(row), left: (await damagedRows(sql, null)).length };
      });
      if (answer?.left === 0) soundness.mended();
      return answer;
    },
    list: async () =>
      (await database.query<SetAsideRow>('select * from operation_set_aside order by set_aside_at, id')).map(entryOf),
    uncompared: async () =>
      (
        await database.query<SetAsideRow>(
          'select * from operation_set_aside where compared_at is null order by set_aside_at, id',
        )
      ).map(entryOf),
    compared: async (id, at) =>
      void (await database.query('update operation_set_aside set compared_at = $2 where id = $1', [id, at])),
    owed: async () =>
      (await database.query<SetAsideRow>('select * from operation_set_aside where owed order by set_aside_at, id')).map(
        entryOf,
      ),
    paid: async (id) => void (await database.query('update operation_set_aside set owed = false where id = $1', [id])),
  };
}

function damageOf({ id, phase, actor, created_at, aggregates: keys }: DamagedRow): StoredDamage {
  return { operation: id, at: created_at.toISOString(), actor, phase, aggregates: keys };
}

function entryOf(row: SetAsideRow): SetAsideEntry {
  return {
    operation: row.id,
    requestId: row.request_id,
    aggregates: row.aggregates,
    at: row.set_aside_at.toISOString(),
    by: row.by_whom,
    reason: row.reason,
    comparedAt: row.compared_at?.toISOString() ?? null,
  };
}

/** What a request whose entry was set aside is answered from then on. Null for any other. */
export async function requestSetAside(sql: Sql, requestId: string): Promise<Operation | null> {
  const [row] = await sql.query<SetAsideRow>(
    'select * from operation_set_aside where request_id = $1 order by set_aside_at desc limit 1',
    [requestId],
  );
  return row === undefined ? null : operationOf(entryOf(row));
}
