import { createHash } from 'node:crypto';

/**
 * The id of an operation, derived from what it is made of: the same click gives the same id, so that it is done once.
 * Shaped as a UUID, since the systems keep it in columns of that length.
 */
export function requestIdOf(...parts: readonly string[]): string {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `a${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');
}
