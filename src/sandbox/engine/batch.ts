import { STATUS_CODES } from 'node:http';
import { parseJson } from './json-body.ts';
import { boundaryOf, MalformedMultipart, readPart, readParts, writeParts } from './multipart.ts';
import type { Part } from './multipart.ts';
import type { WireRequest, WireResponse } from './wire.ts';

/** A `$batch` that cannot be run as it stands. */
export class MalformedBatch extends Error {
  readonly reason: 'unreadable' | 'part' | 'nested' | 'too-many' | 'get-in-change-set' | 'reference' | 'duplicate-id';

  constructor(reason: MalformedBatch['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

/** One request of a batch. */
interface BatchPart {
  readonly contentId: string | null;
  /** References such as `$1` still stand in it. */
  readonly request: WireRequest;
}

export type BatchItem =
  | { readonly kind: 'request'; readonly part: BatchPart }
  | { readonly kind: 'changeSet'; readonly parts: readonly BatchPart[] };

/** How a service answers a batch in which something failed. */
export interface BatchConventions {
  /** Most requests in one batch. */
  readonly limit: number;
  /** Without `odata.continue-on-error` the outer status is that of the failure and the body holds it alone. */
  readonly failureIsOuter: boolean;
  /** Headers every failed part carries besides its own. */
  readonly failureHeaders?: () => Readonly<Record<string, string>>;
}

/** How the owner of a batch runs what is in it. */
export interface BatchRunner {
  /** Runs one request outside every change set. */
  readonly single: (request: WireRequest) => Promise<WireResponse>;
  /**
   * Runs a change set in one transaction: calls `work` with a way to send requests inside it, commits when it resolves, rolls back and
   * rethrows when it throws. `work` may be called twice, for transactions of two passes.
   */
  readonly atomically: <T>(work: (send: (request: WireRequest) => Promise<WireResponse>) => Promise<T>) => Promise<T>;
  /** Answer for an error that `atomically` itself throws, a hook that refused, a row that is locked; and for an unknown reference. */
  readonly answer: (error: unknown) => WireResponse;
  readonly guid: () => string;
}

/** A request of a change set failed; the transaction must not be committed. */
class ChangeSetFailed extends Error {
  readonly part: BatchPart;
  readonly response: WireResponse;

  constructor(part: BatchPart, response: WireResponse) {
    super('A request of the change set failed.');
    this.part = part;
    this.response = response;
  }
}

/** Reads and runs a `POST …/$batch`. Throws `MalformedBatch` when nothing of it can be run. */
export async function runBatch(
  request: WireRequest,
  conventions: BatchConventions,
  runner: BatchRunner,
): Promise<WireResponse> {
  const items = readBatch(request, conventions.limit);
  const continueOnError = /\bodata\.continue-on-error(?!\s*=\s*false)/i.test(request.headers['prefer'] ?? '');
  const answers: string[] = [];
  const outer = (status: number, parts: readonly string[]): WireResponse => {
    const boundary = `batchresponse_${runner.guid()}`;
    return {
      status,
      headers: { 'content-type': `multipart/mixed; boundary=${boundary}`, 'odata-version': '4.0' },
      body: writeParts(parts, boundary),
    };
  };
  for (const item of items) {
    const { text, failed } =
      item.kind === 'request'
        ? await runSingle(item.part, conventions, runner)
        : await runChangeSet(item.parts, conventions, runner);
    if (failed !== null && !continueOnError) {
      return conventions.failureIsOuter ? outer(failed, [text]) : outer(200, [...answers, text]);
    }
    answers.push(text);
  }
  return outer(200, answers);
}

interface Answer {
  readonly text: string;
  /** Status of the failure; null when all went well. */
  readonly failed: number | null;
}

async function runSingle(part: BatchPart, conventions: BatchConventions, runner: BatchRunner): Promise<Answer> {
  const request = referring(part.request, new Map(), runner);
  const response = 'refused' in request ? request.refused : await runner.single(request);
  return response.status >= 400
    ? failure(part, response, conventions)
    : { text: writeResponse(response, part.contentId), failed: null };
}

async function runChangeSet(
  parts: readonly BatchPart[],
  conventions: BatchConventions,
  runner: BatchRunner,
): Promise<Answer> {
  try {
    const texts = await runner.atomically(async (send) => {
      const references = new Map<string, string>();
      const written: string[] = [];
      for (const part of parts) {
        const request = referring(part.request, references, runner);
        const response = 'refused' in request ? request.refused : await send(request);
        if (response.status >= 400) throw new ChangeSetFailed(part, response);
        const address = response.headers['odata-entityid'] ?? response.headers['location'];
        const own = address ?? (part.request.method === 'POST' ? undefined : part.request.url);
        if (part.contentId !== null && own !== undefined) references.set(part.contentId, pathOf(own));
        written.push(writeResponse(response, part.contentId));
      }
      return written;
    });
    const boundary = `changesetresponse_${runner.guid()}`;
    const body = writeParts(texts, boundary);
    return { text: `Content-Type: multipart/mixed; boundary=${boundary}\r\n\r\n${body}`, failed: null };
  } catch (error) {
    if (error instanceof ChangeSetFailed) return failure(error.part, error.response, conventions);
    return failure(null, runner.answer(error), conventions);
  }
}

function failure(part: BatchPart | null, response: WireResponse, conventions: BatchConventions): Answer {
  const headers = { ...conventions.failureHeaders?.(), ...response.headers };
  return { text: writeResponse({ ...response, headers }, part?.contentId ?? null), failed: response.status };
}

/** The request with its references replaced, or the answer to one that names what was not sent before. */
function referring(
  request: WireRequest,
  references: ReadonlyMap<string, string>,
  runner: BatchRunner,
): WireRequest | { readonly refused: WireResponse } {
  try {
    return withReferences(request, references);
  } catch (error) {
    return { refused: runner.answer(error) };
  }
}

/** Takes a batch apart. Throws `MalformedBatch`. */
export function readBatch(request: WireRequest, limit: number): BatchItem[] {
  // Here the services are stricter than the standard: the last line of the whole ends with CRLF too.
  if (!request.body.endsWith('\r\n')) throw new MalformedBatch('unreadable', 'Stream was not readable.');
  const items = partsOf(request.headers['content-type'], request.body).map((part): BatchItem => {
    if (boundaryOf(part.headers['content-type']) === null) {
      return { kind: 'request', part: readRequest(part, request) };
    }
    const parts = partsOf(part.headers['content-type'], part.body).map((inner) => readRequest(inner, request));
    const ids = parts.flatMap(({ contentId }) => contentId ?? []);
    if (new Set(ids).size < ids.length) {
      throw new MalformedBatch('duplicate-id', 'A Content-ID is used more than once in the change set.');
    }
    if (parts.some((inner) => inner.request.method === 'GET')) {
      throw new MalformedBatch('get-in-change-set', 'A GET request is not allowed in a change set.');
    }
    return { kind: 'changeSet', parts };
  });
  const size = items.reduce((sum, item) => sum + (item.kind === 'request' ? 1 : item.parts.length), 0);
  if (size > limit) throw new MalformedBatch('too-many', `A batch may hold at most ${limit} requests.`);
  return items;
}

function partsOf(contentType: string | undefined, body: string): Part[] {
  const boundary = boundaryOf(contentType);
  if (boundary === null)
    throw new MalformedBatch('unreadable', 'The content type is not multipart/mixed with a boundary.');
  try {
    return readParts(body, boundary);
  } catch (error) {
    if (error instanceof MalformedMultipart) {
      throw new MalformedBatch(error.reason === 'part' ? 'part' : 'unreadable', error.message);
    }
    throw error;
  }
}

/** Headers of the batch that hold for every request in it. */
const inherited: readonly string[] = ['authorization', 'callerobjectid', 'mscrmcallerid', 'host'];

function readRequest(part: Part, outer: WireRequest): BatchPart {
  if (!/^application\/http\b/i.test(part.headers['content-type'] ?? '')) {
    throw new MalformedBatch('part', 'A part of the batch is not of the type application/http.');
  }
  const text = part.body.replace(/^(\r\n)+/, '');
  const end = text.indexOf('\r\n');
  const line = /^([A-Z]{3,10}) (\S+) HTTP\/1\.1$/.exec(end < 0 ? text : text.slice(0, end));
  if (line === null) throw new MalformedBatch('part', 'The request line of a part is not valid.');
  const [, method = '', address = ''] = line;
  if (/\/?\$batch(\?|$)/.test(address)) throw new MalformedBatch('nested', 'A batch cannot hold another batch.');
  let message: Part;
  try {
    message = end < 0 ? { headers: {}, body: '' } : readPart(text.slice(end + 2));
  } catch (error) {
    throw new MalformedBatch('part', error instanceof Error ? error.message : 'A part of the batch is not valid.');
  }
  const headers: Record<string, string> = {};
  for (const name of inherited) {
    const value = outer.headers[name];
    if (value !== undefined) headers[name] = value;
  }
  return {
    contentId: part.headers['content-id'] ?? message.headers['content-id'] ?? null,
    request: {
      method,
      url: absolutePath(address, outer.url),
      headers: { ...headers, ...message.headers },
      body: message.body,
    },
  };
}

/** Path and query of a part's address; a relative one counts from the service root, `$1` is left for later. */
function absolutePath(address: string, batchUrl: string): string {
  const path = pathOf(address);
  if (path.startsWith('/$') && /^\/\$[\w-]+/.test(path) && !path.startsWith('/$metadata')) return path.slice(1);
  return path.startsWith('/') || path.startsWith('$') ? path : pathOf(batchUrl).replace(/\$batch.*$/s, '') + path;
}

function pathOf(url: string): string {
  return url.replace(/^https?:\/\/[^/?#]*/i, '');
}

/**
 * Puts the addresses of earlier requests where `$<Content-ID>` stands: at the start of the URL and in `@odata.bind` and `@odata.id` of
 * the body. Throws `MalformedBatch` for an id that no earlier request has.
 */
function withReferences(request: WireRequest, references: ReadonlyMap<string, string>): WireRequest {
  const url = request.url.startsWith('$') ? replaceReference(request.url, references) : request.url;
  if (!request.body.includes('"$')) return { ...request, url };
  const parsed = parseJson(request.body);
  const changed = replaceInBody(parsed, references);
  return changed === parsed ? { ...request, url } : { ...request, url, body: JSON.stringify(changed) };
}

function replaceReference(address: string, references: ReadonlyMap<string, string>): string {
  const [, id = '', rest = ''] = /^\$([^/?(]+)(.*)$/s.exec(address) ?? [];
  const target = references.get(id);
  if (target === undefined) {
    throw new MalformedBatch('reference', `Content-ID Reference: '$${id}' does not exist in the batch context.`);
  }
  return target + rest;
}

function replaceInBody(value: unknown, references: ReadonlyMap<string, string>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => replaceInBody(item, references));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  let changed = false;
  const members = Object.entries(value).map(([name, member]) => {
    const replaced = /@odata\.(bind|id)$/.test(name)
      ? replaceBound(member, references)
      : replaceInBody(member, references);
    changed ||= replaced !== member;
    return [name, replaced] as const;
  });
  return changed ? Object.fromEntries(members) : value;
}

function replaceBound(value: unknown, references: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string' && value.startsWith('$')) return replaceReference(value, references);
  return Array.isArray(value) && value.some((item) => typeof item === 'string' && item.startsWith('$'))
    ? value.map((item) => replaceBound(item, references))
    : value;
}

/** Names that are not written with a capital at the start of each word alone. */
const spellings: Readonly<Record<string, string>> = {
  etag: 'ETag',
  'odata-entityid': 'OData-EntityId',
  'odata-version': 'OData-Version',
  req_id: 'REQ_ID',
};

/** A header's name as the services write it. */
function written(name: string): string {
  const lower = name.toLowerCase();
  return spellings[lower] ?? lower.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
}

function writeResponse(response: WireResponse, contentId: string | null): string {
  const headers = Object.entries(response.headers)
    .filter(([name]) => name.toLowerCase() !== 'content-length')
    .map(([name, value]) => `${written(name)}: ${value}\r\n`);
  return (
    'Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n' +
    (contentId === null ? '' : `Content-ID: ${contentId}\r\n`) +
    `\r\nHTTP/1.1 ${response.status} ${STATUS_CODES[response.status] ?? ''}\r\n${headers.join('')}\r\n${response.body}`
  );
}
