/** Takes news of saves that cannot be carried over now into the queue, where order is kept, up to the limit of their map. */
import type { HookChange, HookEvent } from '../../connectors/hook-event.ts';
import { leaseKey, rootOf } from '../aggregate.ts';
import type { Core } from '../context.ts';
import { rootMapOf } from '../lifecycle/dependencies.ts';
import type { NewQueued, Signal } from '../ports.ts';
import { recordKey } from '../record-key.ts';
import { travels } from './plan-step.ts';
import type { QueueGauge } from './gauge.ts';

/** Queues what is to be carried over step by step; gives the signals for what is to be looked at instead. */
export async function keepInOrder(
  core: Core,
  gauge: QueueGauge,
  event: HookEvent,
  changes: readonly HookChange[],
): Promise<readonly Signal[]> {
  const signals: Signal[] = [];
  for (const change of changes) {
    const ref = change.ref;
    if (ref === null || ref.key.includes('')) continue;
    const map = core.maps.get(change.map);
    if (!travels(map, { ...change, origin: event.system })) continue;
    const root = rootOf(core.maps, ref, change.after ?? change.before);
    const isTold = change.action !== 'update' || (change.before !== null && change.after !== null);
    if (!isTold || isOwn(core, event) || !(await gauge.hasRoom(core, map))) {
      signals.push({ ref: root, map: map.name, origin: event.system, author: event.author, attempts: 0 });
      continue;
    }
    const queued: NewQueued = {
      event: `${event.system}:${event.id}:${change.rowId ?? recordKey(ref)}`,
      map: map.name,
      maps: [...new Set([rootMapOf(core.maps, map).name, map.name])],
      aggregate: leaseKey(root),
      at: event.at ?? core.clock.now().toISOString(),
      body: {
        kind: 'change',
        ref,
        root,
        origin: event.system,
        author: event.author,
        action: change.action,
        before: change.before,
        after: change.after,
      },
    };
    await core.store.queue.add([queued]);
  }
  return signals;
}

/** What we wrote ourselves comes back unmarked from finance and operations; only what rules made of it is news. */
function isOwn(core: Core, event: HookEvent): boolean {
  return event.author.userPrincipalName?.toLowerCase() === core.integration.toLowerCase();
}
