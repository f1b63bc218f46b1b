/**
 * What maps do and who made them do it, and the changes that wait to be carried over. A queued change names every map it needs to be
 * carried; `event` is the same for the same event told twice. A signal names the map of the record that changed, beside its root.
 */
export const lifecycleTables = `
  create table map_status (
    map text primary key,
    status text not null,
    since timestamptz,
    by_whom text,
    reason text,
    missing text,
    when_other_is_down text
  );

  create table map_activity (
    number bigint generated always as identity primary key,
    at timestamptz not null,
    map text not null,
    from_status text not null,
    to_status text not null,
    by_whom text not null,
    reason text
  );
  create index map_activity_of_map on map_activity (map, number desc);

  create table queued_change (
    number bigint generated always as identity primary key,
    event text not null unique,
    map text not null,
    maps text[] not null,
    aggregate text not null,
    at timestamptz not null,
    follows_failure boolean not null default false,
    body jsonb not null
  );
  create index queued_change_of_aggregate on queued_change (aggregate, number);
  create index queued_change_of_map on queued_change (map, at);

  alter table signal add column map text;
  update signal set map = body->'ref'->>'map';
  alter table signal drop constraint signal_pkey;
  alter table signal add primary key (record, origin, map);
`;
