import type { RecordChange, RecordRef, Snapshot } from '../connectors/port.ts';
import type { CanonicalRecord, CanonicalValue, EntityMap, SystemName } from '../maps/entity-map.ts';
import { allProperties, properties, sameValue, writablePart, writableIn } from './ownership.ts';
import type { RecordState } from './ports.ts';

/** One record on both sides, with what they last agreed on. */
export interface Pair {
  readonly map: EntityMap;
  readonly ref: RecordRef;
  readonly base: RecordState | null;
  readonly dataverse: Snapshot | null;
  readonly financeOperations: Snapshot | null;
}

export interface Conflict {
  /** Null when the record itself is in conflict: deleted on one side, still used on the other. */
  readonly property: string | null;
  readonly dataverse: CanonicalValue;
  readonly financeOperations: CanonicalValue;
}

export interface Difference {
  readonly toDataverse: RecordChange | null;
  readonly toFinanceOperations: RecordChange | null;
  /** Fields that both sides changed, differently, since they last agreed: nobody's value is overwritten. */
  readonly conflicts: readonly Conflict[];
}

/** Where something happened: in one system, or in both at about the same time. */
export type News = SystemName | 'both';

/** Whether nothing is to be done and nothing to be decided. */
export function isSame({ toDataverse, toFinanceOperations, conflicts }: Difference): boolean {
  return toDataverse === null && toFinanceOperations === null && conflicts.length === 0;
}

const equal: Difference = { toDataverse: null, toFinanceOperations: null, conflicts: [] };

/**
 * Three-way comparison of one record: what must be written where so that both sides are the same again.
 * `origin` is the side something happened on; it decides who is taken to have changed what never was agreed on.
 */
export function compare(pair: Pair, origin: News): Difference {
  const { dataverse, financeOperations } = pair;
  if (dataverse === null && financeOperations === null) return equal;
  if (dataverse === null || financeOperations === null) return compareExistence(pair, origin);
  return compareValues(pair, dataverse, financeOperations, origin);
}

/**
 * One side has the record, the other not: born there, or deleted here. A deletion travels when it is all that happened; where the
 * record was changed on the side that still has it, that side may still want it, and people decide. Posted records exist because
 * Supply Chain Management has them, whatever happens in Field Service.
 */
function compareExistence(pair: Pair, origin: News): Difference {
  const { map, ref } = pair;
  const missing: SystemName = pair.dataverse === null ? 'dataverse' : 'financeOperations';
  const present = pair.dataverse ?? pair.financeOperations;
  if (present === null) return equal;
  if (!wasDeleted(pair, missing) || (map.origin === 'posted' && missing === 'dataverse')) {
    if (missing === 'financeOperations' && map.origin === 'posted') return equal;
    const change: RecordChange = { action: 'create', ref, values: writablePart(map, missing, present.values) };
    return missing === 'dataverse' ? { ...equal, toDataverse: change } : { ...equal, toFinanceOperations: change };
  }
  if (map.origin === 'both' && isStillUsed(pair, present, missing, origin)) {
    const conflict = {
      property: null,
      dataverse: pair.dataverse === null ? null : 'there',
      financeOperations: pair.financeOperations === null ? null : 'there',
    };
    return { ...equal, conflicts: [conflict] };
  }
  const change: RecordChange = { action: 'delete', ref, version: present.version };
  return missing === 'dataverse' ? { ...equal, toFinanceOperations: change } : { ...equal, toDataverse: change };
}

/** Whether both sides had the record once: the one that lacks it now has deleted it. */
export function wasDeleted({ base }: Pair, missing: SystemName): boolean {
  const known = missing === 'dataverse' ? base?.dataverseVersion : base?.financeOperationsVersion;
  return known !== null && known !== undefined;
}

/** Whether the record was changed, where it still is, since both had it. */
function isStillUsed({ map, base }: Pair, present: Snapshot, missing: SystemName, origin: News): boolean {
  if (base === null) return true;
  const isMoved = allProperties(map).some((property) => {
    const [before, now] = [base.values[property], present.values[property]];
    return before !== undefined && now !== undefined && !sameValue(map, property, before, now);
  });
  const version = missing === 'dataverse' ? base.financeOperationsVersion : base.dataverseVersion;
  return isMoved || (origin !== missing && version !== present.version);
}

function compareValues(pair: Pair, dataverse: Snapshot, financeOperations: Snapshot, origin: News): Difference {
  const { map, ref, base } = pair;
  const towardsDataverse = properties(map, (field) => writableIn('dataverse', field));
  const towardsFinanceOperations = properties(map, (field) => writableIn('financeOperations', field));
  const forDataverse: Record<string, CanonicalValue> = {};
  const forFinanceOperations: Record<string, CanonicalValue> = {};
  const conflicts: Conflict[] = [];
  for (const property of allProperties(map)) {
    const here = dataverse.values[property];
    const there = financeOperations.values[property];
    if (here === undefined || there === undefined || sameValue(map, property, here, there)) continue;
    const hereMayTravel = towardsFinanceOperations.has(property);
    const thereMayTravel = towardsDataverse.has(property);
    const agreed = base?.values[property];
    const hereMoved = hereMayTravel && (agreed === undefined ? origin !== 'financeOperations' : agreed !== here);
    const thereMoved = thereMayTravel && (agreed === undefined ? origin !== 'dataverse' : agreed !== there);
    if (hereMoved && thereMoved) conflicts.push({ property, dataverse: here, financeOperations: there });
    else if (hereMoved || !thereMayTravel) forFinanceOperations[property] = here;
    else forDataverse[property] = there;
  }
  return {
    toDataverse: update(ref, forDataverse, dataverse.version),
    toFinanceOperations: update(ref, forFinanceOperations, financeOperations.version),
    conflicts,
  };
}

function update(ref: RecordRef, values: CanonicalRecord, version: string): RecordChange | null {
  return Object.keys(values).length === 0 ? null : { action: 'update', ref, values, version };
}
