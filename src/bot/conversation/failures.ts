/** What a person is told when something broke. Never a stack, a token, or somebody else's data. */
import { z } from 'zod';
import { CodedError } from '../../errors.ts';
import type { Log } from '../ports.ts';
import type { Texts } from '../texts/texts.ts';

export interface Failure {
  readonly title: string;
  readonly text: string;
}

/** Logs the failure under a reference and puts it into words: the remedy where the person can do something, else the reference. */
export function describeFailure(error: unknown, texts: Texts, log: Log, reference: string): Failure {
  if (error instanceof z.ZodError) {
    log.warn('card data not understood', {
      reference,
      issues: error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`),
    });
    return texts.failures.outOfDate;
  }
  if (error instanceof CodedError) {
    log.error('turn failed', { reference, code: error.code, message: error.message });
    const system = (error as CodedError & { system?: unknown }).system;
    const named = system === 'dataverse' || system === 'financeOperations' ? texts.systems[system] : null;
    if (error.description.audience === 'user') {
      return texts.failures.ofSystem(named ?? texts.systems.one, error.description.cause, error.description.remedy);
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

/** Whether nothing can be kept any more, the bot's own memory perhaps included. */
export function isStopped(error: unknown): boolean {
  return error instanceof CodedError && (error.code === 'STORE_FAILED' || error.code === 'JOURNAL_DAMAGED');
}
