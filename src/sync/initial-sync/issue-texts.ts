import type { Problem, RecordRef } from '../../connectors/port.ts';
import type { CanonicalValue, EntityMap, SystemName } from '../../maps/entity-map.ts';
import type { Conflict } from '../compare.ts';
import { other, ownProblem, systemTitles } from '../context.ts';
import { labelOf } from '../ownership.ts';

/** One problem a field in which the master's value took the place of the other side's, with both values. */
export function conflictProblems(
  map: EntityMap,
  ref: RecordRef,
  conflicts: readonly Conflict[],
  master: SystemName,
): readonly Problem[] {
  const loser = other(master);
  return conflicts.flatMap((conflict) => {
    if (conflict.property === null) return [];
    const message =
      `${labelOf(map, conflict.property)} is ${shown(conflict[master])} in ${systemTitles[master]} and was ` +
      `${shown(conflict[loser])} in ${systemTitles[loser]}; the value of ${systemTitles[master]} stands.`;
    const { dataverse, financeOperations } = conflict;
    const params = { at: master, values: { dataverse, financeOperations } };
    const remedy = 'Where the other one was right, change it back in either system.';
    return [{ ...ownProblem('MASTER_WON', message, remedy, ref, params), field: conflict.property }];
  });
}

/** A row that was never free while the run lasted. */
export function neverFree(ref: RecordRef): Problem {
  return ownProblem('BUSY', 'The record was being saved by somebody else the whole time.', 'Try the row again.', ref);
}

/** A key that more than one row has: none of them may be chosen. */
export function severalRows(ref: RecordRef, system: SystemName): Problem {
  const message = `${systemTitles[system]} has several records with the key ${ref.key.join(', ')}.`;
  return ownProblem('KEY_NOT_UNIQUE', message, `Leave one of them in ${systemTitles[system]}.`, ref, { at: system });
}

/** A record with a value that its map cannot say; which one, as the connector names it. */
export function unreadableRow(ref: RecordRef, system: SystemName, reason: string): Problem {
  const title = systemTitles[system];
  const message = `${title} has a value in the record ${ref.key.join(', ')} that cannot be read: ${reason}`;
  const remedy = `Correct it in ${title}, then try the row again.`;
  return ownProblem('VALUE_UNREADABLE', message, remedy, ref, { at: system, value: reason });
}

const shown = (value: CanonicalValue): string => (value === null ? 'empty' : `"${value}"`);
