/** Which outcomes of a call are no answer of the system, and whether the call may have been applied nevertheless. */
import { AxiosError } from 'axios';
import { z } from 'zod';
import type { SystemName } from '../maps/entity-map.ts';
import type { BatchPart, PartAnswers } from './batch.ts';
import { SystemFailure } from './errors.ts';
import type { HttpAnswer, HttpCall } from './http.ts';
import { hasErrorBody } from './json.ts';

/** Errors of a connection that was never made: nothing was sent. */
const beforeSending = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'ERR_INVALID_URL',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** The socket of a request that was broken off, as far as it tells whether it was ever connected. */
const socketShape = z.object({
  socket: z.object({ connecting: z.boolean(), secureConnecting: z.boolean().optional() }).nullish(),
});

/** A request over a connection that had served others before. */
const reusedShape = z.object({ reusedSocket: z.literal(true) });

/** Whether a connection that was kept open turned out to be closed, before a first byte of an answer. */
export function wasClosedWhileIdle(error: unknown): boolean {
  return (
    error instanceof AxiosError &&
    error.response === undefined &&
    (error.code === 'ECONNRESET' || error.code === 'EPIPE') &&
    reusedShape.safeParse(error.request).success
  );
}

/** The failure behind an exception of the HTTP library. Never carries the exception itself: it holds the token. */
export function failureOfConnection(system: SystemName, call: HttpCall, error: unknown): SystemFailure {
  if (error instanceof SystemFailure) return error;
  const code = error instanceof AxiosError ? (error.code ?? 'UNKNOWN') : 'UNKNOWN';
  if (isTooLarge(error)) {
    return new SystemFailure('ANSWER_NOT_UNDERSTOOD', system, `The answer of ${system} is too large.`, {
      applied: appliedBy(call),
    });
  }
  if (beforeSending.has(code) || !wasSent(error)) {
    return new SystemFailure('SYSTEM_UNREACHABLE', system, `No connection to ${system} (${code}).`, { applied: 'no' });
  }
  return new SystemFailure('ANSWER_LOST', system, `${system} was called and no answer came (${code}).`, {
    applied: appliedBy(call),
  });
}

/** The failure that an answer is, or null when it is one to be read. */
export function failureOfAnswer(
  system: SystemName,
  call: HttpCall,
  answer: HttpAnswer,
  now: Date,
): SystemFailure | null {
  const { status } = answer;
  if (status === 401) {
    return new SystemFailure('SIGN_IN_FAILED', system, `${system} does not accept the token.`, { applied: 'no' });
  }
  const retryAfterSeconds = secondsToWait(answer.headers['retry-after'], now);
  if (status === 429 || (status === 503 && retryAfterSeconds !== null)) {
    return new SystemFailure('SYSTEM_BUSY', system, `${system} asks to come back later.`, {
      applied: 'no',
      retryAfterSeconds,
    });
  }
  if (status >= 500 && !hasErrorBody(answer)) {
    return new SystemFailure('ANSWER_LOST', system, `${system} answered ${status} without a reason.`, {
      applied: appliedBy(call),
    });
  }
  if (status >= 300 && status < 400 && status !== 304) {
    return new SystemFailure('ANSWER_NOT_UNDERSTOOD', system, `${system} answered with a redirect (${status}).`, {
      applied: 'no',
    });
  }
  if (/^\s*</.test(answer.text) && /html/i.test(answer.headers['content-type'] ?? 'html')) {
    return new SystemFailure('ANSWER_NOT_UNDERSTOOD', system, `${system} answered with a page (${status}).`, {
      applied: appliedBy(call),
    });
  }
  return null;
}

/**
 * The failure that a batch is because the system put some of it off, or null where it did not. Parts are answered one by one: nothing was
 * applied only where all that writes was put off; where just the reading behind it was, what was written is to be read later. Of a write
 * that was refused the refusal tells all there is to know.
 */
export function failureOfParts(
  system: SystemName,
  parts: readonly BatchPart[],
  answers: readonly PartAnswers[],
  now: Date,
): SystemFailure | null {
  const putOff = answers.flat().find(({ status }) => status === 429);
  if (putOff === undefined) return null;
  const writing = answers.filter((_answer, index) => writes(parts[index]));
  const open = writing.filter(isPutOff);
  if (open.length === 0 && writing.flat().some(({ status }) => status >= 400)) return null;
  return new SystemFailure('SYSTEM_BUSY', system, `${system} put a part of a batch off.`, {
    applied: open.length === writing.length ? 'no' : 'unknown',
    retryAfterSeconds: secondsToWait(putOff.headers['retry-after'], now),
  });
}

const isPutOff = (answers: PartAnswers): boolean => answers.some(({ status }) => status === 429);

function writes(part: BatchPart | undefined): boolean {
  return part !== undefined && ('changeSet' in part || part.call.method !== 'GET');
}

/** A system is asked again after an hour at the latest: a header that is wrong must not silence it until the next start. */
const longestSeconds = 3_600;

/** `Retry-After` in seconds from now, from either of its forms; an hour at most, whatever it says. */
export function secondsToWait(header: string | undefined, now: Date): number | null {
  if (header === undefined || header.trim() === '') return null;
  const seconds = Number(header);
  const asked = Number.isFinite(seconds) ? seconds : Math.ceil((Date.parse(header) - now.getTime()) / 1000);
  return Number.isNaN(asked) ? null : Math.min(Math.max(0, asked), longestSeconds);
}

/** The time in a `Date` header; null when there is none to be read. */
export function timeIn(header: string | undefined): Date | null {
  const time = Date.parse(header ?? '');
  return Number.isNaN(time) ? null : new Date(time);
}

/** What a call whose answer is missing may have done. */
export function appliedBy(call: Pick<HttpCall, 'effect'>): 'no' | 'unknown' {
  return call.effect === 'write' ? 'unknown' : 'no';
}

/** The library tells a body that is too large from one that broke off by its message alone. */
function isTooLarge(error: unknown): boolean {
  return error instanceof AxiosError && /\bmax(?:Content|Body)Length\b/.test(error.message);
}

function wasSent(error: unknown): boolean {
  if (!(error instanceof AxiosError)) return true;
  const request = socketShape.safeParse(error.request);
  if (!request.success || request.data.socket === undefined) return true;
  const { socket } = request.data;
  return socket !== null && !socket.connecting && socket.secureConnecting !== true;
}
