/** How often a waiting change came to nothing, and until when its aggregate is left alone for that. */
export const queuePatience = `
  alter table queued_change add column attempts integer not null default 0;
  alter table queued_change add column due_at timestamptz;
`;
