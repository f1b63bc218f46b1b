import { move } from '../move.ts';
import type { Core } from '../context.ts';
import type { Queued } from '../ports.ts';
import { notNow } from './way.ts';

const pageSize = 200;

/**
 * Takes out of the queue what waits for a map that was stopped: nobody knows when it runs again, and what is saved until then goes
 * untold, so that no order is left to keep. A captured change becomes a signal, looked at once the map runs; a write through us is
 * refused, and the person told.
 */
export async function dissolveStopped(core: Core): Promise<void> {
  const now = await core.lifecycle.statuses();
  const stopped = core.maps.maps.map(({ name }) => name).filter((name) => now.kept(name).status === 'Not running');
  if (stopped.length === 0) return;
  for (;;) {
    const waiting = await core.store.queue.needing(stopped, pageSize);
    for (const queued of waiting) {
      await letGo(core, queued);
      await core.store.queue.done(queued, { failed: false });
    }
    if (waiting.length < pageSize) return;
  }
}

async function letGo(core: Core, { map, body }: Queued): Promise<void> {
  if (body.kind === 'change') {
    const { root, origin, author } = body;
    return core.store.signals.add([{ ref: root, map, origin, author, attempts: 0 }], core.clock.now());
  }
  const operation = await core.store.journal.byId(body.operation);
  if (operation?.phase !== 'queued') return;
  const problems = [notNow(core, await core.lifecycle.statuses(), { ...body.root, map })];
  await move(core, operation, 'refused', { problems });
}
