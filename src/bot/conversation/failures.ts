/** What a person is told when something broke. Never a stack, a token, or somebody else's data. */
import { z } from 'zod';
import { noteCard } from '../cards/note.ts';
import type { Reply } from '../cards/reply.ts';
import type { Cards } from '../cards/template.ts';
import { CodedError, userCodeOf } from '../../errors.ts';
import { formatsFor } from '../texts/format.ts';
import type { Clock, Log } from '../ports.ts';
import type { Texts } from '../texts/texts.ts';
import type { Turn } from './turn.ts';

export interface Failure {
  readonly title: string;
  readonly text: string;
}

interface FailureContext {
  readonly texts: Texts;
  readonly clock: Clock;
  readonly log: Log;
  /** Of whoever is told, for the times of day in it. */
  readonly timeZone: string;
  readonly reference: string;
}

/** Which system a call failed at, and since when it does not answer. */
const ofSystem = z.object({
  system: z.enum(['dataverse', 'financeOperations', 'one']).catch('one'),
  since: z.date().nullable().catch(null),
});

/** Logs the failure under a reference and puts it into words: the remedy where the person can do something, else the reference. */
export function describeFailure(error: unknown, { texts, clock, log, timeZone, reference }: FailureContext): Failure {
  if (error instanceof z.ZodError) {
    log.warn('card data not understood', {
      reference,
      issues: error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`),
    });
    return texts.failures.outOfDate;
  }
  if (error instanceof CodedError) {
    log.error('turn failed', { reference, code: error.code, message: error.message });
    const code = userCodeOf(error.code);
    if (code !== null) {
      const { title, text } = texts.thrown[code];
      const { system, since } = ofSystem.parse(error);
      const time = since === null ? '' : formatsFor(texts.locale).time(since.toISOString(), clock.now(), timeZone);
      return { title: title(texts.systems[system], time), text };
    }
    if (isStopped(error)) return texts.failures.stopped;
    return texts.failures.internal(reference);
  }
  log.error('turn failed', {
    reference,
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
  return texts.failures.internal(reference);
}

/** A failure as a reply of its own. */
export function sayFailure(cards: Cards, tone: 'default' | 'good' | 'attention', { title, text }: Failure): Reply {
  return noteCard(cards, { company: '', tone, title, text, points: [], suggestions: [] });
}

/** The same in one piece, for the top of a form that stays usable. */
export function reasonFor(
  { texts, services, sender }: Pick<Turn, 'texts' | 'services' | 'sender'>,
  error: unknown,
): string {
  const { clock, log, ids } = services;
  const context = { texts, clock, log, timeZone: sender.timeZone, reference: ids.next().slice(0, 8) };
  const { title, text } = describeFailure(error, context);
  return `${title} ${text}`;
}

const stops: ReadonlySet<string> = new Set(['STORE_FAILED', 'JOURNAL_DAMAGED', 'OPERATION_IMPOSSIBLE']);

/** Whether nothing can be kept any more, the bot's own memory perhaps included. */
export function isStopped(error: unknown): boolean {
  return error instanceof CodedError && stops.has(error.code);
}
