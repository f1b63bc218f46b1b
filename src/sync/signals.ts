import { SystemFailure } from '../connectors/errors.ts';
import { leaseKey } from './aggregate.ts';
import { bringInLine, isInLine } from './bring-along.ts';
import type { Core } from './context.ts';
import { takeLease } from './lease.ts';
import type { QueuedSignal } from './ports.ts';

const pageSize = 50;

/** Works off the signals that are due, a page at a time. A record that cannot be settled now is put off and holds nobody up. */
export async function drainSignals(core: Core): Promise<void> {
  for (;;) {
    const due = await core.store.signals.due(core.clock.now(), pageSize);
    for (const signal of due) await follow(core, signal);
    if (due.length < pageSize) return;
  }
}

async function follow(core: Core, signal: QueuedSignal): Promise<void> {
  try {
    // Most signals are echoes of our own writes: they are told from news by looking, without keeping anybody from saving.
    if (await isInLine(core, signal.ref, signal.origin)) return await core.store.signals.done(signal);
    return await bringUnderLease(core, signal);
  } catch (error) {
    if (!(error instanceof SystemFailure)) throw error;
    core.log.warn('signal.deferred', {
      map: signal.ref.map,
      system: error.system,
      code: error.code,
      attempts: signal.attempts,
    });
    return putOff(core, signal, error.retryAfterSeconds);
  }
}

async function bringUnderLease(core: Core, signal: QueuedSignal): Promise<void> {
  const owner = `signal:${core.newId()}`;
  const lease = await takeLease(core, [leaseKey(signal.ref)], owner, 0);
  if (lease === null) return putOff(core, signal);
  await using held = lease;
  const result = await bringInLine(core, signal.ref, signal.origin, signal.author, held.owner);
  return result === 'later' ? putOff(core, signal) : core.store.signals.done(signal);
}

async function putOff(core: Core, signal: QueuedSignal, seconds: number | null = null): Promise<void> {
  const pause = seconds === null ? Math.min(250 * 2 ** Math.min(signal.attempts, 8), 60_000) : seconds * 1_000;
  await core.store.signals.later(signal, new Date(core.clock.now().getTime() + pause));
}
