/**
 * Runs of the initial sync with the place each has reached, the rows a run has been through (so that a page read twice counts once,
 * and what one side alone has is told from what both have), and every row it could not bring over.
 */
export const initialSyncSchema = `
   create table initial_sync_run (
     id text primary key,
     state text not null,
     body jsonb not null,
     place jsonb,
     number bigint generated always as identity
   );

   create table initial_sync_row (
     run text not null references initial_sync_run (id) on delete cascade,
     record text not null,
     map text not null,
     waiting jsonb,
     primary key (run, record)
   );
   create index initial_sync_row_waiting on initial_sync_row (run, map, record) where waiting is not null;

   create table initial_sync_issue (
     number bigint generated always as identity primary key,
     run text not null references initial_sync_run (id) on delete cascade,
     record text not null,
     kind text not null,
     settled boolean not null default false,
     body jsonb not null,
     unique (run, record, kind)
   );
   create index initial_sync_issue_page on initial_sync_issue (run, number);`;
