import { ODataSyntaxError } from './errors.ts';

/** A request URL taken apart before any percent-decoding. */
export interface SplitUrl {
  /** Path segments, still encoded; a slash inside quotes does not separate. */
  readonly segments: readonly string[];
  /** Query options in order, decoded; a blank may come as `+`. */
  readonly query: readonly (readonly [name: string, value: string])[];
}

/** Longest URL read, in characters; the same limit as the real service has for a part of a batch. */
const maxLength = 65_536;

/**
 * Splits a URL on `?`, `&` and `/` first and decodes afterwards, so that an encoded separator is a character of its value.
 * A raw `&` always separates, inside quotes too, as it does for the real services. Accepts absolute URLs.
 */
export function splitUrl(url: string): SplitUrl {
  if (url.length > maxLength) throw new ODataSyntaxError('too-long', 'The request URI is too long.', maxLength, '');
  const relative = url.replace(/^https?:\/\/[^/?#]*/i, '').replace(/#.*$/s, '');
  const mark = relative.indexOf('?');
  const path = mark < 0 ? relative : relative.slice(0, mark);
  const query = mark < 0 ? '' : relative.slice(mark + 1);
  return {
    segments: splitPath(path),
    query: query
      .split('&')
      .filter((part) => part !== '')
      .map((part) => {
        const equals = part.indexOf('=');
        const name = equals < 0 ? part : part.slice(0, equals);
        const value = equals < 0 ? '' : part.slice(equals + 1);
        return [decodeQuery(name), decodeQuery(value)] as const;
      }),
  };
}

function splitPath(path: string): string[] {
  const segments: string[] = [];
  let start = 0;
  let quoted = false;
  for (let i = 0; i < path.length; i++) {
    if (path[i] === "'" || (path[i] === '%' && path.slice(i + 1, i + 3) === '27')) quoted = !quoted;
    else if (path[i] === '/' && !quoted) {
      segments.push(path.slice(start, i));
      start = i + 1;
    }
  }
  segments.push(path.slice(start));
  return segments.filter((segment) => segment !== '');
}

/** Percent-decodes a path segment; `+` stays a plus. Throws `ODataSyntaxError` on broken encoding. */
export function decodeSegment(text: string): string {
  return decode(text);
}

function decodeQuery(text: string): string {
  return decode(text.replaceAll('+', ' '));
}

function decode(text: string): string {
  let decoded: string;
  try {
    decoded = decodeURIComponent(text);
  } catch {
    throw new ODataSyntaxError(
      'encoding',
      'A potentially dangerous Request was detected: bad percent-encoding.',
      0,
      text,
    );
  }
  const zero = decoded.indexOf('\0');
  if (zero >= 0) {
    throw new ODataSyntaxError(
      'encoding',
      `Syntax error: character '\\0' is not valid at position ${zero}.`,
      zero,
      decoded.replaceAll('\0', '\\0'),
    );
  }
  return decoded;
}
