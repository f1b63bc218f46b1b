/** How far the changes of each map were followed in each system, and the version of every record last seen there. */
export const catchUpSchema = `
   create table catch_up_position (
     system text not null,
     map text not null,
     cursor text,
     round integer not null,
     compared_at timestamptz not null,
     primary key (system, map)
   );

   create table catch_up_seen (
     system text not null,
     map text not null,
     id text not null,
     version text not null,
     round integer not null,
     primary key (system, map, id)
   );

   create index record_state_row on record_state ((lower(body ->> 'dataverseId')));`;
