/** What each entry of the journal was when it was stored, to tell when it is no longer. */
export const journalDigest = `
  alter table operation add column digest text;
  update operation set digest = md5(body::text)`;
