/** What finance and operations says when it refuses. Its status says little; the infolog text decides. */
import type { EntityMap } from '../../maps/entity-map.ts';
import { SystemFailure } from '../errors.ts';
import { errorBody, serviceFault, type TextAnswer } from '../json.ts';
import type { Problem, RecordRef } from '../port.ts';
import { fieldNamedIn } from '../problem-field.ts';
import { readInfolog, type InfologMessage } from './infolog.ts';

/** Texts that say what became of the record, not that a rule was broken. */
const conflicts: readonly { readonly pattern: RegExp; readonly code: string; readonly remedy: string }[] = [
  {
    pattern: /\bThe record already exists\b/,
    code: 'KEY_EXISTS',
    remedy: 'Choose another key, or change the record that Supply Chain Management has under it.',
  },
  {
    pattern: /\bNo resources were found when selecting for update\b/,
    code: 'NOT_FOUND',
    remedy: 'It was deleted in Supply Chain Management meanwhile. Look at the record again.',
  },
  {
    pattern: /\bAn update conflict occurred due to another user process\b/,
    code: 'VERSION_CHANGED',
    remedy: 'Somebody changed the record in Supply Chain Management meanwhile. Look at it again and repeat the change.',
  },
];

const usualRemedy = 'Correct the value in question and try again; the rule is one of Supply Chain Management.';

/** The text of an error answer: the reason, where it gives one. */
export function messageOf(answer: TextAnswer): string {
  const parsed = errorBody.safeParse(parse(answer.text));
  const error = parsed.success ? parsed.data.error : null;
  const told = error?.innererror?.message?.trim() || error?.message?.trim();
  const message = told || serviceFault(answer.text)?.Message.trim();
  return message || `Finance and operations answered with status ${answer.status}.`;
}

/** All that an error answer to a write says, and whether it is a conflict rather than a rule. */
export function problemsOf(
  answer: TextAnswer,
  map: EntityMap,
  ref: RecordRef | null,
): { readonly problems: readonly Problem[]; readonly conflict: boolean } {
  const text = messageOf(answer);
  const conflict = conflictIn(answer, text);
  const problems = readInfolog(text).map((entry) => ({
    system: 'financeOperations' as const,
    entity: map.name,
    field: fieldOf(map, entry),
    ref,
    message: entry.message,
    remedy: conflict?.remedy ?? remedyFor(map, entry),
    code: conflict?.code ?? 'RULE',
  }));
  return { problems, conflict: conflict !== null };
}

/**
 * Throws when an error answer is no refusal. A rule may answer with 500, so an error of the server is one without a reason, or with
 * one of the kinds that the platform gives for its own troubles.
 */
export function throwUnlessRefusal(answer: TextAnswer): void {
  const message = messageOf(answer);
  if (answer.status === 401) throw new SystemFailure('SIGN_IN_FAILED', 'financeOperations', message, { applied: 'no' });
  if (answer.status === 429 || answer.status === 503) {
    throw new SystemFailure('SYSTEM_BUSY', 'financeOperations', message, { applied: 'no' });
  }
  const parsed = errorBody.safeParse(parse(answer.text));
  const hasReason = parsed.success && Boolean(parsed.data.error.innererror?.message?.trim());
  if (answer.status >= 500 && !hasReason) {
    throw new SystemFailure('ANSWER_LOST', 'financeOperations', message, { applied: 'unknown' });
  }
}

function conflictIn(answer: TextAnswer, text: string) {
  const told = conflicts.find(({ pattern }) => pattern.test(text));
  if (told !== undefined) return told;
  // Whether and how `If-Match` is honoured differs; a stale one may be answered by status alone.
  return answer.status === 412 ? (conflicts.find(({ code }) => code === 'VERSION_CHANGED') ?? null) : null;
}

function fieldOf(map: EntityMap, { field, message }: InfologMessage): string | null {
  const named = map.fields.find(({ property }) => property.toLowerCase() === field?.toLowerCase());
  return named?.property ?? fieldNamedIn(map, message);
}

function remedyFor(map: EntityMap, entry: InfologMessage): string {
  const property = fieldOf(map, entry);
  const label = map.fields.find((field) => field.property === property)?.label;
  return label === undefined
    ? usualRemedy
    : `Correct ${label} and try again; the rule is one of Supply Chain Management.`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
