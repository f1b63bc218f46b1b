import type { Fault, Faults } from './faults.ts';
import type { HookRegistration } from './stand-in.ts';
import type { Trace } from './trace.ts';
import type { WireHandler, WireRequest, WireResponse } from './wire.ts';

/** Registrations sent to `POST /__sandbox/hooks`; a system that is not named keeps what it has. */
export interface HookChange {
  readonly dataverse?: HookRegistration;
  readonly financeOperations?: HookRegistration;
}

/** What the control endpoints act on. */
export interface Controls {
  readonly faults: Faults;
  readonly trace: Trace;
  readonly reset: () => Promise<void>;
  readonly registerHooks: (change: HookChange) => Promise<void>;
  readonly expireChangeTracking?: () => Promise<void>;
}

const prefix = '/__sandbox/';

/**
 * Puts the test controls in front of a system: `POST /__sandbox/reset`, `POST /__sandbox/faults`, `POST /__sandbox/hooks`,
 * `POST /__sandbox/expire-change-tracking`, `GET /__sandbox/trace`. They need no sign-in, so the servers listen on the loopback address alone.
 */
export function withControls(handler: WireHandler, controls: Controls): WireHandler {
  return async (request) => {
    if (!request.url.startsWith(prefix)) return handler(request);
    const name = request.url.slice(prefix.length).split('?')[0] ?? '';
    try {
      return await answer(`${request.method} ${name}`, request, controls);
    } catch (error) {
      if (error instanceof WrongControl) return json(400, { error: error.message });
      throw error;
    }
  };
}

/** A control was asked for in a way it does not understand. */
class WrongControl extends Error {}

async function answer(call: string, request: WireRequest, controls: Controls): Promise<WireResponse> {
  switch (call) {
    case 'POST reset':
      await controls.reset();
      return { status: 204, headers: {}, body: '' };
    case 'POST faults':
      controls.faults.add(readFaults(parse(request.body)));
      return { status: 204, headers: {}, body: '' };
    case 'DELETE faults':
      controls.faults.clear();
      return { status: 204, headers: {}, body: '' };
    case 'POST hooks':
      await controls.registerHooks(readHooks(parse(request.body)));
      return { status: 204, headers: {}, body: '' };
    case 'POST expire-change-tracking':
      if (controls.expireChangeTracking === undefined) break;
      await controls.expireChangeTracking();
      return { status: 204, headers: {}, body: '' };
    case 'GET trace':
      return json(200, controls.trace.entries());
    case 'DELETE trace':
      controls.trace.clear();
      return { status: 204, headers: {}, body: '' };
  }
  return json(404, { error: `There is no control '${call}'.` });
}

function readFaults(body: unknown): Fault[] {
  return (Array.isArray(body) ? (body as unknown[]) : [body]).map((each) => {
    if (!isRecord(each)) throw new WrongControl('A fault is an object.');
    const fault: Fault = {
      method: optional(each, 'method', 'string'),
      path: optional(each, 'path', 'string'),
      times: optional(each, 'times', 'number'),
      delay: optional(each, 'delay', 'number'),
      status: optional(each, 'status', 'number'),
      headers: readHeaders(each['headers']),
      body: typeof each['body'] === 'object' ? JSON.stringify(each['body']) : optional(each, 'body', 'string'),
      apply: oneOf(each, 'apply', ['no', 'yes', 'late']),
      lateBy: optional(each, 'lateBy', 'number'),
      drop: optional(each, 'drop', 'boolean'),
    };
    try {
      new RegExp(fault.path ?? '');
    } catch {
      throw new WrongControl("'path' is a regular expression.");
    }
    return fault;
  });
}

function readHeaders(value: unknown): Record<string, string> | undefined {
  if (value === undefined) return undefined;
  if (!isRecord(value)) throw new WrongControl("'headers' is an object.");
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name.toLowerCase(), String(each)]));
}

function readHooks(body: unknown): HookChange {
  if (!isRecord(body)) throw new WrongControl('The body is an object.');
  const shared = {
    key: optional(body, 'key', 'string') ?? '',
    onUnavailable: oneOf(body, 'onUnavailable', policies),
    ...(body['entities'] === undefined ? {} : { entities: readPolicies(body['entities']) }),
  };
  const registration = (name: string): HookRegistration | undefined => {
    const url = body[name];
    if (url === undefined) return undefined;
    if (url !== null && typeof url !== 'string') throw new WrongControl(`'${name}' is an address or null.`);
    return { url, ...shared };
  };
  return { dataverse: registration('dataverse'), financeOperations: registration('financeOperations') };
}

const policies = ['refuse', 'allow'] as const;

function readPolicies(value: unknown): HookRegistration['entities'] {
  if (!isRecord(value)) throw new WrongControl("'entities' is an object.");
  return Object.fromEntries(
    Object.keys(value).map((name) => [name, oneOf(value, name, policies) ?? 'refuse'] as const),
  );
}

interface Primitives {
  string: string;
  number: number;
  boolean: boolean;
}

function optional<K extends keyof Primitives>(
  from: Readonly<Record<string, unknown>>,
  name: string,
  type: K,
): Primitives[K] | undefined {
  const value = from[name];
  if (value === undefined) return undefined;
  if (typeof value !== type) throw new WrongControl(`'${name}' is a ${type}.`);
  return value as Primitives[K];
}

function oneOf<T extends string>(
  from: Readonly<Record<string, unknown>>,
  name: string,
  values: readonly T[],
): T | undefined {
  const value = optional(from, name, 'string');
  if (value === undefined) return undefined;
  const found = values.find((each) => each === value);
  if (found === undefined) throw new WrongControl(`'${name}' is one of ${values.join(', ')}.`);
  return found;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(body: string): unknown {
  try {
    return body.trim() === '' ? {} : (JSON.parse(body) as unknown);
  } catch {
    throw new WrongControl('The body is not JSON.');
  }
}

function json(status: number, value: unknown): WireResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}
