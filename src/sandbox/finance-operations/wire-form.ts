import { visibleProperties } from './catalogue.ts';
import type { StoredRecord } from './records.ts';
import type { EntityDefinition } from './schema/entity.ts';
import type { Value } from './values.ts';

/**
 * The version tag of a record: the base64 of `'<RecVersion>,<RecId>'`, as the real one decodes for an entity over one
 * table. It does not move when a line of an order changes.
 */
export function etag(recordId: number, recordVersion: number): string {
  return `W/"${Buffer.from(`'${recordVersion},${recordId}'`).toString('base64')}"`;
}

/** A record as JSON carries it. */
export function toWire(entity: EntityDefinition, record: StoredRecord): Record<string, Value> {
  return {
    '@odata.etag': etag(record.recordId, record.recordVersion),
    ...Object.fromEntries(
      visibleProperties(entity).map((property) => [property.name, record.values[property.name] ?? '']),
    ),
  };
}

/** The address of a record below the service root: `Warehouses(dataAreaId='usmf',WarehouseId='24')`. */
export function addressOf(entity: EntityDefinition, record: StoredRecord): string {
  const key = entity.key.map((name) => {
    const value = record.values[name] ?? '';
    return `${name}=${typeof value === 'number' ? value : `'${encodeURIComponent(value.replaceAll("'", "''"))}'`}`;
  });
  return `${entity.collection}(${key.join(',')})`;
}
