/**
 * Carries over what waits, change by change in the order it was captured, so that the counterpart goes through the same steps as the
 * origin. Aggregates that have nothing to do with each other go side by side. After the last change of an aggregate both sides are
 * compared: what was changed on both meanwhile becomes a conflict with both values, and anything that news left out is made up for.
 *
 * A change is taken out of the queue last of all, and its operation is found again by its number: whatever a crash leaves behind is
 * taken up where it stood, and nothing is written twice.
 */
import { isOfTheWholeSystem, SystemFailure } from '../../connectors/errors.ts';
import type { Problem } from '../../connectors/port.ts';
import { bringInLine } from '../bring-along.ts';
import { outage, unforeseen, type Core } from '../context.ts';
import { nextLook, patienceWithRecord } from '../failures/stuck.ts';
import { takeLease } from '../lease.ts';
import type { Queued } from '../ports.ts';
import { carryChange, giveUpOnChange } from './carry-change.ts';
import { carryWrite, giveUpOnWrite } from './queued-write.ts';
import { firstWave } from './wave.ts';

/** Changes of different aggregates carried over at once. */
const sideBySide = 4;
/** Changes looked at to find those. */
const lookAhead = 24;
/** Changes carried over before other work of the core gets its turn. */
const share = 200;

/** Carries over a share of what maps have waiting that are running or being resumed. True when there may be more at once. */
export async function drainQueue(core: Core): Promise<boolean> {
  const held = new Set(await core.store.queue.resting(core.clock.now()));
  for (let carried = 0; carried < share;) {
    const { draining } = await core.lifecycle.statuses();
    const wave = firstWave(core.maps, await core.store.queue.next(draining, [...held], lookAhead), sideBySide);
    if (wave.length === 0) {
      await core.lifecycle.drained();
      await core.announce.owed();
      return false;
    }
    const results = await Promise.all(wave.map((queued) => carry(core, queued)));
    if (results.includes('away')) return false;
    for (const [index, { aggregate }] of wave.entries()) if (results[index] === 'held') held.add(aggregate);
    carried += wave.length;
  }
  await core.lifecycle.drained();
  return true;
}

/** `held`: the aggregate has to wait for a later look. `away`: a system does not answer, so all have. */
async function carry(core: Core, queued: Queued): Promise<'done' | 'failed' | 'held' | 'away'> {
  const lease = await takeLease(core, [queued.aggregate], `queue:${core.newId()}`, 0);
  if (lease === null) return 'held';
  await using held = lease;
  try {
    const { body } = queued;
    const carried = await (body.kind === 'write'
      ? carryWrite(core, body, held.owner)
      : carryChange(core, queued, body, held.owner));
    if (carried === 'held') return core.health.report().every(({ answers }) => answers) ? 'held' : 'away';
    if (typeof carried === 'object') return await putOff(core, queued, carried.problems, null);
    if (await core.store.queue.isLast(queued)) {
      const compared = await bringInLine(core, body.root, 'both', body.author, held.owner);
      if (compared === 'later') return 'held';
    }
    await core.store.queue.done(queued, { failed: carried === 'failed' });
    return carried;
  } catch (error) {
    if (core.store.trouble() !== null) throw error;
    const { map, number, body } = queued;
    if (!(error instanceof SystemFailure)) {
      core.log.error('queue.failed', { map, number, error: String(error) });
      return putOff(core, queued, [unforeseen(body.root)], null);
    }
    core.log.warn('queue.deferred', { map, system: error.system, code: error.code });
    return putOff(core, queued, [outage(error)], error.retryAfterSeconds);
  }
}

/**
 * Nothing came of it this time. A system that is away is waited for; a record that cannot be carried over holds up its own aggregate
 * alone, and after some looks people are told of it instead.
 */
async function putOff(
  core: Core,
  queued: Queued,
  problems: readonly Problem[],
  seconds: number | null,
): Promise<'failed' | 'held' | 'away'> {
  if (problems.some(({ code }) => isOfTheWholeSystem(code))) return 'away';
  const { body, attempts } = queued;
  if (attempts < patienceWithRecord) {
    await core.store.queue.later(queued, nextLook(core.clock.now(), attempts, seconds));
    return 'held';
  }
  await (body.kind === 'write' ? giveUpOnWrite(core, body, problems) : giveUpOnChange(core, queued, body, problems));
  await core.store.queue.done(queued, { failed: true });
  return 'failed';
}
