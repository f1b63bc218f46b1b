/**
 * Carries the calls of the core to the stand-ins inside one process, and lets one of them go wrong. Every call is numbered in the
 * order it leaves, so that a run without a fault tells at which boundaries one can strike.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import {
  AxiosError,
  AxiosHeaders,
  type AxiosAdapter,
  type AxiosResponse,
  type InternalAxiosRequestConfig,
} from 'axios';
import type { SystemName } from '../../../src/maps/entity-map.ts';
import type { WireHandler, WireRequest, WireResponse } from '../../../src/sandbox/engine/wire.ts';
import { defaultSettings } from '../../../src/sync/settings.ts';
import type { Life } from './life.ts';
import type { VirtualTime } from './virtual-time.ts';

/** What a call asks for: a read changes nothing wherever it ends. */
export type Effect = 'read' | 'write';

/** One call as it left the core. */
export interface Call {
  /** Counted from 1 since the plan was laid. */
  readonly number: number;
  readonly system: SystemName;
  readonly effect: Effect;
  readonly request: WireRequest;
  /** Milliseconds of the virtual clock. */
  readonly at: number;
  /** The system whose question it belongs to the answer of; null of what nobody waits for inside a transaction. */
  readonly answering: SystemName | null;
  /** What came back; null while nothing did. */
  answer: WireResponse | null;
  /** Number of the last call that had left before the answer came: those did not know of it yet. */
  lastBeforeAnswer: number;
  /** Name of the fault that struck. */
  fault: string | null;
}

/** What a fault may do with the call it strikes. */
export interface Strike {
  readonly call: Call;
  readonly time: VirtualTime;
  /** Hands the request, or another one in its place, to the system. */
  readonly deliver: (request?: WireRequest) => Promise<WireResponse>;
  /** Hands the request to the system after so many milliseconds, unseen by the caller. */
  readonly deliverLater: (milliseconds: number) => void;
  /** No answer ever comes: the caller gives up after its own deadline. */
  readonly hang: () => Promise<never>;
  /** The connection ends as sockets do, with this code of the operating system. */
  readonly break: (code: 'ECONNREFUSED' | 'ECONNRESET') => never;
  /** The answer is larger than the client takes. */
  readonly tooLarge: () => never;
  /** The process ends here. */
  readonly crash: () => Promise<never>;
  /** What the same read was answered before the operation began; null when it was not asked then. */
  readonly earlier: WireResponse | null;
}

/** Decides about a call; null lets it pass. */
export type Plan = (
  call: Call,
) => { readonly name: string; readonly strike: (strike: Strike) => Promise<WireResponse> } | null;

/** Deadlines of the client: writes carry the operation's, reads the connection's. */
const patience: Readonly<Record<Effect, number>> = { read: 20_000, write: defaultSettings.callDeadline };

const nothing: Plan = () => null;

export class Transport {
  private readonly time: VirtualTime;
  private readonly handlers: Readonly<Record<SystemName, WireHandler>>;
  /** More calls than this, since the plan was laid, are a loop. */
  mostCalls = Number.POSITIVE_INFINITY;
  /** Nobody hears how long a system asks to wait: to plant the bug of not heeding it. Ends with {@link forget}. */
  deaf = false;
  private readonly late = new Set<Promise<unknown>>();
  private readonly described = new Map<string, WireResponse>();
  private readonly asking = new AsyncLocalStorage<SystemName>();
  private plan: Plan = nothing;
  private watch: (call: Call) => Promise<void> = async () => undefined;
  private noted: Call[] = [];
  private earlier = new Map<string, WireResponse>();

  constructor(time: VirtualTime, handlers: Readonly<Record<SystemName, WireHandler>>) {
    this.time = time;
    this.handlers = handlers;
  }

  /** Calls since the plan was laid. */
  get calls(): readonly Call[] {
    return this.noted;
  }

  /** How many deliveries are still to come. */
  get outstanding(): number {
    return this.late.size;
  }

  /** Begins to count, with what shall go wrong. `watch` sees each call just before it leaves. */
  lay(plan: Plan = nothing, watch: (call: Call) => Promise<void> = async () => undefined): void {
    this.noted = [];
    this.plan = plan;
    this.watch = watch;
  }

  /** Asks now what a later read may then be answered with. */
  async remember(system: SystemName, requests: readonly WireRequest[]): Promise<void> {
    for (const request of requests) this.earlier.set(sameness(system, request), await this.handlers[system](request));
  }

  forget(): void {
    this.deaf = false;
    this.earlier = new Map();
    this.lay();
  }

  /** Does what a system asked for and waits on: its calls are known by that. */
  answer<T>(system: SystemName, work: () => Promise<T>): Promise<T> {
    return this.asking.run(system, work);
  }

  /** How one life of the core sends its calls to a system. */
  adapter(system: SystemName, life: Life): AxiosAdapter {
    return (config) => life.guard(() => this.send(system, life, config));
  }

  private async send(system: SystemName, life: Life, config: InternalAxiosRequestConfig): Promise<AxiosResponse> {
    const request = requestOf(config);
    const description = await this.describe(system, request);
    if (description !== null) return responseOf(config, description);
    const call: Call = {
      number: this.noted.length + 1,
      system,
      effect: effectOf(request),
      request,
      at: this.time.now().getTime(),
      answering: this.asking.getStore() ?? null,
      answer: null,
      lastBeforeAnswer: 0,
      fault: null,
    };
    this.noted.push(call);
    // A loop inside one process leaves the event loop no turn: its next call has to be the one that never ends.
    if (call.number > this.mostCalls) {
      this.time.endless(`more than ${this.mostCalls} calls were made`);
      return new Promise<never>(() => undefined);
    }
    await this.watch(call);
    const fault = this.plan(call);
    call.fault = fault?.name ?? null;
    const answer =
      fault === null ? await this.handlers[system](request) : await fault.strike(this.strike(call, life, config));
    call.answer = answer;
    // As from a socket: an answer comes in a turn of its own, and whoever has decided to send by then has sent.
    await this.time.during(() => turn());
    call.lastBeforeAnswer = this.noted.length;
    const { 'retry-after': _unheard, ...heard } = answer.headers;
    return responseOf(config, this.deaf ? { ...answer, headers: heard } : answer);
  }

  /** Schemas do not change and are large: asked once, and no boundary of an operation. */
  private async describe(system: SystemName, request: WireRequest): Promise<WireResponse | null> {
    if (!/\$metadata|EntityDefinitions|RelationshipDefinitions|GlobalOptionSet/.test(request.url)) return null;
    const known = this.described.get(sameness(system, request));
    if (known !== undefined) return known;
    const answer = await this.handlers[system](request);
    this.described.set(sameness(system, request), answer);
    return answer;
  }

  private strike(call: Call, life: Life, config: InternalAxiosRequestConfig): Strike {
    const { system, request, effect } = call;
    const deliver = (sent: WireRequest = request) => this.handlers[system](sent);
    const { time } = this;
    return {
      call,
      time,
      deliver,
      deliverLater: (milliseconds) => {
        const work = time
          .sleep(milliseconds)
          .then(() => deliver())
          .catch(() => null);
        this.late.add(work);
        void work.then(() => this.late.delete(work));
      },
      hang: () => time.sleep(patience[effect]).then(() => Promise.reject(brokenOff(config, 'ERR_CANCELED'))),
      break: (code) => {
        throw brokenOff(config, code);
      },
      tooLarge: () => {
        throw new AxiosError('maxContentLength size of 67108864 exceeded', 'ERR_BAD_RESPONSE', config, connected);
      },
      crash: () => {
        life.end();
        return new Promise<never>(() => undefined);
      },
      earlier: this.earlier.get(sameness(system, request)) ?? null,
    };
  }
}

const connected = { socket: { connecting: false } };

function brokenOff(config: InternalAxiosRequestConfig, code: string): AxiosError {
  return new AxiosError(code, code, config, code === 'ECONNREFUSED' ? undefined : connected);
}

function requestOf(config: InternalAxiosRequestConfig): WireRequest {
  const url = new URL(config.url ?? '');
  const headers = Object.fromEntries(
    Object.entries(config.headers.toJSON()).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
  return {
    method: (config.method ?? 'get').toUpperCase(),
    url: url.pathname + url.search,
    headers: { ...headers, host: url.host },
    body: typeof config.data === 'string' ? config.data : '',
  };
}

function responseOf(config: InternalAxiosRequestConfig, { status, headers, body }: WireResponse): AxiosResponse {
  return { status, statusText: '', headers: new AxiosHeaders(headers), data: body, config, request: connected };
}

const reading = /\/(access|workItems)$/;

/** A batch without a change set reads; so do two operations of the companion service. */
export function effectOf({ method, url, body }: WireRequest): Effect {
  if (method === 'GET') return 'read';
  if (url.endsWith('/$batch')) return /^(POST|PATCH|PUT|DELETE) \S+ HTTP\/1\.1\r?$/m.test(body) ? 'write' : 'read';
  return reading.test(url) ? 'read' : 'write';
}

/** The same for two requests that ask the same for the same person; the boundaries of batches are chance. */
export function sameness(system: SystemName, { method, url, headers, body }: WireRequest): string {
  return [
    system,
    method,
    url,
    headers['authorization'] ?? '',
    headers['callerobjectid'] ?? '',
    body.replaceAll(/(batch|changeset)_[0-9a-f-]{36}/g, '$1'),
  ].join('\n');
}
