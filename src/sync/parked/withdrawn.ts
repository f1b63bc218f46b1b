/** Operations whose map there is no longer: nothing of them can be read or written, so they are parked once instead of tried each round. */
import { ownProblem, type Core } from '../context.ts';
import { journalEntry } from '../journal-entry.ts';
import { move } from '../move.ts';
import type { Operation } from '../operation.ts';
import { withdrawnMaps } from './report.ts';

/** Parks it, and tells the administrators: it has no sync failure before its map is back. Null where all its maps are there. */
export async function parkWithdrawn(core: Core, operation: Operation): Promise<Operation | null> {
  const names = withdrawnMaps(core, operation).join(', ');
  if (names === '') return null;
  const why = ownProblem(
    'MAP_WITHDRAWN',
    `The map ${names} is not there any more, so that nothing of it can be read or written.`,
    'Bring the map back, or end the operation as it stands with journal end.',
    null,
    { value: names },
  );
  core.log.warn('operation.withdrawn', { operation: operation.id, maps: names });
  const parked = await move(core, operation, 'parked', { reason: why.message, problems: [why], why: [why] });
  const entry = { ...journalEntry(parked), reason: why.message, why: [why] };
  const text = `${entry.actor}: ${entry.summary}. ${why.message}`;
  await core.announce.notice({ kind: 'parked', at: parked.updatedAt, text, map: null, parked: entry });
  return parked;
}
