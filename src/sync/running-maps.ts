import type { Problem, RecordRef } from '../connectors/port.ts';
import type { Core } from './context.ts';
import { notNow } from './queue/way.ts';

/** Why a record must not be written now by its map's status; null when it may be. */
export async function notRunning(core: Core, ref: RecordRef): Promise<Problem | null> {
  const now = await core.lifecycle.statuses();
  return now.draining.includes(ref.map) ? null : notNow(core, now, ref);
}
