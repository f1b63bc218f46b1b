/** The complete list of warehouses, nearest first: through records, and as a plain scan over the same rows. */
import { loadMaps } from '../src/maps/catalogue.ts';
import type { WireRow } from '../src/connectors/port.ts';
import type { NearbyWarehouse, Person } from '../src/records/face.ts';
import { createRecords } from '../src/records/records.ts';
import { compare } from './compare.ts';
import type { Benchmark } from './row.ts';

const from = { latitude: 36.1627, longitude: -86.7816, label: 'Nashville' };

/** Reads from finance and operations: one list, no look-ups between. */
const person: Person = {
  aadObjectId: '00000000-0000-0000-0000-0000000000021',
  userPrincipalName: 'meganb@example.com',
  name: 'Megan Bowen',
  licences: { dataverse: false, financeOperations: true },
  systemUserId: null,
  personnelNumber: '000021',
  company: 'usmf',
  roles: [],
  approvalLimit: null,
  rights: null,
};

/** Warehouses on one page of the card. */
const page = 6;

const allFacts = (one: NearbyWarehouse) => [
  one.name,
  one.site,
  one.type,
  one.address,
  one.stock,
  one.integration,
  one.links,
];

export const nearest: Benchmark = {
  async run(quick) {
    return [await rowFor(1_000, quick ? 10 : 40), await rowFor(100_000, quick ? 2 : 5)];
  },
};

async function rowFor(count: number, rounds: number) {
  const warehouses = Array.from({ length: count }, (_, index) => warehouseRow(index));
  const records = createRecords({
    catalogue: await loadMaps(),
    systems: { dataverse: nothingIn, financeOperations: { ...nothingIn, rows: rowsOf(warehouses) } },
    purchaseOrders: { access: async () => null },
    writer: { create: nothingIsWritten, update: nothingIsWritten },
    privileges: { held: async () => null },
    clock: { now: () => new Date() },
    addresses: { dataverse: 'https://dataverse.example.com', financeOperations: 'https://finops.example.com' },
    defaultCompany: 'usmf',
  });
  return await compare({
    name: `nearest over ${count.toLocaleString('en')} warehouses`,
    reach: 10,
    note: 'records order the list, remembered for a minute, and make every fact of a page; the scan makes ids and distances alone',
    rounds,
    perRound: 1,
    ours: {
      once: async () => {
        const { warehouses } = await records.nearest({ from, company: 'usmf' }, person);
        return warehouses.slice(0, page).map(allFacts);
      },
    },
    bare: { once: async () => plainScan(warehouses) },
  });
}

const nothingIsWritten = () => Promise.reject(new Error('nothing is written here'));
const nothingIn = { rows: async () => [], read: async () => null };

function rowsOf(warehouses: readonly WireRow[]) {
  return async (set: string) => (set === 'Warehouses' ? warehouses : []);
}

/** Spread evenly over the globe by the golden angle; the same rows in each run. */
function warehouseRow(index: number): WireRow {
  const id = `W${index}`;
  return {
    dataAreaId: 'usmf',
    WarehouseId: id,
    WarehouseName: `Depot ${index}`,
    OperationalSiteId: `S${index % 40}`,
    WarehouseType: 'Standard',
    FormattedPrimaryAddress: `${index} Depot Road\nSpringfield`,
    PrimaryAddressLatitude: (Math.asin(2 * ((index + 0.5) / 100_000) - 1) * 180) / Math.PI,
    PrimaryAddressLongitude: ((index * 137.50776405) % 360) - 180,
  };
}

function plainScan(rows: readonly WireRow[]): { readonly id: string; readonly kilometres: number }[] {
  const radians = (degrees: unknown) => (Number(degrees) * Math.PI) / 180;
  const [latitude, longitude] = [radians(from.latitude), radians(from.longitude)];
  return rows
    .map((row) => {
      const there = radians(row['PrimaryAddressLatitude']);
      const a =
        Math.sin((there - latitude) / 2) ** 2 +
        Math.cos(latitude) * Math.cos(there) * Math.sin((radians(row['PrimaryAddressLongitude']) - longitude) / 2) ** 2;
      return { id: String(row['WarehouseId']), kilometres: 2 * 6371.0088 * Math.asin(Math.sqrt(a)) };
    })
    .sort((one, other) => one.kilometres - other.kilometres || (one.id < other.id ? -1 : 1));
}
