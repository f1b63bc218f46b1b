import type { WireHandler, WireRequest } from '../engine/wire.ts';

/** An answer of a system's API. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed body; undefined for none, and for one that is no JSON. */
  readonly body: unknown;
}

/** The API of a system as one person uses it. */
export type Api = (
  call: Pick<WireRequest, 'method' | 'url'> & {
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: Readonly<Record<string, unknown>>;
  },
) => Promise<Answer>;

/** Calls a system's own handler with a person's bearer, so that a page can do no more than the person. */
export const apiAs =
  (handle: WireHandler, person: string, host: string): Api =>
  async ({ method, url, headers = {}, body }) => {
    const response = await handle({
      method,
      url,
      headers: {
        host,
        accept: 'application/json',
        'odata-version': '4.0',
        'odata-maxversion': '4.0',
        authorization: `Bearer ${person}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      body: body ? JSON.stringify(body) : '',
    });
    return { status: response.status, headers: lowerCase(response.headers), body: parse(response.body) };
  };

const lowerCase = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A record as JSON shows it. */
export type JsonRecord = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is JsonRecord => typeof value === 'object' && value !== null;

/** The record of an answer; an empty one when there is none. */
export const recordOf = ({ body }: Answer): JsonRecord => (isRecord(body) ? body : {});

/** The records of a collection's answer. */
export function recordsOf({ body }: Answer): readonly JsonRecord[] {
  const value = isRecord(body) ? body.value : undefined;
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** The text of a refusal, the inner one where there is one: finance and operations says there what happened. */
export function refusalOf({ status, body }: Answer): string {
  const error = isRecord(body) && isRecord(body.error) ? body.error : {};
  const inner = isRecord(error.innererror) ? error.innererror.message : undefined;
  const text = [inner, error.message].find((one) => typeof one === 'string' && one !== '');
  return typeof text === 'string' ? text : `The system answered with status ${status}.`;
}

/** A value of a record as text; blank for none. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
