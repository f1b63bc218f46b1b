/** Finance and operations OData as a protocol: addresses, headers, pages, batches, the JSON services. Knows no map. */
import { readBatch, writeBatch, type BatchPart, type PartAnswers } from '../batch.ts';
import type { Clock } from '../clock.ts';
import { SystemFailure } from '../errors.ts';
import { appliedBy, failureOfParts, timeIn } from '../http-failures.ts';
import { HttpClient, type HttpAnswer, type HttpCall, type HttpOptions } from '../http.ts';
import { readJson, row, rowsPage } from '../json.ts';
import type { Identity, WireRow } from '../port.ts';
import type { TokenSource } from '../token.ts';
import { messageOf } from './errors.ts';
import { serviceAnswer } from './service-answer.ts';

export type FinanceOperationsClientOptions = Omit<HttpOptions, 'system' | 'authorize'> & {
  readonly tokens: TokenSource;
};

const dataPath = '/data/';
/** The document describes thousands of entities. */
const metadataMilliseconds = 120_000;
const protocolHeaders = { accept: 'application/json', 'odata-version': '4.0', 'odata-maxversion': '4.0' };

/** Rows, and the address of those that follow. */
interface ClientPage {
  readonly rows: readonly WireRow[];
  readonly next: string | null;
}

export class FinanceOperationsClient {
  /** Address of the OData service, with a slash at the end. */
  readonly root: string;
  private readonly http: HttpClient;
  private readonly clock: Clock;

  constructor(options: FinanceOperationsClientOptions) {
    const url = options.url.replace(/\/+$/, '');
    this.root = url + dataPath;
    this.clock = options.clock;
    this.http = new HttpClient({
      ...options,
      url,
      system: 'financeOperations',
      // There is no header to act as somebody else: a person is their own token.
      authorize: async (as) => ({ authorization: `Bearer ${await options.tokens.token('financeOperations', as)}` }),
      refused: (as) => options.tokens.forget?.(as),
    });
  }

  /** Asks for what there is, and gives the time that the system says it is; null where it does not say. */
  async time(): Promise<Date | null> {
    const { headers } = accepted(await this.read('', { as: 'integration' }));
    return timeIn(headers['date']);
  }

  /** Reads one object; null when the system answers that it is not there. */
  async get(path: string, as: Identity): Promise<WireRow | null> {
    const answer = await this.read(path, as);
    if (isAbsent(answer)) return null;
    return readJson('financeOperations', accepted(answer), row);
  }

  /** The schema of the service, as XML. */
  async metadata(): Promise<string> {
    const answer = await this.http.send({
      method: 'GET',
      path: `${dataPath}$metadata`,
      as: { as: 'integration' },
      effect: 'read',
      headers: { accept: 'application/xml' },
      deadlineMilliseconds: metadataMilliseconds,
    });
    return accepted(answer).text;
  }

  /** Reads a collection page by page, following the links that the system gives. */
  async *pages(path: string, as: Identity): AsyncGenerator<readonly WireRow[]> {
    let next: string | null = path;
    while (next !== null) {
      const page: ClientPage = await this.page(next, as);
      yield page.rows;
      next = page.next;
    }
  }

  /**
   * Reads one page of a collection: the first of a path, or the one that an earlier page's `next` leads to. A page size is a wish:
   * whether the service follows it is not documented, so a page may be longer.
   */
  async page(path: string, as: Identity, pageSize?: number): Promise<ClientPage> {
    const answer = await this.read(path, as, pageSize === undefined ? {} : { prefer: `odata.maxpagesize=${pageSize}` });
    const { value, '@odata.nextLink': next } = readJson('financeOperations', accepted(answer), rowsPage);
    return { rows: value, next: next ?? null };
  }

  /** The number that the service counts behind an address that ends in `$count`. */
  async count(path: string, as: Identity): Promise<number> {
    return Number(accepted(await this.read(path, as, { accept: 'text/plain' })).text);
  }

  /** Sends a batch. Throws SYSTEM_BUSY where a part of it was put off, unless a write in it was refused. */
  async batch(
    parts: readonly BatchPart[],
    options: { readonly as: Identity; readonly effect: 'read' | 'write'; readonly signal?: AbortSignal },
  ): Promise<readonly PartAnswers[]> {
    const { contentType, body } = writeBatch(parts);
    const call: HttpCall = {
      method: 'POST',
      path: `${dataPath}$batch`,
      headers: { ...protocolHeaders, 'content-type': contentType, prefer: 'odata.continue-on-error' },
      body,
      ...options,
    };
    const answer = await this.http.send(call);
    if (answer.status >= 300) throw refusedRead(answer);
    const answers = readBatch('financeOperations', answer, appliedBy(options));
    const failure = failureOfParts('financeOperations', parts, answers, this.clock.now());
    if (failure !== null) throw this.http.heard(call, failure);
    return answers;
  }

  /** Calls an operation of a JSON service and returns the answer whatever it says, with the status that it means. */
  async service(
    path: string,
    body: unknown,
    options: { readonly as: Identity; readonly effect: 'read' | 'write'; readonly signal?: AbortSignal },
  ): Promise<HttpAnswer> {
    const answer = await this.http.send({
      method: 'POST',
      path: `/api/services/${path}`,
      headers: { accept: 'application/json', 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      ...options,
    });
    return serviceAnswer(answer);
  }

  /** Resolves when a call can be made as somebody; else the failure that it would bring. */
  authorize(as: Identity): Promise<void> {
    return this.http.authorize(as);
  }

  close(): void {
    this.http.close();
  }

  private read(path: string, as: Identity, headers: Readonly<Record<string, string>> = {}): Promise<HttpAnswer> {
    return this.http.send({
      method: 'GET',
      path: /^https?:/i.test(path) ? path : dataPath + path,
      as,
      effect: 'read',
      headers: { ...protocolHeaders, ...headers },
    });
  }
}

/** A collection that does not exist is answered with 404 too; only its text tells that it is not merely the record. */
export function isAbsent(answer: { readonly status: number; readonly text: string }): boolean {
  return answer.status === 404 && !/Resource not found for the segment/i.test(answer.text);
}

function accepted(answer: HttpAnswer): HttpAnswer {
  if (answer.status >= 400) throw refusedRead(answer);
  return answer;
}

function refusedRead(answer: HttpAnswer): SystemFailure {
  return new SystemFailure('QUERY_REFUSED', 'financeOperations', messageOf(answer), { applied: 'no' });
}
