import type { SyncFailure } from '../sync/face.ts';
import { recordKey } from '../sync/record-key.ts';
import type { Failures } from '../sync/ports.ts';
import type { Database } from './database.ts';

interface FailureRow {
  readonly body: SyncFailure;
}

/** Sync failures: kept until somebody acts, one open row per record, origin and class. */
export function createFailures(database: Database): Failures {
  const save = async (failure: SyncFailure): Promise<void> =>
    void (await database.query('update sync_failure set status = $2, body = $3 where id = $1', [
      failure.id,
      failure.status,
      failure,
    ]));
  return {
    save,
    report: (failure) =>
      database.transaction(async (sql) => {
        const open = await sql.query<FailureRow>(
          `select body from sync_failure where record = $1 and status in ('open', 'retrying')`,
          [recordKey(failure.ref)],
        );
        const known = open.find((row) => row.body.origin === failure.origin && row.body.class === failure.class)?.body;
        if (known === undefined) {
          await sql.query('insert into sync_failure (id, record, status, since, body) values ($1, $2, $3, $4, $5)', [
            failure.id,
            recordKey(failure.ref),
            failure.status,
            failure.since,
            failure,
          ]);
          return { failure, isNew: true };
        }
        const again: SyncFailure = {
          ...known,
          problems: failure.problems,
          attempts: known.attempts + 1,
          status: 'open',
        };
        await sql.query('update sync_failure set status = $2, body = $3 where id = $1', [
          again.id,
          again.status,
          again,
        ]);
        return { failure: again, isNew: false };
      }),
    get: async (id) =>
      (await database.query<FailureRow>('select body from sync_failure where id = $1', [id]))[0]?.body ?? null,
    list: async (filter = {}) => {
      const rows = await database.query<FailureRow>(
        `select body from sync_failure where ($1::text is null or status = $1) and ($2::text is null or record = $2) order by since desc, id`,
        [filter.status ?? null, filter.ref === undefined ? null : recordKey(filter.ref)],
      );
      return rows.map((row) => row.body);
    },
    untold: async () =>
      (await database.query<FailureRow>('select body from sync_failure where not told order by since, id')).map(
        (row) => row.body,
      ),
    told: async (id) => void (await database.query('update sync_failure set told = true where id = $1', [id])),
  };
}
