import type { Problem, RecordRef } from '../connectors/port.ts';
import { ownProblem, type Core } from './context.ts';

/** Why a record must not be written now by its map's status; null when it may be. */
export async function notRunning(core: Core, ref: RecordRef): Promise<Problem | null> {
  const map = core.maps.get(ref.map);
  const statuses = await core.lifecycle.statuses();
  if (statuses.draining.includes(map.name)) return null;
  const reason = core.unavailable.get(map.name);
  if (reason !== undefined)
    return ownProblem('NOT_AVAILABLE', `${map.title} is not available: ${reason}`, 'Ask an administrator.', ref);
  const status = statuses.of(map.name);
  return ownProblem(
    'NOT_RUNNING',
    `${map.title} is ${status === 'Paused' ? 'paused' : 'not running'}, so nothing of it is written.`,
    status === 'Paused' ? 'Resume it first.' : 'Run it first.',
    ref,
    { status },
  );
}
