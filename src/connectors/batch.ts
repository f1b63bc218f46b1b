/** OData batches as both systems take them: `multipart/mixed`, change sets inside, every line ended by CRLF. */
import { randomUUID } from 'node:crypto';
import type { SystemName } from '../maps/entity-map.ts';
import { SystemFailure } from './errors.ts';

/** One request inside a batch. `url` is absolute, or a reference such as `$1` to an earlier call of the same change set. */
export interface BatchCall {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
}

/** A single request, or requests that are applied all or none. */
export type BatchPart = { readonly call: BatchCall } | { readonly changeSet: readonly BatchCall[] };

/** The answer to one request. `contentId` counts the requests of change sets from 1, in the order they were sent. */
export interface PartAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly contentId: string | null;
}

/** The answers to one part: of a change set that was refused, the one answer that says why. */
export type PartAnswers = readonly PartAnswer[];

/** Writes a batch. Calls of change sets get the content ids 1, 2, 3 … in their order. */
export function writeBatch(parts: readonly BatchPart[]): { readonly contentType: string; readonly body: string } {
  const boundary = `batch_${randomUUID()}`;
  let contentId = 0;
  const lines: string[] = [];
  for (const part of parts) {
    lines.push(`--${boundary}`);
    if ('call' in part) {
      lines.push(...requestLines(part.call, null));
      continue;
    }
    const inner = `changeset_${randomUUID()}`;
    lines.push(`Content-Type: multipart/mixed; boundary="${inner}"`, '');
    for (const call of part.changeSet) {
      contentId += 1;
      lines.push(`--${inner}`, ...requestLines(call, contentId));
    }
    lines.push(`--${inner}--`, '');
  }
  lines.push(`--${boundary}--`, '');
  return { contentType: `multipart/mixed; boundary="${boundary}"`, body: lines.join('\r\n') };
}

/** Reads the answer to a batch, part by part. Throws `ANSWER_NOT_UNDERSTOOD` when it is not one. */
export function readBatch(
  system: SystemName,
  answer: { readonly headers: Readonly<Record<string, string>>; readonly text: string },
  applied: 'no' | 'unknown',
): readonly PartAnswers[] {
  const notUnderstood = (reason: string) =>
    new SystemFailure('ANSWER_NOT_UNDERSTOOD', system, `The batch answer of ${system} cannot be read: ${reason}.`, {
      applied,
    });
  const boundary = boundaryOf(answer.headers['content-type']);
  if (boundary === null) throw notUnderstood('no boundary');
  const sections = sectionsOf(answer.text, boundary);
  if (sections === null) throw notUnderstood('it is cut');
  return sections.map((section) => {
    const { headers, rest } = headersOf(section);
    const inner = boundaryOf(headers['content-type']);
    if (inner === null) return [partAnswer(headers, rest) ?? fail()];
    const innerSections = sectionsOf(rest, inner);
    if (innerSections === null) return fail();
    return innerSections.map((innerSection) => {
      const part = headersOf(innerSection);
      return partAnswer(part.headers, part.rest) ?? fail();
    });
  });

  function fail(): never {
    throw notUnderstood('a part is not a response');
  }
}

function requestLines(call: BatchCall, contentId: number | null): string[] {
  const headers = Object.entries(call.headers ?? {}).map(([name, value]) => `${name}: ${value}`);
  return [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    ...(contentId === null ? [] : [`Content-ID: ${contentId}`]),
    '',
    `${call.method} ${call.url} HTTP/1.1`,
    'Accept: application/json',
    ...(call.body === undefined ? [] : ['Content-Type: application/json; charset=utf-8']),
    ...headers,
    '',
    ...(call.body === undefined ? [''] : [JSON.stringify(call.body)]),
  ];
}

function boundaryOf(contentType: string | undefined): string | null {
  const match = /multipart\/mixed\s*;.*?boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType ?? '');
  return match?.[1] ?? match?.[2] ?? null;
}

/** The body of a batch without what is new in it each time: equal for two that ask the same. */
export function withoutBoundaries(body: string): string {
  return body.replaceAll(/\b(batch|changeset)_[0-9a-f-]{36}/g, '$1');
}

/** The sections between boundaries; null when the last boundary is missing. */
function sectionsOf(text: string, boundary: string): string[] | null {
  const pieces = `\n${text}`.split(new RegExp(`\\r?\\n--${escapePattern(boundary)}`));
  const last = pieces.pop();
  if (last === undefined || !last.startsWith('--')) return null;
  return pieces.slice(1).map((piece) => piece.replace(/^[ \t]*\r?\n/, ''));
}

function headersOf(section: string): { readonly headers: Record<string, string>; readonly rest: string } {
  const [, head = '', rest = ''] = /^([\s\S]*?)(?:\r?\n\r?\n([\s\S]*))?$/.exec(section) ?? [];
  const headers: Record<string, string> = {};
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  return { headers, rest };
}

function partAnswer(outer: Readonly<Record<string, string>>, text: string): PartAnswer | null {
  const [, status, rest = ''] = /^\s*HTTP\/\d(?:\.\d)? (\d{3})[^\r\n]*(?:\r?\n([\s\S]*))?$/.exec(text) ?? [];
  if (status === undefined) return null;
  // A response without any header begins with the blank line itself.
  const { headers, rest: body } = /^\r?\n/.test(rest) ? { headers: {}, rest: rest.trimStart() } : headersOf(rest);
  return { status: Number(status), headers, text: body.trim(), contentId: outer['content-id'] ?? headersId(headers) };
}

function headersId(headers: Readonly<Record<string, string>>): string | null {
  return headers['content-id'] ?? null;
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
