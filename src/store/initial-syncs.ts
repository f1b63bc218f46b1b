import type { InitialSyncIssue, InitialSyncRun } from '../sync/face.ts';
import type { HandledRow, InitialSyncStore, NewIssue, Place, WaitingRow } from '../sync/initial-sync/ports.ts';
import { recordKey } from '../sync/record-key.ts';
import type { Database, Sql } from './database.ts';

interface RunRow {
  readonly body: InitialSyncRun;
  readonly place: Place | null;
}

interface IssueRow {
  readonly number: number;
  readonly run: string;
  readonly kind: InitialSyncIssue['kind'];
  readonly settled: boolean;
  readonly body: Pick<InitialSyncIssue, 'ref' | 'problems'>;
}

const issueColumns = 'number, run, kind, settled, body';

/** Runs, places, rows and issues of initial syncs. Many rows go in one statement: there are hundreds of thousands. */
export function createInitialSyncs(database: Database): InitialSyncStore {
  return {
    create: async (run) =>
      void (await database.query('insert into initial_sync_run (id, state, body) values ($1, $2, $3)', [
        run.id,
        run.state,
        run,
      ])),
    get: async (id) => {
      const [row] = await database.query<RunRow>('select body, place from initial_sync_run where id = $1', [id]);
      return row === undefined ? null : { run: row.body, place: row.place };
    },
    list: async (limit) => {
      const rows = await database.query<RunRow>('select body from initial_sync_run order by number desc limit $1', [
        limit,
      ]);
      return rows.map(({ body }) => body);
    },
    running: async () => {
      const rows = await database.query<RunRow>(
        `select body, place from initial_sync_run where state = 'running' order by number`,
      );
      return rows.map(({ body, place }) => ({ run: body, place }));
    },
    save: (run, place) => saveRun(database, run, place),
    finish: ({ run, place, rows, issues }) =>
      database.transaction(async (sql) => {
        await saveRun(sql, run, place);
        await saveRows(sql, run.id, rows);
        await saveIssues(sql, run.id, issues);
      }),
    handled: async (run, records) => {
      const rows = await database.query<{ record: string }>(
        'select record from initial_sync_row where run = $1 and record = any ($2)',
        [run, [...records]],
      );
      return new Set(rows.map(({ record }) => record));
    },
    waiting: (run, map, after, limit) =>
      database.query<{ record: string; waiting: WaitingRow }>(
        `select record, waiting from initial_sync_row
          where run = $1 and map = $2 and waiting is not null and record > $3 order by record limit $4`,
        [run, map, after, limit],
      ),
    forgetRows: async (run) => void (await database.query('delete from initial_sync_row where run = $1', [run])),
    issues: async (run, { after, limit }) => {
      const rows = await database.query<IssueRow>(
        `select ${issueColumns} from initial_sync_issue where run = $1 and number > $2 order by number limit $3`,
        [run, after, limit],
      );
      return rows.map(issueOf);
    },
    issue: async (run, number) => {
      const [row] = await database.query<IssueRow>(
        `select ${issueColumns} from initial_sync_issue where run = $1 and number = $2`,
        [run, number],
      );
      return row === undefined ? null : issueOf(row);
    },
    keepIssues: (run, issues) => saveIssues(database, run, issues),
    issueCounts: async (run, map) => {
      const rows = await database.query<{ kind: InitialSyncIssue['kind']; count: number }>(
        `select kind, count(*) from initial_sync_issue where run = $1 and starts_with(record, $2) group by kind`,
        [run, `${map}|`],
      );
      const counts = { refused: 0, conflict: 0, notEligible: 0 };
      for (const { kind, count } of rows) counts[kind] = Number(count);
      return counts;
    },
    saveIssue: async ({ number, settled, ref, problems }) =>
      void (await database.query('update initial_sync_issue set settled = $2, body = $3 where number = $1', [
        number,
        settled,
        { ref, problems },
      ])),
    isBusy: async () =>
      (await database.query(`select 1 from operation where phase in ('sending', 'undoing') limit 1`)).length > 0,
  };
}

async function saveRun(sql: Sql, run: InitialSyncRun, place: Place | null): Promise<void> {
  await sql.query('update initial_sync_run set state = $2, body = $3, place = $4 where id = $1', [
    run.id,
    run.state,
    run,
    place,
  ]);
}

async function saveRows(sql: Sql, run: string, rows: readonly HandledRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql.query(
    `insert into initial_sync_row (run, record, map, waiting)
     select $1, r ->> 'record', r ->> 'map', nullif(r -> 'waiting', 'null'::jsonb) from jsonb_array_elements($2::jsonb) r
     on conflict (run, record) do update set waiting = excluded.waiting`,
    [run, JSON.stringify(rows)],
  );
}

async function saveIssues(sql: Sql, run: string, issues: readonly NewIssue[]): Promise<void> {
  if (issues.length === 0) return;
  const rows = new Map(
    issues.map(({ kind, ref, problems }) => [
      `${kind} ${recordKey(ref)}`,
      { record: recordKey(ref), kind, body: { ref, problems } },
    ]),
  );
  await sql.query(
    `insert into initial_sync_issue (run, record, kind, body)
     select $1, r ->> 'record', r ->> 'kind', r -> 'body' from jsonb_array_elements($2::jsonb) r
     on conflict (run, record, kind) do update set body = case
       when excluded.kind <> 'conflict' then excluded.body
       when initial_sync_issue.body -> 'problems' @> (excluded.body -> 'problems') then initial_sync_issue.body
       else jsonb_set(initial_sync_issue.body, '{problems}', initial_sync_issue.body -> 'problems' || (excluded.body -> 'problems')) end`,
    [run, JSON.stringify([...rows.values()])],
  );
}

function issueOf({ number, run, kind, settled, body }: IssueRow): InitialSyncIssue {
  return { number: Number(number), run, kind, settled, ...body };
}
