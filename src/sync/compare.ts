import type { RecordChange, RecordRef, Snapshot } from '../connectors/port.ts';
import type { CanonicalRecord, CanonicalValue, EntityMap, SystemName } from '../maps/entity-map.ts';
import { properties, writablePart, writableIn } from './ownership.ts';
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

const equal: Difference = { toDataverse: null, toFinanceOperations: null, conflicts: [] };

/**
 * Three-way comparison of one record: what must be written where so that both sides are the same again.
 * `origin` is the side something happened on; it decides who is taken to have changed a record that never was agreed on.
 */
export function compare(pair: Pair, origin: SystemName): Difference {
  const { dataverse, financeOperations } = pair;
  if (dataverse === null && financeOperations === null) return equal;
  if (dataverse === null || financeOperations === null) return compareExistence(pair, origin);
  return compareValues(pair, dataverse, financeOperations, origin);
}

/**
 * One side has the record, the other not: born there, or deleted here. A deletion travels when it is what happened; when something
 * else happened on the side that still has the record, that side may still want it, and people decide.
 */
function compareExistence(pair: Pair, origin: SystemName): Difference {
  const { map, ref, base } = pair;
  const missing: SystemName = pair.dataverse === null ? 'dataverse' : 'financeOperations';
  const present = pair.dataverse ?? pair.financeOperations;
  if (present === null) return equal;
  const known = missing === 'dataverse' ? base?.dataverseVersion : base?.financeOperationsVersion;
  const wasDeleted = known !== null && known !== undefined;
  if (wasDeleted && missing !== origin) {
    const conflict = {
      property: null,
      dataverse: pair.dataverse === null ? null : 'there',
      financeOperations: pair.financeOperations === null ? null : 'there',
    };
    return { ...equal, conflicts: [conflict] };
  }
  if (wasDeleted) {
    const change: RecordChange = { action: 'delete', ref, version: present.version };
    return missing === 'dataverse' ? { ...equal, toFinanceOperations: change } : { ...equal, toDataverse: change };
  }
  if (missing === 'financeOperations' && map.origin === 'posted') return equal;
  const values = writablePart(map, missing, present.values);
  const change: RecordChange = { action: 'create', ref, values };
  return missing === 'dataverse' ? { ...equal, toDataverse: change } : { ...equal, toFinanceOperations: change };
}

function compareValues(pair: Pair, dataverse: Snapshot, financeOperations: Snapshot, origin: SystemName): Difference {
  const { map, ref } = pair;
  const base = pair.base?.values ?? (origin === 'dataverse' ? financeOperations.values : dataverse.values);
  const towardsDataverse = properties(map, (field) => writableIn('dataverse', field));
  const towardsFinanceOperations = properties(map, (field) => writableIn('financeOperations', field));
  const forDataverse: Record<string, CanonicalValue> = {};
  const forFinanceOperations: Record<string, CanonicalValue> = {};
  const conflicts: Conflict[] = [];
  for (const property of new Set(map.fields.map((field) => field.property))) {
    const here = dataverse.values[property];
    const there = financeOperations.values[property];
    if (here === undefined || there === undefined || Object.is(here, there)) continue;
    const hereMayTravel = towardsFinanceOperations.has(property);
    const thereMayTravel = towardsDataverse.has(property);
    const hereMoved = hereMayTravel && moved(base, property, here);
    const thereMoved = thereMayTravel && moved(base, property, there);
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

function moved(base: CanonicalRecord, property: string, value: CanonicalValue): boolean {
  return property in base && !Object.is(base[property], value);
}

function update(ref: RecordRef, values: CanonicalRecord, version: string): RecordChange | null {
  return Object.keys(values).length === 0 ? null : { action: 'update', ref, values, version };
}
