/** Alert rules and the alerts they raised. The first rule is there from the beginning and may be changed or removed like any other. */
export const alertTables = `
  create table alert_rule (
    id text primary key,
    body jsonb not null,
    number bigint generated always as identity
  );
  insert into alert_rule (id, body) values ('default',
    '{"id": "default", "class": null, "map": null, "company": null, "count": 10, "minutes": 10, "tell": [], "pause": false}');

  create table alert (
    id text primary key,
    rule text not null,
    at timestamptz not null,
    told boolean not null default false,
    body jsonb not null
  );
  create index alert_of_rule on alert (rule, at desc);
  create index alert_untold on alert (at) where not told;
`;
