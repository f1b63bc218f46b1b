/** Of a parked operation without a sync failure: the maps for want of which it has none, once the administrators were told. */
export const parkedWithdrawn = 'alter table operation add column withdrawn text[]';
