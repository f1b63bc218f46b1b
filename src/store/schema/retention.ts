/** When something of a map was last committed, kept beside the journal, which forgets; and the order in which the journal does. */
export const retentionSchema = `
  create table map_success (
    map text primary key,
    at timestamptz not null
  );
  insert into map_success (map, at)
    select split_part(aggregate, '|', 1), max((body->>'updatedAt')::timestamptz)
      from operation join operation_aggregate on operation_aggregate.operation = operation.id
     where phase = 'committed' and digest is not distinct from md5(body::text) group by 1;
  create index operation_closed on operation (created_at) where phase in ('committed', 'refused');
  create index alert_told on alert (at) where told`;
