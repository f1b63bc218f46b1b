/** The Dataverse Web API as a protocol: addresses, headers, pages, batches. Knows no map. */
import type { z } from 'zod';
import { readBatch, writeBatch, type BatchPart, type PartAnswers } from '../batch.ts';
import type { Clock } from '../clock.ts';
import { SystemFailure } from '../errors.ts';
import { appliedBy, failureOfParts, timeIn } from '../http-failures.ts';
import { HttpClient, type HttpAnswer, type HttpCall, type HttpOptions } from '../http.ts';
import { changesPage, readJson, row, rowsPage } from '../json.ts';
import type { Identity, WireRow } from '../port.ts';
import type { TokenSource } from '../token.ts';
import { messageOf } from './errors.ts';

export type DataverseClientOptions = Omit<HttpOptions, 'system' | 'authorize'> & { readonly tokens: TokenSource };

/** A page of {@link DataverseClient.changes}. */
export interface TrackedPage {
  readonly rows: readonly WireRow[];
  /** Null on all pages but the last. */
  readonly link: string | null;
}

const apiPath = '/api/data/v9.2/';
const formattedValues = 'odata.include-annotations="OData.Community.Display.V1.FormattedValue"';

const protocolHeaders = {
  accept: 'application/json',
  'odata-version': '4.0',
  'odata-maxversion': '4.0',
  'if-none-match': 'null',
};

/** Rows, and the address of those that follow. */
export interface ClientPage {
  readonly rows: readonly WireRow[];
  readonly next: string | null;
}

export class DataverseClient {
  /** Address of the Web API, with a slash at the end. */
  readonly root: string;
  private readonly http: HttpClient;
  private readonly clock: Clock;

  constructor(options: DataverseClientOptions) {
    const url = options.url.replace(/\/+$/, '');
    this.root = url + apiPath;
    this.clock = options.clock;
    this.http = new HttpClient({
      ...options,
      url,
      system: 'dataverse',
      authorize: async (as) => ({
        authorization: `Bearer ${await options.tokens.token('dataverse', { as: 'integration' })}`,
        ...callerHeaders(as),
      }),
    });
  }

  /** Asks who we are, and gives the time that the system says it is; null where it does not say. */
  async time(): Promise<Date | null> {
    const { headers } = accepted(await this.read('WhoAmI', { as: 'integration' }));
    return timeIn(headers['date']);
  }

  /** Reads one object; null when the system answers that it is not there. */
  async get(path: string, as: Identity): Promise<WireRow | null> {
    const answer = await this.read(path, as);
    if (answer.status === 404) return null;
    return readJson('dataverse', accepted(answer), row);
  }

  /** Reads a collection page by page, following the links that the system gives. */
  async *pages(
    path: string,
    as: Identity,
    options: { readonly pageSize: number; readonly formatted?: boolean },
  ): AsyncGenerator<readonly WireRow[]> {
    let next: string | null = path;
    while (next !== null) {
      const page: ClientPage = await this.page(next, as, options);
      yield page.rows;
      next = page.next;
    }
  }

  /** Reads one page of a collection: the first of a path, or the one that an earlier page's `next` leads to. */
  async page(
    path: string,
    as: Identity,
    options: { readonly pageSize: number; readonly formatted?: boolean },
  ): Promise<ClientPage> {
    const prefer = `odata.maxpagesize=${options.pageSize}${options.formatted ? `,${formattedValues}` : ''}`;
    const answer = await this.read(path, as, { prefer });
    const { value, '@odata.nextLink': next } = readJson('dataverse', accepted(answer), rowsPage);
    return { rows: value, next: next ?? null };
  }

  /**
   * Reads a collection with change tracking, or what changed since an earlier reading. The link to what comes after, given with the
   * last page, is relative to the root. Throws CURSOR_EXPIRED when the system does not take such a link any more.
   */
  async *changes(path: string, as: Identity): AsyncGenerator<TrackedPage> {
    const isLink = path.includes('$deltatoken=');
    let next: string | undefined = path;
    while (next !== undefined) {
      const answer: HttpAnswer = await this.read(next, as, { prefer: 'odata.track-changes' });
      if (isLink && (answer.status === 400 || answer.status === 410)) throw expired(answer);
      const page: z.output<typeof changesPage> = readJson('dataverse', accepted(answer), changesPage);
      const link = page['@odata.deltaLink'] ?? null;
      next = page['@odata.nextLink'];
      yield { rows: page.value, link: link === null ? null : this.below(link) };
    }
  }

  /** Reads a collection that is known to be small. */
  async rows(path: string, as: Identity): Promise<readonly WireRow[]> {
    const rows: WireRow[] = [];
    for await (const page of this.pages(path, as, { pageSize: 5000 })) rows.push(...page);
    return rows;
  }

  /**
   * Sends a batch. Its parts are answered one by one, also after one that was refused. The caller is named in every part,
   * because the headers of a batch are not its parts'.
   */
  async batch(
    parts: readonly BatchPart[],
    options: { readonly as: Identity; readonly effect: 'read' | 'write'; readonly signal?: AbortSignal },
  ): Promise<readonly PartAnswers[]> {
    const inner = { ...protocolHeaders, ...callerHeaders(options.as) };
    const { contentType, body } = writeBatch(
      parts.map((part) =>
        'call' in part
          ? { call: { ...part.call, headers: { ...inner, ...part.call.headers } } }
          : { changeSet: part.changeSet.map((call) => ({ ...call, headers: { ...inner, ...call.headers } })) },
      ),
    );
    const call: HttpCall = {
      method: 'POST',
      path: `${apiPath}$batch`,
      headers: { ...protocolHeaders, 'content-type': contentType, prefer: 'odata.continue-on-error' },
      body,
      ...options,
    };
    const answer = await this.http.send(call);
    if (answer.status >= 300) throw refusedRead(answer);
    const answers = readBatch('dataverse', answer, appliedBy(options));
    const failure = failureOfParts('dataverse', parts, answers, this.clock.now());
    if (failure !== null) throw this.http.heard(call, failure);
    return answers;
  }

  /** Sends one write and returns the answer whatever it says. */
  async write(
    method: 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    options: {
      readonly as: Identity;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
      readonly signal?: AbortSignal;
    },
  ): Promise<HttpAnswer> {
    const { as, body, headers, signal } = options;
    return this.http.send({
      method,
      path: apiPath + path,
      as,
      effect: 'write',
      headers: { ...protocolHeaders, 'content-type': 'application/json; charset=utf-8', ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
    });
  }

  /** Makes the calls that are needed to answer a question of the system itself, also while it asked to be left alone. */
  answer<T>(work: () => Promise<T>): Promise<T> {
    return this.http.answer(work);
  }

  /** Whether this is called within {@link answer}. */
  isAnswering(): boolean {
    return this.http.isAnswering();
  }

  close(): void {
    this.http.close();
  }

  private below(link: string): string {
    return link.startsWith(this.root) ? link.slice(this.root.length) : link;
  }

  private read(path: string, as: Identity, headers: Readonly<Record<string, string>> = {}): Promise<HttpAnswer> {
    return this.http.send({
      method: 'GET',
      path: /^https?:/i.test(path) ? path : apiPath + path,
      as,
      effect: 'read',
      headers: { ...protocolHeaders, ...headers },
    });
  }
}

/** A person is named by their Entra object id; the token stays the integration's. */
function callerHeaders(as: Identity): Record<string, string> {
  return as.as === 'person' ? { callerobjectid: as.aadObjectId } : {};
}

function accepted(answer: HttpAnswer): HttpAnswer {
  if (answer.status >= 400) throw refusedRead(answer);
  return answer;
}

function expired(answer: HttpAnswer): SystemFailure {
  return new SystemFailure('CURSOR_EXPIRED', 'dataverse', messageOf(answer).message, { applied: 'no' });
}

function refusedRead(answer: HttpAnswer): SystemFailure {
  return new SystemFailure('QUERY_REFUSED', 'dataverse', messageOf(answer).message, { applied: 'no' });
}
