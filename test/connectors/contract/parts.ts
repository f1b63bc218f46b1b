import type { MappedSystem, RecordChange, RecordRef, Snapshot, WriteAnswer } from '../../../src/connectors/port.ts';
import type { CanonicalRecord, EntityMap, MapCatalogue, SystemName } from '../../../src/maps/entity-map.ts';
import type { Fault, Faults } from '../../../src/sandbox/engine/faults.ts';
import type { movableClock } from '../../support/clock.ts';

/** What a contract suite needs of a system under test. Filled in once the stand-ins run. */
export interface ContractParts {
  readonly name: SystemName;
  readonly system: MappedSystem;
  readonly maps: MapCatalogue;
  /** Of the connector. */
  readonly clock: ReturnType<typeof movableClock>;
  readonly faults: Pick<Faults, 'add' | 'clear'>;
  /** A path that only a batch has: where writes go. */
  readonly writes: Pick<Fault, 'method' | 'path'>;
  /** A number for a new purchase order. */
  readonly orderNumber: () => Promise<string>;
}

export const integration = { as: 'integration' } as const;
export const company = 'usmf';

let counter = 0;

/** An id that no other test of this run takes. */
export function freshId(prefix: string): string {
  counter += 1;
  return `${prefix}${counter}`;
}

export function refTo(map: string, ...key: (string | number)[]): RecordRef {
  return { map, company, key };
}

/** Writes as the integration. */
export function write(parts: ContractParts, ...changes: RecordChange[]): Promise<WriteAnswer> {
  return parts.system.write(changes, { as: integration, operation: freshId('operation-') });
}

export function creation(ref: RecordRef, values: CanonicalRecord): RecordChange {
  return { action: 'create', ref, values };
}

export function update(ref: RecordRef, values: CanonicalRecord, version: string | null = null): RecordChange {
  return { action: 'update', ref, values, version };
}

export function deletion(ref: RecordRef, version: string | null = null): RecordChange {
  return { action: 'delete', ref, version };
}

/** The first records of a map, until `enough` says so. */
export async function sample(
  parts: ContractParts,
  map: EntityMap,
  fits: (snapshot: Snapshot) => boolean,
): Promise<Snapshot | null> {
  for await (const page of parts.system.readAll(map, company)) {
    const found = page.find(fits);
    if (found !== undefined) return found;
  }
  return null;
}
