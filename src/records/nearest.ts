/** All warehouses of a company, nearest first. The list is complete: what has no position stands at its end, with the reason. */
import { positionAt, rankByDistance, type Located } from './distance.ts';
import { identityOf, systemOf } from './licence.ts';
import { recordLinks } from './links.ts';
import { readStock } from './stock.ts';
import { shownValue } from './symbols.ts';
import { lookupOf } from './wire.ts';
import type { CanonicalRecord, CanonicalValue, EntityMap } from '../maps/entity-map.ts';
import type { NearbyWarehouse, NearestAnswer, NearestQuery, Person, StockFigure } from './face.ts';
import type { Lists } from './lists.ts';
import type { MappedRow, MappedRows } from './mapped-rows.ts';
import type { RecordsDependencies } from './ports.ts';

/** What nearest needs. */
export type NearestParts = Pick<RecordsDependencies, 'systems' | 'catalogue' | 'clock' | 'addresses'> & {
  readonly lists: Lists;
  readonly mapped: MappedRows;
};

/** Properties that a warehouse shows by themselves; the rest of the map is its integration group. */
const ownPlace = new Set(['WarehouseId', 'WarehouseName']);

interface Candidate extends Located {
  readonly row: MappedRow;
  readonly withoutDistance: string | null;
  readonly stock: readonly StockFigure[];
}

/**
 * Reads as the person. With `stock`, only warehouses are listed that have so much of the product available.
 */
export async function nearestWarehouses(
  query: NearestQuery,
  person: Person,
  parts: NearestParts,
): Promise<NearestAnswer> {
  const map = parts.catalogue.get('warehouse');
  const [rows, stock, trucks] = await Promise.all([
    parts.mapped.all(map, query.company, person),
    readStock(query.company, query.stock?.product, person, parts),
    defaultWarehouses(person, parts),
  ]);
  const wanted = query.stock?.quantity;
  const candidates = rows
    .map((row) => candidateOf(row, trucks, stock.get(idOf(row.values)) ?? []))
    .filter((candidate) => wanted === undefined || availableOf(candidate.stock) >= wanted);
  const warehouses = rankByDistance(candidates, query.from).map(({ item, kilometres }) =>
    nearbyOf(item, kilometres, map, query.company, person, parts),
  );
  return { from: query.from, warehouses, readAt: parts.clock.now().toISOString() };
}

function candidateOf(row: MappedRow, trucks: ReadonlySet<string>, stock: readonly StockFigure[]): Candidate {
  const { PrimaryAddressLatitude: latitude, PrimaryAddressLongitude: longitude } = row.values;
  const position = positionAt(asNumber(latitude), asNumber(longitude));
  const isTruck = trucks.has(row.id ?? '');
  const withoutDistance = position === null ? reasonOf(row.values, isTruck) : null;
  return { id: idOf(row.values), row, position, stock, withoutDistance };
}

/** Why there is no distance: a truck is where its technician is; a position nobody entered is 0,0. */
function reasonOf(values: CanonicalRecord, isTruck: boolean): string {
  if (addressOf(values) !== null) return values.PrimaryAddressLatitude === null ? 'no position' : 'position 0,0';
  return isTruck ? 'truck' : 'no address';
}

function nearbyOf(
  { id, row, withoutDistance, stock }: Candidate,
  kilometres: number | null,
  map: EntityMap,
  company: string,
  person: Person,
  { addresses }: NearestParts,
): NearbyWarehouse {
  const { values } = row;
  const type = map.fields.find((field) => field.property === 'WarehouseType');
  return {
    id,
    name: asText(values.WarehouseName) ?? id,
    company,
    site: asText(values.OperationalSiteId),
    type: type === undefined || values.WarehouseType == null ? null : shownValue(type, values.WarehouseType),
    kilometres,
    withoutDistance,
    address: addressOf(values),
    stock,
    integration: integrationOf(map, values),
    links: recordLinks({ map, company, key: [id], id: row.id }, person, addresses),
  };
}

/** Fields that Supply Chain Management keeps, by its own words, in the order of the map. */
function integrationOf(map: EntityMap, values: CanonicalRecord): Readonly<Record<string, string>> {
  return Object.fromEntries(
    map.fields.flatMap((field) => {
      const value = values[field.property] ?? null;
      return value === null || ownPlace.has(field.property) ? [] : [[field.label, shownValue(field, value)]];
    }),
  );
}

function addressOf(values: CanonicalRecord): string | null {
  const formatted = asText(values.FormattedPrimaryAddress);
  if (formatted !== null) return formatted.replaceAll(/\s*\n\s*/g, ', ');
  const street = [asText(values.PrimaryAddressStreet), asText(values.PrimaryAddressStreetNumber)];
  const town = [asText(values.PrimaryAddressZipCode), asText(values.PrimaryAddressCity)];
  const lines = [street, town].map((parts) => parts.filter((part) => part !== null).join(' '));
  return lines.filter((part) => part !== '').join(', ') || null;
}

/** Row ids of the warehouses that resources carry with them. Only Field Service knows. */
async function defaultWarehouses(person: Person, { systems }: NearestParts): Promise<ReadonlySet<string>> {
  if (systemOf(person) !== 'dataverse') return new Set();
  const query = { select: ['bookableresourceid', '_msdyn_warehouse_value'], filter: '_msdyn_warehouse_value ne null' };
  const rows = await systems.dataverse.rows('bookableresources', query, identityOf(person));
  return new Set(rows.flatMap((row) => lookupOf(row, 'msdyn_warehouse') ?? []));
}

const idOf = (values: CanonicalRecord) => asText(values.WarehouseId) ?? '';
const availableOf = (stock: readonly StockFigure[]) => stock.reduce((sum, { available }) => sum + available, 0);
const asNumber = (value: CanonicalValue | undefined) => (typeof value === 'number' ? value : null);
const asText = (value: CanonicalValue | undefined) => (typeof value === 'string' ? value : null);
