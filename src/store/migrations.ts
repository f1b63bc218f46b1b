import { alertTables } from './schema/alerts.ts';
import { failureColumns } from './schema/failures.ts';
import { initialSyncSchema } from './schema/initial-sync.ts';
import type { Database } from './database.ts';
import { catchUpSchema } from './schema/catch-up.ts';
import { journalDigest } from './schema/journal-digest.ts';
import { lifecycleTables } from './schema/map-lifecycle.ts';
import { parkedOperations } from './schema/parked.ts';
import { parkedWithdrawn } from './schema/parked-withdrawn.ts';
import { queuePatience } from './schema/queue-patience.ts';
import { retentionSchema } from './schema/retention.ts';
import { setAsideEntries } from './schema/set-aside.ts';

/** Every change of the schema, oldest first; one that has run anywhere is never edited. */
const migrations: readonly string[] = [
  `create table operation (
     id text primary key,
     request_id text not null unique,
     phase text not null,
     transaction text,
     actor text,
     owed boolean not null default false,
     created_at timestamptz not null,
     body jsonb not null,
     number bigint generated always as identity
   );
   create index operation_unfinished on operation (number) where phase in ('sending', 'provisional', 'undoing');
   create index operation_by_actor on operation (actor, created_at desc);
   create index operation_owed on operation (number) where owed;

   create table operation_aggregate (
     aggregate text not null,
     operation text not null references operation (id) on delete cascade,
     primary key (aggregate, operation)
   );

   create table lease (
     aggregate text primary key,
     owner text not null,
     expires_at timestamptz not null,
     fence bigint not null
   );

   create table record_state (
     record text primary key,
     body jsonb not null
   );

   create table signal (
     record text not null,
     origin text not null,
     body jsonb not null,
     due_at timestamptz not null,
     attempts integer not null default 0,
     number bigint generated always as identity,
     primary key (record, origin)
   );
   create index signal_due on signal (due_at, number);

   create table sync_failure (
     id text primary key,
     record text not null,
     status text not null,
     told boolean not null default false,
     since timestamptz not null,
     body jsonb not null
   );
   create index sync_failure_open on sync_failure (record) where status in ('open', 'retrying');

   create table memory (
     kind text not null,
     key text not null,
     value jsonb not null,
     expires_at timestamptz,
     number bigint generated always as identity,
     primary key (kind, key)
   );`,
  catchUpSchema,
  failureColumns,
  alertTables,
  lifecycleTables,
  initialSyncSchema,
  journalDigest,
  setAsideEntries,
  retentionSchema,
  queuePatience,
  // Which owner is the latest is told by its name alone.
  'alter table lease drop column fence;',
  parkedOperations,
  parkedWithdrawn,
];

/** Brings the schema to the newest form. Safe to run at every start. */
export async function migrate(database: Database): Promise<void> {
  await database.query('create table if not exists migration (number integer primary key)');
  const done = new Set(
    (await database.query<{ number: number }>('select number from migration')).map((row) => row.number),
  );
  for (const [number, text] of migrations.entries()) {
    if (done.has(number)) continue;
    await database.transaction(async (sql) => {
      for (const statement of text.split(';')) if (statement.trim() !== '') await sql.query(statement);
      await sql.query('insert into migration (number) values ($1)', [number]);
    });
  }
}
