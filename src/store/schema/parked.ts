/** Parked operations with the sync failures that they are over with; one that has ended is forgotten like any other that is closed. */
export const parkedOperations = `
  alter table operation add column failure text;
  create index operation_parked on operation (number) where phase = 'parked';
  drop index operation_closed;
  create index operation_closed on operation (created_at) where phase in ('committed', 'refused', 'ended')`;
