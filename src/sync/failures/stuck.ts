import { isOfTheWholeSystem } from '../../connectors/errors.ts';
import type { Problem } from '../../connectors/port.ts';
import { errorCodes } from '../../errors.ts';
import { leaseKey } from '../aggregate.ts';
import { ownProblem, type Core } from '../context.ts';
import type { QueuedSignal } from '../ports.ts';
import { reportFailure } from './report.ts';

/** Looks at one record that came to nothing before people are told of it. */
export const patienceWithRecord = 6;

/** What kind of failure it is when a record came to nothing so often: a system's, or of several who were at it at once. */
export function classOf(problems: readonly Problem[]): 'system' | 'concurrency' {
  return problems.some(({ code }) => code in errorCodes) ? 'system' : 'concurrency';
}

/** When a record is looked at again that came to nothing so many times; a system may have said in how many seconds. */
export function nextLook(now: Date, attempts: number, seconds: number | null = null): Date {
  const pause = seconds === null ? Math.min(250 * 2 ** Math.min(attempts, 8), 60_000) : seconds * 1_000;
  return new Date(now.getTime() + pause);
}

/**
 * Gives up on a signal whose record comes to no rest however often it is looked at: people are told, and it is tried again by itself
 * in growing pauses. `met` is what the last look met; null when the record kept moving, or another one stands in its place. False:
 * it is not time for that, or not the record's fault.
 */
export async function giveUpOn(core: Core, signal: QueuedSignal, met: Problem | null): Promise<boolean> {
  if (signal.attempts < patienceWithRecord) return false;
  const { ref, origin, author } = signal;
  if (met !== null) {
    if (isOfTheWholeSystem(met.code)) return false;
    await reportFailure(core, { class: 'system', ref, root: ref, origin, author, problems: [met] });
    return true;
  }
  const [last] = await core.store.journal.ofAggregate(leaseKey(ref), 1);
  const problems = last?.phase === 'refused' ? last.problems : [];
  if (problems.some(({ code }) => isOfTheWholeSystem(code))) return false;
  await reportFailure(core, {
    class: 'concurrency',
    ref: problems.find((problem) => problem.ref !== null)?.ref ?? ref,
    root: ref,
    origin,
    author,
    problems: problems.length > 0 ? problems : [keepsMoving(core, signal)],
    operation: last?.id ?? null,
    raw: last?.raw ?? null,
  });
  return true;
}

function keepsMoving(core: Core, { ref }: QueuedSignal): Problem {
  const { words } = core.maps.get(ref.map);
  return ownProblem(
    'KEEPS_CHANGING',
    `The ${words.one} ${ref.key.join(', ')} changed each time it was to be carried over.`,
    'It is tried again by itself. Look who or what keeps saving it.',
    ref,
  );
}
