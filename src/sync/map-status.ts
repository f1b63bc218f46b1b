import type { Core } from './context.ts';
import type { MapStatus } from './face.ts';

/** All maps with what an administrator wants to see first. */
export async function listMaps(core: Core): Promise<readonly MapStatus[]> {
  const open = (await core.store.failures.list()).filter(
    (failure) => failure.status === 'open' || failure.status === 'retrying',
  );
  const recent = await core.store.journal.list({ limit: 200 });
  return core.maps.maps.map((map) => {
    const reason = core.unavailable.get(map.name) ?? null;
    const last = recent.find(
      (operation) =>
        operation.phase === 'committed' && operation.aggregates.some((key) => key.startsWith(`${map.name}|`)),
    );
    return {
      name: map.name,
      entity: map.title,
      status: reason === null ? 'Running' : 'Not available',
      reason,
      queued: 0,
      failures: open.filter((failure) => failure.ref.map === map.name).length,
      lastSuccess: last?.updatedAt ?? null,
    };
  });
}
