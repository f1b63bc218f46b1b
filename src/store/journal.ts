import { CodedError } from '../errors.ts';
import { isClosed, type Operation } from '../sync/operation.ts';
import type { Journal } from '../sync/ports.ts';
import type { Database, Sql } from './database.ts';
import { addQueued } from './queue.ts';

interface OperationRow {
  readonly body: Operation;
}

const unfinished = `phase in ('sending', 'provisional', 'undoing')`;

/** The journal: each operation one row, written before its first byte leaves and at each step after. */
export function createJournal(database: Database): Journal {
  const one = async (sql: Sql, where: string, value: string): Promise<Operation | null> => {
    const [row] = await sql.query<OperationRow>(`select body from operation where ${where} = $1`, [value]);
    return row === undefined ? null : intact(row.body);
  };
  return {
    open: (operation, waiting) =>
      database.transaction(async (sql) => {
        const inserted = await sql.query(
          `insert into operation (id, request_id, phase, transaction, actor, created_at, body) values ($1, $2, $3, $4, $5, $6, $7)
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
          if (known === null)
            throw new CodedError('JOURNAL_DAMAGED', `Request ${operation.requestId} is known but its entry is gone.`);
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
      const updated = await database.query('update operation set phase = $2, body = $3 where id = $1 returning id', [
        operation.id,
        operation.phase,
        operation,
      ]);
      if (updated.length === 0)
        throw new CodedError('JOURNAL_DAMAGED', `Operation ${operation.id} is gone from the journal.`);
    },

    byId: (id) => one(database, 'id', id),
    byRequest: (requestId) => one(database, 'request_id', requestId),

    unfinished: async (filter = {}) => {
      const rows = await database.query<OperationRow>(
        `select body from operation where ${unfinished}
           and ($1::text is null or transaction = $1)
           and ($2::text[] is null or id in (select operation from operation_aggregate where aggregate = any ($2)))
         order by number`,
        [filter.transaction ?? null, filter.aggregates === undefined ? null : [...filter.aggregates]],
      );
      return rows.map((row) => intact(row.body));
    },

    unsettled: async () => {
      const rows = await database.query<OperationRow>('select body from operation where owed order by number');
      return rows.map((row) => intact(row.body)).filter(({ phase }) => isClosed(phase) || phase === 'parked');
    },
    owe: async (id) => void (await database.query('update operation set owed = true where id = $1', [id])),
    paid: async (id) => void (await database.query('update operation set owed = false where id = $1', [id])),

    list: async (filter) => {
      const rows = await database.query<OperationRow>(
        `select body from operation where ($1::text is null or actor = $1) and ($2::timestamptz is null or created_at >= $2)
         order by number desc limit $3`,
        [filter.actor ?? null, filter.since ?? null, filter.limit],
      );
      return rows.map((row) => intact(row.body));
    },

    ofAggregate: async (aggregate, limit) => {
      const rows = await database.query<OperationRow>(
        `select body from operation where id in (select operation from operation_aggregate where aggregate = $1)
         order by number desc limit $2`,
        [aggregate, limit],
      );
      return rows.map((row) => intact(row.body));
    },
  };
}

/** An entry that cannot be read back stops new work instead of being guessed at. */
function intact(body: Operation): Operation {
  if (typeof body?.id !== 'string' || !Array.isArray(body.steps) || typeof body.phase !== 'string')
    throw new CodedError('JOURNAL_DAMAGED', 'A journal entry cannot be read back.');
  return body;
}
