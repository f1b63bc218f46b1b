import type { EntityMap } from '../../maps/entity-map.ts';
import type { Core } from '../context.ts';
import type { CoreNotice } from '../face.ts';

/** From here on administrators are told that the queue of a map fills up. */
const warnAt = 0.8;

/** Watches how full the queue of each map is. */
export interface QueueGauge {
  /** Whether one more change of the map may wait. Tells once when it becomes tight, and once when there is no more room. */
  hasRoom(core: Core, map: EntityMap): Promise<boolean>;
}

export function createQueueGauge(): QueueGauge {
  const told = new Map<string, 'queueFilling' | 'queueFull'>();
  const tell = async (
    core: Core,
    map: EntityMap,
    notice: Pick<CoreNotice, 'text' | 'count' | 'room'> & { readonly kind: 'queueFilling' | 'queueFull' },
  ): Promise<void> => {
    if (told.get(map.name) === notice.kind) return;
    told.set(map.name, notice.kind);
    await core.announce.notice({ ...notice, at: core.clock.now().toISOString(), map: map.name });
  };
  return {
    hasRoom: async (core, map) => {
      const { queueLimit } = core.settings;
      const count = await core.store.queue.count(map.name);
      if (count >= queueLimit) {
        await tell(core, map, {
          kind: 'queueFull',
          count,
          text:
            `${count} changes of ${map.words.many} wait, which is all that are kept one by one. Of further ones the latest state will be ` +
            'carried over; nothing is lost and nobody is kept from saving.',
        });
        return false;
      }
      if (count + 1 >= queueLimit * warnAt)
        await tell(core, map, {
          kind: 'queueFilling',
          count: count + 1,
          room: queueLimit - count - 1,
          text: `${count + 1} changes of ${map.words.many} wait to be carried over; there is room for ${queueLimit - count - 1} more.`,
        });
      else told.delete(map.name);
      return true;
    },
  };
}
