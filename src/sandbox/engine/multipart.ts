/** A body that is not `multipart/mixed` as the services read it: line ends are CRLF. */
export class MalformedMultipart extends Error {
  readonly reason: 'no-boundary' | 'unreadable' | 'part';

  constructor(reason: MalformedMultipart['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

/** One part: its headers, names in lower case, and what follows them. */
export interface Part {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The boundary a `Content-Type: multipart/mixed` announces, or null when it is another type or names none. */
export function boundaryOf(contentType: string | undefined): string | null {
  if (contentType === undefined || !/^\s*multipart\/mixed\s*;/i.test(contentType)) return null;
  const match = /;\s*boundary=(?:"([^"\r\n]{1,200})"|([^\s";,]{1,200}))/i.exec(contentType);
  return match?.[1] ?? match?.[2] ?? null;
}

/**
 * Takes a multipart body apart. The closing delimiter may end the text: inside a part, the line end after it belongs to the delimiter
 * that closes the part (RFC 2046, 5.1.1). Throws `MalformedMultipart`.
 */
export function readParts(body: string, boundary: string): Part[] {
  const delimiter = new RegExp(
    `\\r\\n--${boundary.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:[ \\t]*\\r\\n|(--)[ \\t]*(?:\\r\\n|$))`,
    'g',
  );
  // Neighbouring delimiters share a line end, so each search starts on the CRLF that ended the last one.
  const text = `\r\n${body}`;
  const parts: Part[] = [];
  let start = -1;
  for (let found = delimiter.exec(text); found !== null; found = delimiter.exec(text)) {
    if (start >= 0) parts.push(readPart(text.slice(start, found.index)));
    else if (text.slice(0, found.index).trim() !== '') throw unreadable();
    if (found[1] !== undefined) return parts;
    start = found.index + found[0].length;
    delimiter.lastIndex = start - 2;
  }
  throw unreadable();
}

/** Reads `headers CRLF CRLF body`, the form of a part and of the HTTP message inside it. Throws `MalformedMultipart`. */
export function readPart(text: string): Part {
  if (text.startsWith('\r\n')) return { headers: {}, body: text.slice(2) };
  const blank = text.indexOf('\r\n\r\n');
  const head = blank < 0 ? text : text.slice(0, blank);
  const headers: Record<string, string> = {};
  for (const line of head.split('\r\n').filter((each) => each !== '')) {
    const colon = line.indexOf(':');
    if (colon <= 0 || line.includes('\n'))
      throw new MalformedMultipart('part', `The header '${line.slice(0, 100)}' is not valid.`);
    headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  return { headers, body: blank < 0 ? '' : text.slice(blank + 4) };
}

/** Writes parts, each already holding its headers, blank line and body. */
export function writeParts(parts: readonly string[], boundary: string): string {
  return `${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`;
}

function unreadable(): MalformedMultipart {
  return new MalformedMultipart('unreadable', 'Stream was not readable.');
}
