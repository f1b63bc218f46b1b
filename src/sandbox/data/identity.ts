import { createHash } from 'node:crypto';

/** The id of a seeded row: always the same for a table and a key, so that a lookup needs no search. */
export function idOf(table: string, ...key: readonly (string | number)[]): string {
  const hex = createHash('sha256')
    .update([table, ...key].join('\u0000'))
    .digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
