import type { Problem, RecordRef } from '../connectors/port.ts';
import type { EntityMap } from '../maps/entity-map.ts';
import { ownProblem } from './context.ts';
import { labelOf, ownedByFinanceOperations } from './ownership.ts';

/** One problem for each of the changed properties that Supply Chain Management alone decides: nobody else may write them. */
export function ownedElsewhere(map: EntityMap, ref: RecordRef, changed: readonly string[]): readonly Problem[] {
  const owned = ownedByFinanceOperations(map);
  return changed
    .filter((property) => owned.has(property))
    .map((property) => ({
      ...ownProblem(
        'OWNED_ELSEWHERE',
        `${labelOf(map, property)} is maintained in Supply Chain Management.`,
        'Change it there.',
        ref,
      ),
      field: property,
    }));
}
