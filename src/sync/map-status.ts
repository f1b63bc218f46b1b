import type { Core } from './context.ts';
import type { MapStatus } from './face.ts';

/** All maps with what an administrator wants to see first. */
export async function listMaps(core: Core): Promise<readonly MapStatus[]> {
  const [now, queued, failures, successes] = await Promise.all([
    core.lifecycle.statuses(),
    core.store.queue.counts(),
    core.store.failures.openCounts(),
    core.store.journal.lastSuccesses(),
  ]);
  return core.maps.maps.map(({ name, title }) => {
    const { since, by, reason } = now.kept(name);
    const waiting = queued.get(name);
    return {
      name,
      entity: title,
      status: now.of(name),
      reason: core.unavailable.get(name) ?? reason,
      queued: waiting?.count ?? 0,
      failures: failures.get(name) ?? 0,
      lastSuccess: successes.get(name) ?? null,
      since,
      by,
      oldestQueued: waiting?.oldest ?? null,
      room: Math.max(0, core.settings.queueLimit - (waiting?.count ?? 0)),
      whenOtherIsDown: now.whenOtherIsDown(name),
    };
  });
}
