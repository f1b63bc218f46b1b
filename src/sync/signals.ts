import { SystemFailure } from '../connectors/errors.ts';
import { leaseKey } from './aggregate.ts';
import { bringInLine, isInLine } from './bring-along.ts';
import { tellMissedHooks } from './catch-up/missed-hooks.ts';
import { outage, unforeseen, type Core } from './context.ts';
import { giveUpOn, nextLook } from './failures/stuck.ts';
import { takeLease } from './lease.ts';
import type { QueuedSignal } from './ports.ts';

const pageSize = 50;

/** Works off the signals that are due, a page at a time. A record that cannot be settled now is put off and holds nobody up. */
export async function drainSignals(core: Core): Promise<void> {
  const missed: QueuedSignal[] = [];
  for (;;) {
    const { live } = await core.lifecycle.statuses();
    const due = await core.store.signals.due(core.clock.now(), pageSize, live);
    for (const signal of due) if ((await follow(core, signal)) && signal.isUntold === true) missed.push(signal);
    if (due.length < pageSize) break;
  }
  await tellMissedHooks(core, missed);
}

/** Whether there was something to carry over. */
async function follow(core: Core, signal: QueuedSignal): Promise<boolean> {
  try {
    // Most signals are echoes of our own writes: they are told from news by looking, without keeping anybody from saving.
    if (!(await isInLine(core, signal.ref, signal.origin))) return await bringUnderLease(core, signal);
    await core.store.signals.done(signal);
    return false;
  } catch (error) {
    if (core.store.trouble() !== null) throw error;
    const failure = error instanceof SystemFailure ? error : null;
    const { ref, attempts } = signal;
    if (failure === null) core.log.error('signal.failed', { map: ref.map, attempts, error: String(error) });
    else core.log.warn('signal.deferred', { map: ref.map, system: failure.system, code: failure.code, attempts });
    if (await giveUpOn(core, signal, failure === null ? unforeseen(ref) : outage(failure)))
      await core.store.signals.done(signal);
    else await putOff(core, signal, failure?.retryAfterSeconds);
    return false;
  }
}

async function bringUnderLease(core: Core, signal: QueuedSignal): Promise<boolean> {
  const owner = `signal:${core.newId()}`;
  const lease = await takeLease(core, [leaseKey(signal.ref)], owner, 0);
  if (lease === null) {
    await putOff(core, signal);
    return false;
  }
  await using held = lease;
  // Half of an operation is not news: what came of it is found out first.
  if (await isUndecided(core, signal)) {
    await putOff(core, signal);
    return false;
  }
  const result = await bringInLine(core, signal.ref, signal.origin, signal.author, held.owner);
  const isOver = result !== 'later' || (await giveUpOn(core, signal, null));
  await (isOver ? core.store.signals.done(signal) : putOff(core, signal));
  if (result === 'written') core.announce.news(signal.ref, true);
  return result === 'written' || result === 'failed';
}

async function isUndecided(core: Core, signal: QueuedSignal): Promise<boolean> {
  const open = await core.store.journal.unfinished({ aggregates: [leaseKey(signal.ref)] });
  return open.some(({ phase }) => phase !== 'queued');
}

async function putOff(core: Core, signal: QueuedSignal, seconds: number | null = null): Promise<void> {
  await core.store.signals.later(signal, nextLook(core.clock.now(), signal.attempts, seconds));
}
