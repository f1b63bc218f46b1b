/** What records ask of their surroundings. Types only. */
import type { MappedSystem, PurchaseOrderService, RowReader } from '../connectors/port.ts';
import type { PrivilegeReader } from '../connectors/privileges.ts';
import type { RowWriter } from '../connectors/row-writer.ts';
import type { MapCatalogue, SystemName } from '../maps/entity-map.ts';

/** Time is a parameter. */
export interface Clock {
  now(): Date;
}

/** A system as records use it: rows of any table, and single records of a map. */
export type ReadableSystem = RowReader & Pick<MappedSystem, 'read'>;

export interface RecordsDependencies {
  readonly catalogue: MapCatalogue;
  readonly systems: Readonly<Record<SystemName, ReadableSystem>>;
  readonly purchaseOrders: Pick<PurchaseOrderService, 'access'>;
  /** Creates work orders in Dataverse. */
  readonly writer: RowWriter;
  /** What people may do in Dataverse. */
  readonly privileges: PrivilegeReader;
  readonly clock: Clock;
  /** Addresses that links in cards lead to, without a slash at the end. */
  readonly addresses: Readonly<Record<SystemName, string>>;
  /** Company of people for whom neither system knows one. */
  readonly defaultCompany: string;
}
