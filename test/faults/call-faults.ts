/**
 * Everything that may happen to one call on its way: the twelve kinds of `call fault`, each in its forms. A fault knows nothing of
 * what the call is for; it strikes at the boundary.
 */
import type { WireRequest, WireResponse } from '../../src/sandbox/engine/wire.ts';
import type { Call, Effect, Strike } from './world/transport.ts';

export interface CallFault {
  readonly name: string;
  /**
   * Which of the twelve kinds of call fault: refused, reset, lost answer, zombie, 5xx, 429, twice, wrong body, trickle, sign-in, lie,
   * stale; and 25, the version that has become stale.
   */
  readonly kind: number;
  /** What it may strike; reads change nothing, so some faults mean nothing to them. */
  readonly strikes: readonly Effect[];
  /** How long it goes on for calls to the same system after the first, in milliseconds; once when absent. */
  readonly lasts?: number;
  /** The system keeps something else than it was asked to. */
  readonly lies?: boolean;
  /** After the call somebody else changes what was written last. */
  readonly meddles?: boolean;
  readonly strike: (strike: Strike) => Promise<WireResponse>;
}

const both: readonly Effect[] = ['read', 'write'];
const writes: readonly Effect[] = ['write'];
const reads: readonly Effect[] = ['read'];

const answer = (status: number, body = '', headers: Readonly<Record<string, string>> = {}): WireResponse => ({
  status,
  headers,
  body,
});
const page = '<html><body>The service is unavailable.</body></html>';
const html = { 'content-type': 'text/html' };
const json = { 'content-type': 'application/json' };

/** A refusal for want of rights, in the form of either system. */
function forbidden({ system }: Call): WireResponse {
  const body =
    system === 'dataverse'
      ? { error: { code: '0x80040220', message: 'Principal user is missing prvWrite privilege.' } }
      : {
          error: {
            code: '',
            message: 'An error has occurred.',
            innererror: { message: 'Access denied.', type: '', stacktrace: '' },
          },
        };
  return answer(403, JSON.stringify(body), json);
}

export const callFaults: readonly CallFault[] = [
  { name: 'refused', kind: 1, strikes: both, strike: async ({ break: end }) => end('ECONNREFUSED') },
  {
    name: 'down for 45 s',
    kind: 1,
    strikes: both,
    lasts: 45_000,
    strike: async ({ break: end }) => end('ECONNREFUSED'),
  },
  { name: 'reset, not applied', kind: 2, strikes: both, strike: async ({ break: end }) => end('ECONNRESET') },
  {
    name: 'reset, applied',
    kind: 3,
    strikes: writes,
    strike: async ({ deliver, break: end }) => {
      await deliver();
      return end('ECONNRESET');
    },
  },
  {
    name: 'no answer, applied',
    kind: 3,
    strikes: writes,
    strike: async ({ deliver, hang }) => {
      await deliver();
      return hang();
    },
  },
  {
    name: 'no answer, applied, then down for 45 s',
    kind: 3,
    strikes: writes,
    lasts: 45_000,
    strike: async ({ call, deliver, break: end }) => {
      if (call.fault?.endsWith(again) !== true) await deliver();
      return end('ECONNRESET');
    },
  },
  ...[300, 15_000, 60_000, 110_000].map((late): CallFault => ({
    name: `reset, applied after ${late} ms`,
    kind: 4,
    strikes: writes,
    strike: async ({ deliverLater, break: end }) => {
      deliverLater(late);
      return end('ECONNRESET');
    },
  })),
  {
    name: 'no answer, applied after 15000 ms',
    kind: 4,
    strikes: writes,
    strike: async ({ deliverLater, hang }) => {
      deliverLater(15_000);
      return hang();
    },
  },
  ...[500, 502, 503, 504].map((status): CallFault => ({
    name: `${status}, not applied`,
    kind: 5,
    strikes: status === 503 ? both : writes,
    strike: async () => answer(status, page, html),
  })),
  ...[500, 502, 504].map((status): CallFault => ({
    name: `${status}, applied`,
    kind: 5,
    strikes: writes,
    strike: async ({ deliver }) => {
      await deliver();
      return answer(status, page, html);
    },
  })),
  { name: '429 for 2 s', kind: 6, strikes: both, strike: async () => answer(429, '', { 'retry-after': '2' }) },
  { name: '429 for 300 s', kind: 6, strikes: both, strike: async () => answer(429, '', { 'retry-after': '300' }) },
  { name: '429 without a time', kind: 6, strikes: writes, strike: async () => answer(429, '', {}) },
  {
    name: '429 until a date',
    kind: 6,
    strikes: writes,
    strike: async ({ time }) =>
      answer(429, '', { 'retry-after': new Date(time.now().getTime() + 3_000).toUTCString() }),
  },
  {
    name: '429 for too many at once',
    kind: 6,
    strikes: writes,
    strike: async () =>
      answer(
        429,
        JSON.stringify({
          error: { code: '0x80072326', message: 'Number of concurrent requests exceeded the limit of 52.' },
        }),
        { ...json, 'retry-after': '5' },
      ),
  },
  {
    name: 'delivered twice, first answer',
    kind: 7,
    strikes: writes,
    strike: async ({ deliver }) => {
      const first = await deliver();
      await deliver();
      return first;
    },
  },
  {
    name: 'delivered twice, second answer',
    kind: 7,
    strikes: writes,
    strike: async ({ deliver }) => {
      await deliver();
      return deliver();
    },
  },
  {
    name: 'delivered twice at once',
    kind: 7,
    strikes: writes,
    strike: async ({ deliver }) => (await Promise.all([deliver(), deliver()]))[0],
  },
  { name: 'a page, not applied', kind: 8, strikes: both, strike: async () => answer(200, page, html) },
  {
    name: 'a page, applied',
    kind: 8,
    strikes: writes,
    strike: async ({ deliver }) => {
      await deliver();
      return answer(200, page, html);
    },
  },
  {
    name: 'answer cut in half',
    kind: 8,
    strikes: both,
    strike: async ({ deliver }) => {
      const whole = await deliver();
      return { ...whole, body: whole.body.slice(0, Math.floor(whole.body.length / 2)) };
    },
  },
  {
    name: 'answer without a body',
    kind: 8,
    strikes: both,
    strike: async ({ deliver }) => {
      await deliver();
      return answer(204);
    },
  },
  {
    name: 'answer of another type',
    kind: 8,
    strikes: both,
    strike: async ({ deliver }) => ({ ...(await deliver()), headers: json, body: '[1, 2, 3]' }),
  },
  {
    name: 'answer too large',
    kind: 8,
    strikes: both,
    strike: async ({ deliver, tooLarge }) => {
      await deliver();
      return tooLarge();
    },
  },
  { name: 'trickle', kind: 9, strikes: both, strike: async ({ hang }) => hang() },
  { name: 'half-open for 30 s', kind: 9, strikes: both, lasts: 30_000, strike: async ({ hang }) => hang() },
  { name: '401 for 20 s', kind: 10, strikes: both, lasts: 20_000, strike: async () => answer(401) },
  { name: '403', kind: 10, strikes: both, strike: async ({ call }) => forbidden(call) },
  {
    name: 'a field ignored',
    kind: 11,
    strikes: writes,
    lies: true,
    strike: ({ call, deliver }) => deliver(changed(call.request, () => undefined)),
  },
  {
    name: 'a text cut, a number rounded',
    kind: 11,
    strikes: writes,
    lies: true,
    strike: ({ call, deliver }) =>
      deliver(changed(call.request, (value) => (typeof value === 'string' ? value.slice(0, 3) : Math.trunc(value)))),
  },
  {
    name: 'somebody else saves meanwhile',
    kind: 25,
    strikes: writes,
    meddles: true,
    strike: ({ deliver }) => deliver(),
  },
  { name: 'a stale read', kind: 12, strikes: reads, strike: async ({ earlier, deliver }) => earlier ?? deliver() },
];

/** Ending of a fault's name where it strikes a later call than the first. */
export const again = ' (still)';

/** Fields that a system may keep otherwise than asked: those that nothing is looked up by. */
const free =
  /^(WarehouseName|Name|Description|ModeDescription|AcquisitionCost|VendorOrderReference|LineDescription|msdyn_description|msdyn_acquisitioncost|msdyn_vendororderreference)$/;

/** The request with the first free field of its first body kept otherwise. */
function changed(request: WireRequest, keep: (value: string | number) => string | number | undefined): WireRequest {
  let isDone = false;
  const body = request.body.replace(/^\{.*\}\r?$/gm, (line) => {
    if (isDone) return line;
    const values = JSON.parse(line) as Record<string, unknown>;
    const name = Object.keys(values).find((each) => free.test(each));
    const value = name === undefined ? undefined : values[name];
    if (name === undefined || (typeof value !== 'string' && typeof value !== 'number')) return line;
    isDone = true;
    values[name] = keep(value);
    return JSON.stringify(values);
  });
  return { ...request, body };
}

/** Throws when there is none. */
export function faultNamed(name: string): CallFault {
  const found = callFaults.find((fault) => fault.name === name);
  if (found === undefined) throw new Error(`There is no fault "${name}".`);
  return found;
}
