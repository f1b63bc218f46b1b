import type { RecordChange, Snapshot } from '../../connectors/port.ts';
import type { CanonicalRecord, EntityMap } from '../../maps/entity-map.ts';
import { other } from '../context.ts';
import { changedProperties, isTwoWay, pick, properties, sameValue, writablePart } from '../ownership.ts';
import type { CapturedChange, RecordState } from '../ports.ts';

/**
 * What a queued change comes to at its counterpart; null where there is nothing to write. A field is carried where the counterpart
 * still has what the change started from. Where it has something else, somebody moved it there, or news came out of order: it is left
 * alone, and the comparison after the last change of the aggregate says which.
 */
export function planStep(
  map: EntityMap,
  { ref, origin, action, before, after }: CapturedChange,
  current: Snapshot | null,
  agreed: RecordState | null,
  followsFailure: boolean,
): RecordChange | null {
  const target = other(origin);
  if (target === 'financeOperations' && map.origin === 'posted') return null;
  if (action === 'create')
    return current !== null || after === null ? null : { action, ref, values: writablePart(map, target, after) };
  if (current === null) return null;
  const twoWay = properties(map, isTwoWay);
  const has = (property: string, record: CanonicalRecord | null | undefined): boolean =>
    sameValue(map, property, current.values[property] ?? null, record?.[property] ?? null);
  if (action === 'delete') {
    const untouched = [...twoWay].every((property) => has(property, before) || has(property, agreed?.values));
    return untouched ? { action, ref, version: current.version } : null;
  }
  const mayMove = (property: string): boolean =>
    !twoWay.has(property) || has(property, before) || (followsFailure && has(property, agreed?.values));
  const moved = new Set(changedProperties(before ?? {}, after ?? {}));
  const values = pick(
    writablePart(map, target, after ?? {}),
    (property) => moved.has(property) && !has(property, after) && mayMove(property),
  );
  return Object.keys(values).length === 0 ? null : { action, ref, values, version: current.version };
}

/** Whether anything of a change is the counterpart's business. */
export function travels(
  map: EntityMap,
  change: Pick<CapturedChange, 'origin' | 'action' | 'before' | 'after'>,
): boolean {
  const target = other(change.origin);
  if (target === 'financeOperations' && map.origin === 'posted') return false;
  if (change.action !== 'update') return true;
  const moved = changedProperties(change.before ?? {}, change.after ?? {});
  return Object.keys(writablePart(map, target, Object.fromEntries(moved.map((name) => [name, null])))).length > 0;
}
