/** Entries of the journal that could not be read back and that an administrator set aside: kept as they were, never deleted. */
export const setAsideEntries = `
  create table operation_set_aside (
    id text primary key,
    request_id text not null,
    aggregates text[] not null,
    owed boolean not null,
    entry jsonb not null,
    set_aside_at timestamptz not null,
    by_whom text not null,
    reason text not null,
    compared_at timestamptz
  );
  create index operation_set_aside_by_request on operation_set_aside (request_id);
  create index operation_set_aside_uncompared on operation_set_aside (set_aside_at) where compared_at is null`;
