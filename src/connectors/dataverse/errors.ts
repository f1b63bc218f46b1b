/** What Dataverse says when it refuses, as problems and kinds of answers. Codes and texts: Web API "handle errors", error code list. */
import type { EntityMap } from '../../maps/entity-map.ts';
import { SystemFailure } from '../errors.ts';
import { errorBody, type TextAnswer } from '../json.ts';
import type { Problem, RecordRef } from '../port.ts';
import { fieldNamedIn } from '../problem-field.ts';
import { unwrapped } from '../wrapping.ts';

/** Codes that share status 412 and mean different things, and the others that decide what an answer is. */
const codes = {
  versionMismatch: '0x80060882',
  duplicateRecord: '0x80040237',
  duplicateKey: '0x80060892',
  duplicateFound: '0x80040333',
  doesNotExist: '0x80040217',
  plugInAborted: '0x80040265',
  privilegeDenied: '0x80040220',
  tooLong: '0x80044331',
} as const;

/** Machine words for what both systems can say of a record; orchestration branches on them. */
const words: Readonly<Record<string, { readonly code: string; readonly remedy: string; readonly conflict: boolean }>> =
  {
    [codes.versionMismatch]: {
      code: 'VERSION_CHANGED',
      remedy:
        'Somebody changed the record in Field Service meanwhile. Look at it again and repeat the change if it still fits.',
      conflict: true,
    },
    [codes.duplicateRecord]: {
      code: 'KEY_EXISTS',
      remedy: 'Choose another key, or change the record that Field Service has under it.',
      conflict: true,
    },
    [codes.duplicateKey]: {
      code: 'KEY_EXISTS',
      remedy: 'Choose another key, or change the record that Field Service has under it.',
      conflict: true,
    },
    [codes.doesNotExist]: {
      code: 'NOT_FOUND',
      remedy: 'The record, or one it refers to, is gone from Field Service. Look at the record again.',
      conflict: true,
    },
    [codes.duplicateFound]: {
      code: codes.duplicateFound,
      remedy:
        'A duplicate detection rule of Field Service matches another record. Change the values, or the other record.',
      conflict: false,
    },
    [codes.privilegeDenied]: {
      code: codes.privilegeDenied,
      remedy: 'Ask an administrator of Field Service for the security role that this needs.',
      conflict: false,
    },
    [codes.tooLong]: { code: codes.tooLong, remedy: 'Shorten the text.', conflict: false },
  };

const usualRemedy = 'Correct the value in question and try again; the rule is one of Field Service.';

/** Code and text of an error answer; the text of an answer without one is its status. */
export function messageOf(answer: TextAnswer): { readonly code: string; readonly message: string } {
  const parsed = errorBody.safeParse(parse(answer.text));
  const error = parsed.success ? parsed.data.error : null;
  return {
    code: error?.code ? hexadecimal(error.code) : '',
    message: error?.message?.trim() || `Dataverse answered with status ${answer.status}.`,
  };
}

/** What an error answer to a write says of a record, and whether it is a conflict rather than a rule. */
export function problemOf(
  answer: TextAnswer,
  map: EntityMap,
  ref: RecordRef | null,
): { readonly problem: Problem; readonly conflict: boolean } {
  const { code, message } = messageOf(answer);
  // A reference that does not exist is named by its table and id; the record itself is the one that was addressed.
  const known = answer.status === 404 || code !== codes.doesNotExist ? words[code] : undefined;
  const problem: Problem = {
    system: 'dataverse',
    entity: map.name,
    field: fieldNamedIn(map, message),
    ref,
    message: unwrapped(message),
    remedy: known?.remedy ?? usualRemedy,
    code: known?.code ?? (code || String(answer.status)),
  };
  return { problem, conflict: known?.conflict ?? false };
}

/** Whether a create was refused because its own primary key is taken. */
export function isDuplicateRecord(answer: TextAnswer): boolean {
  return answer.status === 412 && messageOf(answer).code === codes.duplicateRecord;
}

/**
 * Throws when an error answer is no refusal: the system stumbled, and whether the write stands is not known. A plug-in that aborts
 * may answer with any status and is a refusal.
 */
export function throwUnlessRefusal(answer: TextAnswer): void {
  const { code, message } = messageOf(answer);
  if (answer.status === 401) throw new SystemFailure('SIGN_IN_FAILED', 'dataverse', message, { applied: 'no' });
  if (answer.status === 429 || answer.status === 503) {
    throw new SystemFailure('SYSTEM_BUSY', 'dataverse', message, { applied: 'no' });
  }
  if (answer.status >= 500 && code !== codes.plugInAborted) {
    throw new SystemFailure('ANSWER_LOST', 'dataverse', message, { applied: 'unknown' });
  }
}

/** The answer to a part of a batch that reads a set. Throws where that is none, which says nothing of what the set holds. */
export function answeredPart<A extends TextAnswer>(set: string, answer: A | undefined): A {
  if (answer !== undefined && answer.status < 400) return answer;
  const code = answer === undefined || answer.status >= 500 ? 'ANSWER_LOST' : 'QUERY_REFUSED';
  const reason = answer === undefined ? 'a part of a batch was not answered' : `status ${answer.status}`;
  throw new SystemFailure(code, 'dataverse', `${set}: ${reason}.`, { applied: 'no' });
}

/** Codes come as `0x…`, and in older places as the signed number. */
function hexadecimal(code: string): string {
  if (!/^-\d+$/.test(code)) return code.toLowerCase();
  return `0x${(Number(code) >>> 0).toString(16).padStart(8, '0')}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
