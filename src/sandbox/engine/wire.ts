/** What travels over HTTP, as plain values, so that a stand-in system is a function from request to response. */

export interface WireRequest {
  readonly method: string;
  /** Path and query exactly as sent, still percent-encoded, e.g. `/api/data/v9.2/accounts?$top=3`. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type WireHandler = (request: WireRequest) => Promise<WireResponse>;
