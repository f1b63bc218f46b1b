/** Finance and operations OData as a protocol: addresses, headers, pages, batches, the JSON services. Knows no map. */
import { readBatch, writeBatch, type BatchPart, type PartAnswers } from '../batch.ts';
import { SystemFailure } from '../errors.ts';
import { appliedBy } from '../http-failures.ts';
import { HttpClient, type HttpAnswer, type HttpOptions } from '../http.ts';
import { readJson, row, rowsPage } from '../json.ts';
import type { Identity, WireRow } from '../port.ts';
import type { TokenSource } from '../token.ts';
import { messageOf } from './errors.ts';

export type FinanceOperationsClientOptions = Omit<HttpOptions, 'system' | 'authorize'> & {
  readonly tokens: TokenSource;
};

const dataPath = '/data/';
/** The document describes thousands of entities. */
const metadataMilliseconds = 120_000;
const protocolHeaders = { accept: 'application/json', 'odata-version': '4.0', 'odata-maxversion': '4.0' };

export class FinanceOperationsClient {
  /** Address of the OData service, with a slash at the end. */
  readonly root: string;
  private readonly http: HttpClient;

  constructor(options: FinanceOperationsClientOptions) {
    const url = options.url.replace(/\/+$/, '');
    this.root = url + dataPath;
    this.http = new HttpClient({
      ...options,
      url,
      system: 'financeOperations',
      // There is no header to act as somebody else: a person is their own token.
      authorize: async (as) => ({ authorization: `Bearer ${await options.tokens.token('financeOperations', as)}` }),
    });
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
    let next: string | undefined = path;
    while (next !== undefined) {
      const answer: HttpAnswer = await this.read(next, as);
      const page: { value: WireRow[]; '@odata.nextLink'?: string } = readJson(
        'financeOperations',
        accepted(answer),
        rowsPage,
      );
      yield page.value;
      next = page['@odata.nextLink'];
    }
  }

  /** Sends a batch. */
  async batch(
    parts: readonly BatchPart[],
    options: { readonly as: Identity; readonly effect: 'read' | 'write'; readonly signal?: AbortSignal },
  ): Promise<readonly PartAnswers[]> {
    const { contentType, body } = writeBatch(parts);
    const answer = await this.http.send({
      method: 'POST',
      path: `${dataPath}$batch`,
      headers: { ...protocolHeaders, 'content-type': contentType, prefer: 'odata.continue-on-error' },
      body,
      ...options,
    });
    if (answer.status !== 200 && answer.status !== 202) throw refusedRead(answer);
    const answers = readBatch('financeOperations', answer, appliedBy(options));
    for (const { status } of answers.flat()) {
      if (status === 429) {
        throw new SystemFailure('SYSTEM_BUSY', 'financeOperations', 'A part was put off.', { applied: 'no' });
      }
    }
    return answers;
  }

  /** Calls an operation of a JSON service and returns the answer whatever it says. */
  async service(
    path: string,
    body: unknown,
    options: { readonly as: Identity; readonly effect: 'read' | 'write'; readonly signal?: AbortSignal },
  ): Promise<HttpAnswer> {
    return this.http.send({
      method: 'POST',
      path: `/api/services/${path}`,
      headers: { accept: 'application/json', 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      ...options,
    });
  }

  close(): void {
    this.http.close();
  }

  private read(path: string, as: Identity): Promise<HttpAnswer> {
    return this.http.send({
      method: 'GET',
      path: /^https?:/i.test(path) ? path : dataPath + path,
      as,
      effect: 'read',
      headers: protocolHeaders,
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
