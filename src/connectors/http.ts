/**
 * HTTP to one connected system. It knows connections, deadlines, repetition and which outcomes are no answers; it knows neither
 * product. What it returns is an answer in the system's own words, whatever its status; everything else is a `SystemFailure`.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import axios, { type AxiosAdapter, type AxiosInstance } from 'axios';
import { z } from 'zod';
import type { SystemName } from '../maps/entity-map.ts';
import { withoutBoundaries } from './batch.ts';
import type { Clock } from './clock.ts';
import { NotSignedIn, SystemFailure } from './errors.ts';
import { failureOfAnswer, failureOfConnection, wasClosedWhileIdle } from './http-failures.ts';
import type { Identity } from './port.ts';

/** One call. `path` is appended to the address of the system, or is an absolute address below it (a next link). */
export interface HttpCall {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly as: Identity;
  /** Reads are repeated when they bring no answer; writes are sent once. */
  readonly effect: 'read' | 'write';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
  /** Where an answer is known to take longer than the usual limit. */
  readonly deadlineMilliseconds?: number;
}

/** What a system answered, of any status that its protocol gives a meaning. Header names in lower case. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** One attempt as it went, for logs and metrics. Holds no header and no body that was sent. */
export interface HttpTrace {
  readonly system: SystemName;
  readonly method: string;
  readonly path: string;
  readonly attempt: number;
  readonly milliseconds: number;
  /** Null when there was no answer. */
  readonly status: number | null;
  /** Code of the failure, null when it was an answer. */
  readonly failure: string | null;
  /** First characters of an answer that could not be understood. */
  readonly excerpt: string | null;
}

export interface HttpLimits {
  /** Longest wait for one attempt, from the first byte out to the last byte in. */
  readonly deadlineMilliseconds: number;
  /** How often a read is sent at most. */
  readonly attempts: number;
  /** A busy system that asks to wait longer than this is not waited for; neither is it with a write. */
  readonly longestWaitMilliseconds: number;
  /** Largest body in either direction. */
  readonly bytes: number;
}

export interface HttpOptions {
  readonly system: SystemName;
  /** Address that paths are appended to, without a slash at the end. */
  readonly url: string;
  /** Headers that say who calls. Rejects when there is no token. */
  readonly authorize: (as: Identity) => Promise<Readonly<Record<string, string>>>;
  /** Told that the system refused the token of a person, which is then asked for once more. */
  readonly refused?: (as: Identity) => void;
  readonly clock: Clock;
  /** Chance in [0, 1) for the spread of waits. */
  readonly random?: () => number;
  readonly limits?: Partial<HttpLimits>;
  readonly onCall?: (trace: HttpTrace) => void;
  /** Carries the calls, where sockets do not: a system that lives in the same process. */
  readonly adapter?: AxiosAdapter;
}

const usualLimits: HttpLimits = {
  deadlineMilliseconds: 20_000,
  attempts: 3,
  longestWaitMilliseconds: 5_000,
  bytes: 64 * 1024 * 1024,
};

const firstWaitMilliseconds = 150;

/** Whose question is being answered. One for all: each storage of its own would slow every promise of the process. */
const answering = new AsyncLocalStorage<HttpClient>();

/** Keeps connections to one system open between calls, until it is closed. */
export class HttpClient {
  readonly system: SystemName;
  private readonly options: HttpOptions;
  private readonly limits: HttpLimits;
  private readonly agents: { readonly http: HttpAgent; readonly https: HttpsAgent };
  private readonly axios: AxiosInstance;
  private readonly closed = new AbortController();
  /** Breaks off calls under way. */
  private readonly running = new Set<() => void>();
  /**
   * Failures of kept connections that the other end closed in the very moment they were used again. A read is then repeated at once, on
   * a connection of its own: the next kept one may be just as old.
   */
  private readonly stale = new WeakSet<SystemFailure>();

  /** Until when the system asked to be left alone, in milliseconds: nothing is sent before, whatever it would be. */
  private quietUntil = 0;
  /** Reads that it asked to wait with, by {@link nameOf}: those alone wait while a question of its own is answered. */
  private readonly heldBack = new Map<string, number>();

  constructor(options: HttpOptions) {
    this.options = options;
    this.system = options.system;
    this.limits = { ...usualLimits, ...options.limits };
    this.agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };
    this.axios = axios.create({
      adapter: options.adapter ?? 'http',
      httpAgent: this.agents.http,
      httpsAgent: this.agents.https,
      // A redirect would carry the token elsewhere.
      maxRedirects: 0,
      proxy: false,
      maxContentLength: this.limits.bytes,
      maxBodyLength: this.limits.bytes,
      responseType: 'text',
      transformRequest: [(body: unknown) => body],
      transformResponse: [(body: unknown) => body],
      validateStatus: () => true,
    });
  }

  /** The answer, or a `SystemFailure`. */
  async send(call: HttpCall): Promise<HttpAnswer> {
    const startedAt = this.options.clock.now().getTime();
    let isFresh = false;
    let waitedUntil = 0;
    let refused = call.as.as === 'person' ? this.options.refused : undefined;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(call, { attempt, isFresh, waitedUntil });
      } catch (failure) {
        // A token that was revoked before its time: nothing was applied, so that even a write may be sent again with another.
        if (refused !== undefined && failure instanceof SystemFailure && failure.code === 'SIGN_IN_FAILED') {
          refused(call.as);
          refused = undefined;
          continue;
        }
        isFresh = this.isStale(failure);
        const wait = this.waitBefore(attempt + 1, failure, call);
        const spent = this.options.clock.now().getTime() - startedAt;
        if (wait === null || spent + wait > this.limits.deadlineMilliseconds) throw failure;
        waitedUntil = startedAt + spent + wait;
        await this.sleep(wait, call);
        if (this.isGivenUp(call)) throw failure;
      }
    }
  }

  /**
   * Makes the calls that are needed to answer a question of the system itself, which keeps its transaction open for it: they are sent
   * although it asked to be left alone, only not the same again.
   */
  answer<T>(work: () => Promise<T>): Promise<T> {
    return answering.run(this, work);
  }

  /** Whether this is called within {@link answer}. */
  isAnswering(): boolean {
    return answering.getStore() === this;
  }

  /** Notes how long the answer to a call asks to wait, also one that tells so only to who reads into it; gives the failure back. */
  heard(call: HttpCall, failure: SystemFailure): SystemFailure {
    if (failure.retryAfterSeconds === null || failure.isUnsent) return failure;
    const now = this.options.clock.now().getTime();
    const until = now + failure.retryAfterSeconds * 1_000;
    this.quietUntil = Math.max(this.quietUntil, until);
    if (call.effect === 'write') return failure;
    for (const [name, over] of this.heldBack) if (over <= now) this.heldBack.delete(name);
    this.heldBack.set(nameOf(call), until);
    return failure;
  }

  /** Resolves when a call can be made as somebody; else the `SystemFailure` that it would bring. Sends nothing to the system. */
  async authorize(as: Identity): Promise<void> {
    await this.headers({ method: 'GET', path: '', as, effect: 'read' });
  }

  /** Breaks off what is under way or waits, sends nothing any more, and lets go of all connections. */
  close(): void {
    this.closed.abort();
    for (const abort of this.running) abort();
    this.agents.http.destroy();
    this.agents.https.destroy();
  }

  private async attempt(
    call: HttpCall,
    {
      attempt,
      isFresh,
      waitedUntil,
    }: { readonly attempt: number; readonly isFresh: boolean; readonly waitedUntil: number },
  ): Promise<HttpAnswer> {
    const startedAt = this.options.clock.now().getTime();
    const outcome = await this.headers(call)
      .then(async (headers) => {
        // Looked at last, because a token takes its time.
        await this.leaveAlone(call, waitedUntil);
        return this.exchange(call, headers, isFresh);
      })
      .catch((error: unknown) => {
        const failed = failureOfConnection(this.system, call, error);
        if (wasClosedWhileIdle(error)) this.stale.add(failed);
        return failed;
      });
    const answer = outcome instanceof SystemFailure ? null : outcome;
    const failure =
      outcome instanceof SystemFailure
        ? outcome
        : failureOfAnswer(this.system, call, outcome, this.options.clock.now());
    this.options.onCall?.({
      system: this.system,
      method: call.method,
      path: pathOf(call.path),
      attempt,
      milliseconds: this.options.clock.now().getTime() - startedAt,
      status: answer?.status ?? null,
      failure: failure?.code ?? null,
      excerpt: failure?.code === 'ANSWER_NOT_UNDERSTOOD' ? (answer?.text.slice(0, 500) ?? null) : null,
    });
    if (failure !== null) this.heard(call, failure);
    if (answer === null || failure !== null) throw failure ?? failureOfConnection(this.system, call, null);
    return answer;
  }

  /** Waits as the system asked where that is short; else throws what it would answer. `waitedUntil` is over, whatever the clock says. */
  private async leaveAlone(call: HttpCall, waitedUntil: number): Promise<void> {
    const { clock } = this.options;
    const until = this.askedUntil(call);
    const wait = until - clock.now().getTime();
    if (wait <= 0 || until <= waitedUntil) return;
    if (call.effect === 'read' && wait <= this.limits.longestWaitMilliseconds) {
      await this.sleep(wait, call);
      if (this.askedUntil(call) <= until) return;
    }
    throw new SystemFailure('SYSTEM_BUSY', this.system, `${this.system} asked to come back later.`, {
      applied: 'no',
      isUnsent: true,
      retryAfterSeconds: Math.max(0, (this.askedUntil(call) - clock.now().getTime()) / 1_000),
    });
  }

  private async sleep(milliseconds: number, { signal }: HttpCall): Promise<void> {
    const signals = [this.closed.signal, ...(signal === undefined ? [] : [signal])];
    await this.options.clock.sleep(milliseconds, AbortSignal.any(signals));
  }

  /** Whether nobody waits for its answer any more. */
  private isGivenUp({ signal }: HttpCall): boolean {
    return this.closed.signal.aborted || signal?.aborted === true;
  }

  private askedUntil(call: HttpCall): number {
    return this.isAnswering() ? (this.heldBack.get(nameOf(call)) ?? 0) : this.quietUntil;
  }

  private async headers(call: HttpCall): Promise<Record<string, string>> {
    try {
      return { ...call.headers, ...(await this.options.authorize(call.as)) };
    } catch (error) {
      if (error instanceof NotSignedIn) {
        throw new SystemFailure('SIGN_IN_NEEDED', this.system, error.message, {
          ...{ applied: 'no', isUnsent: true, signIn: error.signIn },
        });
      }
      const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'no reason given';
      throw new SystemFailure('SIGN_IN_FAILED', this.system, `No token for ${this.system}: ${reason}`, {
        applied: 'no',
        isUnsent: true,
      });
    }
  }

  private async exchange(call: HttpCall, headers: Record<string, string>, isFresh: boolean): Promise<HttpAnswer> {
    if (this.isGivenUp(call)) {
      throw new SystemFailure('SYSTEM_UNREACHABLE', this.system, 'The call was given up before it was sent.', {
        applied: 'no',
        isUnsent: true,
      });
    }
    const controller = new AbortController();
    const abort = (): void => {
      clearTimeout(timer);
      controller.abort();
    };
    const timer = setTimeout(abort, call.deadlineMilliseconds ?? this.limits.deadlineMilliseconds);
    call.signal?.addEventListener('abort', abort, { once: true });
    this.running.add(abort);
    try {
      const response = await this.axios.request<unknown>({
        method: call.method,
        url: this.addressOf(call),
        headers,
        data: call.body,
        signal: controller.signal,
        ...(isFresh ? { httpAgent: new HttpAgent(), httpsAgent: new HttpsAgent() } : {}),
      });
      return {
        status: response.status,
        headers: headersSchema.parse({ ...response.headers }),
        text: typeof response.data === 'string' ? response.data : '',
      };
    } finally {
      clearTimeout(timer);
      call.signal?.removeEventListener('abort', abort);
      this.running.delete(abort);
    }
  }

  /** A link from an answer is followed only where it stays inside the system: the token goes with it. */
  private addressOf(call: HttpCall): string {
    if (!/^https?:/i.test(call.path)) return this.options.url + call.path;
    if (new URL(call.path).origin === new URL(this.options.url).origin) return call.path;
    throw new SystemFailure('ANSWER_NOT_UNDERSTOOD', this.system, 'The answer links to another host.', {
      applied: 'no',
    });
  }

  private isStale(failure: unknown): boolean {
    return failure instanceof SystemFailure && this.stale.has(failure);
  }

  private waitBefore(attempt: number, failure: unknown, call: HttpCall): number | null {
    if (call.effect === 'write' || attempt > this.limits.attempts || this.isGivenUp(call)) return null;
    if (!(failure instanceof SystemFailure) || !failure.description.retry) return null;
    if (this.isStale(failure)) return 0;
    if (failure.retryAfterSeconds !== null) {
      const asked = failure.retryAfterSeconds * 1000;
      return asked > this.limits.longestWaitMilliseconds ? null : asked;
    }
    const chance = this.options.random ?? Math.random;
    return firstWaitMilliseconds * 2 ** (attempt - 2) * (0.5 + chance());
  }
}

const headersSchema = z
  .record(z.unknown())
  .transform((headers) =>
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)])),
  );

/** The same for calls that ask the same in the same name. */
function nameOf({ method, path, as, body }: HttpCall): string {
  const who = as.as === 'person' ? as.aadObjectId : as.as;
  return [method, path, who, withoutBoundaries(body ?? '')].join(' ');
}

function pathOf(path: string): string {
  return path.replace(/\?.*$/s, '');
}
