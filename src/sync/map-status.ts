import type { Core } from './context.ts';
import type { MapStatus } from './face.ts';

/** All maps with what an administrator wants to see first. */
export async function listMaps(core: Core): Promise<readonly MapStatus[]> {
  const [now, queued, failures, recent] = await Promise.all([
    core.lifecycle.statuses(),
    core.store.queue.counts(),
    core.store.failures.list(),
    core.store.journal.list({ limit: 200 }),
  ]);
  const open = failures.filter(({ status }) => status === 'open' || status === 'retrying');
  return core.maps.maps.map(({ name, title }) => {
    const { since, by, reason } = now.kept(name);
    const waiting = queued.get(name);
    const last = recent.find(
      ({ phase, aggregates }) => phase === 'committed' && aggregates.some((key) => key.startsWith(`${name}|`)),
    );
    return {
      name,
      entity: title,
      status: now.of(name),
      reason: core.unavailable.get(name) ?? reason,
      queued: waiting?.count ?? 0,
      failures: open.filter(({ ref }) => ref.map === name).length,
      lastSuccess: last?.updatedAt ?? null,
      since,
      by,
      oldestQueued: waiting?.oldest ?? null,
      room: Math.max(0, core.settings.queueLimit - (waiting?.count ?? 0)),
      whenOtherIsDown: now.whenOtherIsDown(name),
    };
  });
}
