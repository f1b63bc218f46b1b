import type { SyncFailure } from '../sync/face.ts';
import { recordKey } from '../sync/record-key.ts';
import type { Failures } from '../sync/ports.ts';
import type { Database, Sql } from './database.ts';

interface FailureRow {
  readonly body: SyncFailure;
  readonly revision: number;
}

const columns = 'body, revision';
const open = `status in ('open', 'retrying')`;

/** Sync failures: kept until somebody acts, one open row per record, class and, but for conflicts, which have two, origin. */
export function createFailures(database: Database): Failures {
  const many = async (where: string, ...values: readonly unknown[]): Promise<readonly SyncFailure[]> =>
    (await database.query<FailureRow>(`select ${columns} from sync_failure where ${where}`, values)).map(failureOf);
  return {
    report: (failure) =>
      database.transaction(async (sql) => {
        const rows = await sql.query<FailureRow>(
          `select ${columns} from sync_failure where record = $1 and ${open} for update`,
          [recordKey(failure.ref)],
        );
        const known = rows
          .map(failureOf)
          .find((one) => one.class === failure.class && (one.class === 'conflict' || one.origin === failure.origin));
        if (known === undefined) return { failure: await insert(sql, failure), isNew: true };
        const again: SyncFailure = {
          ...known,
          ...(failure.root === undefined ? {} : { root: failure.root }),
          problems: failure.problems,
          operation: failure.operation ?? known.operation ?? null,
          raw: failure.raw ?? null,
          ...(failure.parked === undefined ? {} : { parked: failure.parked }),
          attempts: known.attempts + 1,
          status: 'open',
          underWay: null,
        };
        return { failure: await write(sql, again), isNew: false };
      }),
    change: (id, change) =>
      database.transaction(async (sql) => {
        const [row] = await sql.query<FailureRow>(`select ${columns} from sync_failure where id = $1 for update`, [id]);
        if (row === undefined) return null;
        const before = failureOf(row);
        const after = change(before);
        return after === before
          ? { failure: before, isChanged: false }
          : { failure: await write(sql, after), isChanged: true };
      }),
    get: async (id) => (await many('id = $1', id))[0] ?? null,
    list: (filter = {}) =>
      many(
        '($1::text is null or status = $1) and ($2::text is null or record = $2) order by since desc, id',
        filter.status ?? null,
        filter.ref === undefined ? null : recordKey(filter.ref),
      ),
    openCounts: async () => {
      const rows = await database.query<{ map: string; count: number }>(
        `select body->'ref'->>'map' as map, count(*)::integer as count from sync_failure where ${open} group by 1`,
      );
      return new Map(rows.map(({ map, count }) => [map, count]));
    },
    openOf: (refs) => many(`record = any ($1) and ${open} order by since, id`, refs.map(recordKey)),
    openUnder: (root) => many(`aggregate = $1 and ${open} order by since, id`, recordKey(root)),
    untold: () => many('not told order by since, id'),
    isUntold: async ({ id, revision = 1 }) =>
      (await database.query('select 1 from sync_failure where id = $1 and revision = $2 and not told', [id, revision]))
        .length > 0,
    told: async ({ id, revision = 1 }) =>
      void (await database.query('update sync_failure set told = true where id = $1 and revision = $2', [
        id,
        revision,
      ])),
    tryAgainAt: async (id, at) =>
      void (await database.query('update sync_failure set retry_at = $2 where id = $1', [id, at])),
    due: (now, limit) => many(`status = 'open' and retry_at <= $1 order by retry_at, id limit $2`, now, limit),
    since: async (at, filter) => {
      const rows = await database.query<{ map: string; count: number }>(
        `select body->'ref'->>'map' as map, count(*)::integer as count from sync_failure
         where since > $1 and ($2::text is null or body->>'class' = $2) and ($3::text is null or body->'ref'->>'map' = $3)
           and ($4::text is null or lower(body->'ref'->>'company') = lower($4))
         group by 1 order by 2 desc, 1`,
        [at, filter.class, filter.map, filter.company],
      );
      return rows;
    },
  };
}

async function insert(sql: Sql, failure: SyncFailure): Promise<SyncFailure> {
  const stored = { ...failure, revision: 1 };
  await sql.query(
    `insert into sync_failure (id, record, aggregate, status, since, body, revision) values ($1, $2, $3, $4, $5, $6, 1)`,
    [
      failure.id,
      recordKey(failure.ref),
      recordKey(failure.root ?? failure.ref),
      failure.status,
      failure.since,
      bodyOf(failure),
    ],
  );
  return stored;
}

/** Every change makes a new revision, which is yet to be told. */
async function write(sql: Sql, failure: SyncFailure): Promise<SyncFailure> {
  const rows = await sql.query<FailureRow>(
    `update sync_failure set status = $2, body = $3, aggregate = $4, revision = revision + 1, told = false
     where id = $1 returning ${columns}`,
    [failure.id, failure.status, bodyOf(failure), recordKey(failure.root ?? failure.ref)],
  );
  return rows[0] === undefined ? failure : failureOf(rows[0]);
}

function failureOf({ body, revision }: FailureRow): SyncFailure {
  return { ...body, revision };
}

function bodyOf({ revision: _revision, ...body }: SyncFailure): Omit<SyncFailure, 'revision'> {
  return body;
}
