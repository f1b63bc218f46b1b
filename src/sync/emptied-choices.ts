import type { Problem, RecordRef } from '../connectors/port.ts';
import type { CanonicalRecord, EntityMap } from '../maps/entity-map.ts';
import { ownProblem } from './context.ts';
import { writableIn } from './ownership.ts';

/**
 * One problem for each choice that a change empties. An enum of finance and operations has no way to say "nothing": it would keep its
 * value, and put it back where it was emptied. `before` is what the record had; a choice that had nothing is not emptied, and
 * one with a default gets that.
 */
export function emptiedChoices(
  map: EntityMap,
  ref: RecordRef,
  before: CanonicalRecord,
  values: CanonicalRecord,
): readonly Problem[] {
  return map.fields
    .filter((field) => field.type === 'choice' && field.default === undefined)
    .filter((field) => writableIn('financeOperations', field))
    .filter(({ property }) => values[property] === null && (before[property] ?? null) !== null)
    .map(({ property, label }) => ({
      ...ownProblem(
        'CANNOT_BE_EMPTY',
        `${label} cannot be empty: Supply Chain Management always keeps a value for it.`,
        `Choose a value for ${label}.`,
        ref,
      ),
      field: property,
    }));
}
