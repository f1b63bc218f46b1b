import { CodedError } from '../errors.ts';
import { isClosed, mapsOf, type Operation } from '../sync/operation.ts';
import type { Journal } from '../sync/ports.ts';
import type { Database, Sql } from './database.ts';
import { addQueued } from './queue.ts';
import { requestSetAside } from './set-aside.ts';
import { createSoundness, type Soundness } from './soundness.ts';

interface OperationRow {
  readonly id: string;
  readonly body: Operation;
  /** Whether the body is still what was stored. */
  readonly sound: boolean;
}

interface ParkedRow extends OperationRow {
  readonly failure: string | null;
  readonly number: number;
}

const entry = 'id, body, digest is not distinct from md5(body::text) as sound';
const unfinished = `phase in ('sending', 'provisional', 'undoing')`;
/** One that was forgotten is none: nobody could act on it. */
const keptFailure = '(select id from sync_failure where id = operation.failure)';

/**
 * The journal: each operation one row, written before its first byte leaves and at each step after. An entry that cannot be read
 * back is never guessed at, and from then on no new work is taken.
 */
export function createJournal(database: Database, soundness: Soundness = createSoundness()): Journal {
  const damaged = (message: string): CodedError => soundness.note(new CodedError('JOURNAL_DAMAGED', message));
  const intact = ({ id, body, sound }: OperationRow): Operation => {
    if (!sound || typeof body?.id !== 'string' || !Array.isArray(body.steps) || typeof body.phase !== 'string')
      throw damaged(`The journal entry ${id} cannot be read back.`);
    return body;
  };
  const parkedOf = ({ failure, number, ...row }: ParkedRow) => ({
    operation: intact(row),
    failure,
    number: Number(number),
  });
  const one = async (sql: Sql, where: string, value: string): Promise<Operation | null> => {
    const [row] = await sql.query<OperationRow>(`select ${entry} from operation where ${where} = $1`, [value]);
    return row === undefined ? null : intact(row);
  };
  return {
    open: (operation, waiting) =>
      database.transaction(async (sql) => {
        const trouble = soundness.trouble();
        if (trouble !== null) throw trouble;
        const inserted = await sql.query(
          `insert into operation (id, request_id, phase, transaction, actor, created_at, body, digest)
           values ($1, $2, $3, $4, $5, $6, $7, md5($7::jsonb::text))
           on conflict (request_id) do nothing returning id`,
          [
            operation.id,
            operation.requestId,
            operation.phase,
            operation.transaction,
            operation.actor?.aadObjectId ?? operation.author.aadObjectId,
            operation.createdAt,
            operation,
          ],
        );
        if (inserted.length === 0) {
          const known = await one(sql, 'request_id', operation.requestId);
          if (known === null) throw damaged(`Request ${operation.requestId} is known but its entry is gone.`);
          return { operation: known, created: false };
        }
        for (const aggregate of operation.aggregates)
          await sql.query('insert into operation_aggregate (aggregate, operation) values ($1, $2)', [
            aggregate,
            operation.id,
          ]);
        if (waiting !== undefined) await addQueued(sql, waiting);
        return { operation, created: true };
      }),

    save: async (operation) => {
      const updated = await database.query(
        `with saved as (
           update operation set phase = $2, body = $3, digest = md5($3::jsonb::text), request_id = $4, owed = owed or $8
            where id = $1 and coalesce((body->>'moves')::integer, 0) < $5 returning id),
         success as (
           insert into map_success (map, at) select given.map, $7::timestamptz from unnest($6::text[]) as given (map), saved
           on conflict (map) do update set at = greatest(map_success.at, excluded.at))
         select id from saved`,
        [
          operation.id,
          operation.phase,
          operation,
          operation.requestId,
          operation.moves ?? 0,
          operation.phase === 'committed' ? mapsOf(operation) : [],
          operation.updatedAt,
          operation.ending !== undefined,
        ],
      );
      if (updated.length > 0) return;
      const [known] = await database.query('select 1 from operation where id = $1', [operation.id]);
      throw known === undefined
        ? damaged(`Operation ${operation.id} is gone from the journal.`)
        : new CodedError('LEASE_LOST', `Operation ${operation.id} was moved on by another worker.`);
    },

    byId: (id) => one(database, 'id', id),
    byRequest: async (requestId) =>
      (await one(database, 'request_id', requestId)) ?? (await requestSetAside(database, requestId)),

    unfinished: async (filter = {}) => {
      const rows = await database.query<OperationRow>(
        `select ${entry} from operation where ${unfinished}
           and ($1::text is null or transaction = $1)
           and ($2::text[] is null or id in (select operation from operation_aggregate where aggregate = any ($2)))
         order by number`,
        [filter.transaction ?? null, filter.aggregates === undefined ? null : [...filter.aggregates]],
      );
      return rows.map(intact);
    },

    unsettled: async () => {
      const rows = await database.query<OperationRow>(`select ${entry} from operation where owed order by number`);
      return rows.map(intact).filter(({ phase }) => isClosed(phase));
    },
    owe: async (id) => void (await database.query('update operation set owed = true where id = $1', [id])),
    paid: async ({ id, moves = 0 }) =>
      void (await database.query(
        `update operation set owed = false where id = $1 and coalesce((body->>'moves')::integer, 0) = $2`,
        [id, moves],
      )),

    list: async (filter) => {
      const rows = await database.query<OperationRow>(
        `select ${entry} from operation where ($1::text is null or actor = $1) and ($2::timestamptz is null or created_at >= $2)
         order by number desc limit $3`,
        [filter.actor ?? null, filter.since ?? null, filter.limit],
      );
      return rows.map(intact);
    },

    parked: async (limit) => {
      const rows = await database.query<ParkedRow>(
        `select ${entry}, number, ${keptFailure} as failure from operation where phase = 'parked' order by number limit $1`,
        [limit],
      );
      return rows.map(parkedOf);
    },
    unattended: async ({ maps, after, limit }) => {
      const rows = await database.query<ParkedRow>(
        `select ${entry}, number, ${keptFailure} as failure from operation where phase = 'parked' and number > $1
           and not exists (select 1 from sync_failure where id = operation.failure and status in ('open', 'retrying'))
           and (withdrawn is null or withdrawn <@ $2::text[] or ${keptFailure} is not null)
         order by number limit $3`,
        [after, [...maps], limit],
      );
      return rows.map(parkedOf);
    },
    failureOf: async (id) => {
      const [row] = await database.query<{ failure: string | null }>(
        `select ${keptFailure} as failure from operation where id = $1`,
        [id],
      );
      return row?.failure ?? null;
    },
    withdrawnOf: async (id) => {
      const [row] = await database.query<{ withdrawn: string[] | null }>(
        'select withdrawn from operation where id = $1',
        [id],
      );
      return row?.withdrawn ?? [];
    },
    noteWithdrawn: async (id, maps) =>
      void (await database.query('update operation set withdrawn = $2::text[] where id = $1', [id, [...maps]])),
    noteFailure: async (id, failure) =>
      void (await database.query('update operation set failure = $2 where id = $1', [id, failure])),

    ofAggregate: async (aggregate, limit) => {
      const rows = await database.query<OperationRow>(
        `select ${entry} from operation where id in (select operation from operation_aggregate where aggregate = $1)
         order by number desc limit $2`,
        [aggregate, limit],
      );
      return rows.map(intact);
    },

    lastSuccesses: async () => {
      const rows = await database.query<{ map: string; at: Date }>('select map, at from map_success');
      return new Map(rows.map(({ map, at }) => [map, at.toISOString()]));
    },
  };
}

/** Entries that are looked at when the store is opened, of those that are closed: the latest. */
const latest = 1_000;

/**
 * Looks whether what is still open, what is still owed and the latest entries read back as they were stored, and notes it where one
 * does not. Older ones are looked at when they are asked for.
 */
export async function examineJournal(database: Database, soundness: Soundness): Promise<void> {
  try {
    const [unsound] = await database.query<{ readonly id: string; readonly count: number }>(
      `select min(id) as id, count(*)::int as count from operation
       where digest is distinct from md5(body::text) and (${unfinished} or owed
         or number > (select coalesce(max(number), 0) - $1 from operation)) having count(*) > 0`,
      [latest],
    );
    if (unsound === undefined) return;
    const more = unsound.count === 1 ? '' : ` and ${unsound.count - 1} more`;
    soundness.note(new CodedError('JOURNAL_DAMAGED', `The journal entry ${unsound.id}${more} cannot be read back.`));
  } catch (cause) {
    soundness.note(new CodedError('JOURNAL_DAMAGED', 'The journal cannot be read.', { cause }));
  }
}
