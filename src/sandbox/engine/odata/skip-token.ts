import type { Dialect } from './dialect.ts';
import { ODataSyntaxError } from './errors.ts';
import type { SqlValue } from '../model.ts';

/** Where a page ended. The next page begins after the last row's sort values, whatever was written meanwhile. */
export interface Bookmark {
  /** Number of the page that follows, from 2. */
  readonly page: number;
  /** Rows told so far; `$top` counts over all pages. */
  readonly served: number;
  /** Sort values of the last row, one for each term of the complete order. */
  readonly after: readonly SqlValue[];
}

/** Writes the bookmark in the service's own form, not yet percent-encoded for the URL. */
export function writeSkipToken(bookmark: Bookmark, dialect: Dialect): string {
  const state = JSON.stringify([bookmark.served, ...bookmark.after]);
  if (dialect.skipToken === 'token') return Buffer.from(state).toString('base64url');
  const inner = `<cookie page="${bookmark.page - 1}"><row last="${escapeXml(state)}" /></cookie>`;
  const nested = encodeURIComponent(encodeURIComponent(inner));
  return `<cookie pagenumber="${bookmark.page}" pagingcookie="${nested}" istracking="False" />`;
}

/** Reads a bookmark back. Throws `ODataSyntaxError` for a token this server did not write. */
export function readSkipToken(token: string, dialect: Dialect): Bookmark {
  try {
    const [page, json] =
      dialect.skipToken === 'cookie' ? readCookie(token) : [2, Buffer.from(token, 'base64url').toString()];
    const state: unknown = JSON.parse(json);
    if (Array.isArray(state)) {
      const [served, ...after] = state as unknown[];
      if (Number.isSafeInteger(served) && after.every(isSqlValue)) return { page, served: served as number, after };
    }
  } catch {
    // Falls through to the refusal below: every unreadable token is told in the same words.
  }
  throw new ODataSyntaxError('unexpected', `Skip token is not valid: '${token.slice(0, 200)}'.`, 0, token);
}

function readCookie(token: string): readonly [number, string] {
  const match = /^<cookie pagenumber="(\d{1,9})" pagingcookie="([^"]*)" istracking="False" ?\/>$/.exec(token);
  const inner = decodeURIComponent(decodeURIComponent(match?.[2] ?? ''));
  const last = /<row last="([^"]*)" \/>/.exec(inner)?.[1] ?? '';
  return [Number(match?.[1]), unescapeXml(last)];
}

/** The same request for the next page; every other byte of the URL stays as it was sent. */
export function nextLink(url: string, token: string): string {
  const [path = '', query = ''] = url.split(/\?(.*)/s, 2);
  const kept = query.split('&').filter((part) => part !== '' && !/^(\$|%24)skiptoken=/i.test(part));
  return `${path}?${[...kept, `$skiptoken=${encodeURIComponent(token)}`].join('&')}`;
}

function isSqlValue(value: unknown): value is SqlValue {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function unescapeXml(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
}
