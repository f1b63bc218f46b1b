import { company } from './properties.ts';
import type { EntityDefinition, PropertyDefinition } from './entity.ts';

/** An entity as written down: the company is added by itself where striped. */
export interface EntityOutline extends Omit<
  EntityDefinition,
  'dataSource' | 'tableLabel' | 'striped' | 'key' | 'properties'
> {
  /** Table of the main data source: `InventLocation`. */
  readonly table: string;
  /** Plural label of that table; the entity's label when absent. */
  readonly tableName?: string;
  /** True when absent. */
  readonly striped?: boolean;
  /** Key properties without the company. */
  readonly key: readonly string[];
  readonly properties: readonly PropertyDefinition[];
}

/** Writes out an entity. */
export const entity = ({
  table,
  tableName,
  striped = true,
  key,
  properties,
  ...rest
}: EntityOutline): EntityDefinition => ({
  ...rest,
  dataSource: `${table} (${table})`,
  tableLabel: `${tableName ?? rest.label} (${table})`,
  striped,
  key: striped ? ['dataAreaId', ...key] : key,
  properties: striped ? [company, ...properties] : properties,
});
