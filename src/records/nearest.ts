/** All warehouses of a company, nearest first. The list is complete: what has no position stands at its end, with the reason. */
import { positionAt, rankByDistance, type Located } from './distance.ts';
import { identityOf, systemOf } from './licence.ts';
import { recordLinks } from './links.ts';
import { readStock, type StockByWarehouse } from './stock.ts';
import { shownValue } from './symbols.ts';
import { lookupOf } from './wire.ts';
import type { CanonicalValue, EntityMap } from '../maps/entity-map.ts';
import type { NearbyWarehouse, NearestAnswer, NearestQuery, Person, RecordLink, StockFigure } from './face.ts';
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
  readonly stock: readonly StockFigure[];
}

const noStock: readonly StockFigure[] = [];

/**
 * Reads as the person. With `stock`, only warehouses are listed that have so much of the product available. Facts of a warehouse are
 * made when they are asked for: of a long list, a page is shown.
 */
export async function nearestWarehouses(
  query: NearestQuery,
  person: Person,
  parts: NearestParts,
): Promise<NearestAnswer> {
  const map = parts.catalogue.get('warehouse');
  const [list, stock, trucks] = await Promise.all([
    parts.mapped.all(map, query.company, person),
    readStock(query.company, query.stock?.product, person, parts),
    defaultWarehouses(person, parts),
  ]);
  const wanted = query.stock?.quantity;
  const candidates = list.rows
    .map((row) => candidateOf(row, stock))
    .filter((candidate) => wanted === undefined || availableOf(candidate.stock) >= wanted);
  const describe: Describing = { map, company: query.company, person, trucks, addresses: parts.addresses };
  const warehouses = rankByDistance(candidates, query.from).map(
    ({ item, kilometres }) => new RankedWarehouse(item, kilometres, describe),
  );
  return { from: query.from, warehouses, readAt: list.readAt.toISOString() };
}

function candidateOf(row: MappedRow, stock: StockByWarehouse): Candidate {
  const id = asText(row.value('WarehouseId')) ?? '';
  const position = positionAt(
    asNumber(row.value('PrimaryAddressLatitude')),
    asNumber(row.value('PrimaryAddressLongitude')),
  );
  return { id, row, position, stock: stock.get(id) ?? noStock };
}

/** What a warehouse is described by besides its own row. */
interface Describing {
  readonly map: EntityMap;
  readonly company: string;
  readonly person: Person;
  readonly trucks: ReadonlySet<string>;
  readonly addresses: RecordsDependencies['addresses'];
}

class RankedWarehouse implements NearbyWarehouse {
  readonly id: string;
  readonly kilometres: number | null;
  readonly stock: readonly StockFigure[];
  private readonly row: MappedRow;
  private readonly describing: Describing;

  constructor({ id, row, stock }: Candidate, kilometres: number | null, describing: Describing) {
    this.id = id;
    this.kilometres = kilometres;
    this.stock = stock;
    this.row = row;
    this.describing = describing;
  }

  get name(): string {
    return asText(this.row.value('WarehouseName')) ?? this.id;
  }

  get company(): string {
    return this.describing.company;
  }

  get site(): string | null {
    return asText(this.row.value('OperationalSiteId'));
  }

  get type(): string | null {
    const field = this.describing.map.fields.find(({ property }) => property === 'WarehouseType');
    const value = this.row.value('WarehouseType');
    return field === undefined || value === null ? null : shownValue(field, value);
  }

  /** A truck is where its technician is; a position nobody entered is 0,0. */
  get withoutDistance(): string | null {
    if (this.kilometres !== null) return null;
    if (this.address !== null)
      return this.row.value('PrimaryAddressLatitude') === null ? 'no position' : 'position 0,0';
    return this.describing.trucks.has(this.row.id ?? '') ? 'truck' : 'no address';
  }

  get address(): string | null {
    return addressOf(this.row);
  }

  /** Fields that Supply Chain Management keeps, by its own words, in the order of the map. */
  get integration(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      this.describing.map.fields.flatMap((field) => {
        const value = this.row.value(field.property);
        return value === null || ownPlace.has(field.property) ? [] : [[field.label, shownValue(field, value)]];
      }),
    );
  }

  get links(): readonly RecordLink[] {
    const { map, company, person, addresses } = this.describing;
    return recordLinks({ map, company, key: [this.id], id: this.row.id }, person, addresses);
  }
}

function addressOf(row: MappedRow): string | null {
  const of = (property: string) => asText(row.value(property));
  const formatted = of('FormattedPrimaryAddress');
  if (formatted !== null) return formatted.replaceAll(/\s*\n\s*/g, ', ');
  const street = [of('PrimaryAddressStreet'), of('PrimaryAddressStreetNumber')];
  const town = [of('PrimaryAddressZipCode'), of('PrimaryAddressCity')];
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

const availableOf = (stock: readonly StockFigure[]) => stock.reduce((sum, { available }) => sum + available, 0);
const asNumber = (value: CanonicalValue) => (typeof value === 'number' ? value : null);
const asText = (value: CanonicalValue) => (typeof value === 'string' ? value : null);
