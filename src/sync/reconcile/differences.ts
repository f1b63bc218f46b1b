/** What differs between the two sides of a record, whose each value is, and who moved since they were the same. */
import type { CanonicalValue, SystemName } from '../../maps/entity-map.ts';
import { compare, wasDeleted, type Pair } from '../compare.ts';
import type { FieldDifference, RecordDifference } from '../face.ts';
import { allProperties, labelOf, properties, sameValue, writableIn } from '../ownership.ts';

/** Every field that differs, in the order of the map. Empty where a side lacks the record: that is one difference as a whole. */
export function fieldDifferences({ map, base, dataverse, financeOperations }: Pair): readonly FieldDifference[] {
  if (dataverse === null || financeOperations === null) return [];
  const inDataverse = properties(map, (field) => writableIn('dataverse', field));
  const inFinanceOperations = properties(map, (field) => writableIn('financeOperations', field));
  return allProperties(map).flatMap((property): FieldDifference[] => {
    const here = dataverse.values[property];
    const there = financeOperations.values[property];
    if (here === undefined || there === undefined || sameValue(map, property, here, there)) return [];
    const owner = ownerOf(inDataverse.has(property), inFinanceOperations.has(property));
    const agreed = base?.values[property];
    const movedIn = moverOf(here, there, agreed);
    const mover = movedIn === 'both' || movedIn === 'unknown' ? null : movedIn;
    return [
      {
        property,
        label: labelOf(map, property),
        dataverse: here,
        financeOperations: there,
        agreed,
        owner,
        movedIn,
        stands: owner === 'both' ? mover : owner,
      },
    ];
  });
}

/** Which side lacks the record; null when both have it, or neither. */
export function missingSide({ dataverse, financeOperations }: Pair): SystemName | null {
  if ((dataverse === null) === (financeOperations === null)) return null;
  return dataverse === null ? 'dataverse' : 'financeOperations';
}

/** Whether the two sides of a record are the same under its map. */
export function isEqualPair(pair: Pair): boolean {
  return missingSide(pair) === null && fieldDifferences(pair).length === 0;
}

/** Whose version stands when nobody says: of a missing record the side that born or deleted it; null when people must say. */
export function standingSide(pair: Pair): RecordDifference['repair'] {
  const missing = missingSide(pair);
  if (missing !== null) return standingExistence(pair, missing);
  const sides = new Set(fieldDifferences(pair).map(({ stands }) => stands));
  const [side = null, second] = sides;
  if (sides.has(null)) return null;
  return second === undefined ? side : 'both';
}

function standingExistence(pair: Pair, missing: SystemName): SystemName | null {
  const present = missing === 'dataverse' ? 'financeOperations' : 'dataverse';
  if (pair.map.origin === 'posted')
    // A posted record is there because Supply Chain Management has it; one that it never had is nobody's to judge but people's.
    return missing === 'dataverse' || wasDeleted(pair, missing) ? 'financeOperations' : null;
  if (!wasDeleted(pair, missing)) return present;
  return compare(pair, missing).conflicts.length > 0 ? null : missing;
}

function ownerOf(mayWriteDataverse: boolean, mayWriteFinanceOperations: boolean): FieldDifference['owner'] {
  if (mayWriteDataverse && mayWriteFinanceOperations) return 'both';
  return mayWriteDataverse ? 'financeOperations' : 'dataverse';
}

function moverOf(
  here: CanonicalValue,
  there: CanonicalValue,
  agreed: CanonicalValue | undefined,
): FieldDifference['movedIn'] {
  if (agreed === undefined) return 'unknown';
  if (Object.is(here, agreed)) return 'financeOperations';
  return Object.is(there, agreed) ? 'dataverse' : 'both';
}
