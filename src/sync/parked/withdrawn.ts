/** Operations whose map there is no longer: nothing of them can be read or written, so they are parked once instead of tried each round. */
import type { Problem } from '../../connectors/port.ts';
import { ownProblem, type Core } from '../context.ts';
import { journalEntry } from '../journal-entry.ts';
import { takeLease } from '../lease.ts';
import { move } from '../move.ts';
import type { Operation } from '../operation.ts';
import { parkedKey, withdrawnMaps } from './report.ts';

/** Parks it; {@link tellWithdrawn} tells of it. Null where all its maps are there. */
export async function parkWithdrawn(core: Core, operation: Operation): Promise<Operation | null> {
  const missing = withdrawnMaps(core, operation);
  if (missing.length === 0) return null;
  const why = withdrawal(missing);
  core.log.warn('operation.withdrawn', { operation: operation.id, maps: missing.join(', ') });
  return move(core, operation, 'parked', { reason: why.message, problems: [why], why: [why] });
}

/** Tells the administrators of a parked one, once: it has no sync failure before its map is back. Part of each round, until it is told. */
export async function tellWithdrawn(core: Core, operation: Operation): Promise<void> {
  const lease = await takeLease(core, [parkedKey(operation.id)], `parked:${core.newId()}`, 0);
  if (lease === null) return;
  await using _held = lease;
  const missing = withdrawnMaps(core, operation);
  const told = await core.store.journal.withdrawnOf(operation.id);
  if (missing.every((name) => told.includes(name))) return;
  const why = withdrawal(missing);
  const entry = { ...journalEntry(operation), reason: why.message, why: [why] };
  const text = `${entry.actor}: ${entry.summary}. ${why.message}`;
  const notice = { kind: 'parked', at: operation.updatedAt, text, map: null, parked: entry } as const;
  if (await core.announce.notice(notice)) await core.store.journal.noteWithdrawn(operation.id, missing);
}

function withdrawal(missing: readonly string[]): Problem {
  const names = missing.join(', ');
  return ownProblem(
    'MAP_WITHDRAWN',
    `The map ${names} is not there any more, so that nothing of it can be read or written.`,
    'Bring the map back, or end the operation as it stands with journal end.',
    null,
    { value: names },
  );
}
