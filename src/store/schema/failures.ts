/**
 * What a sync failure has beside its body: the aggregate it belongs to, a count of its changes, so that each is told once, and when
 * it is tried again by itself.
 */
export const failureColumns = `
  alter table sync_failure add column aggregate text;
  alter table sync_failure add column revision integer not null default 1;
  alter table sync_failure add column retry_at timestamptz;
  update sync_failure set aggregate = record;
  create index sync_failure_aggregate on sync_failure (aggregate) where status in ('open', 'retrying');
  create index sync_failure_untold on sync_failure (since) where not told;
  create index sync_failure_due on sync_failure (retry_at) where status = 'open' and retry_at is not null;
  create index sync_failure_since on sync_failure (since);
`;
