import { usa } from './companies.ts';
import { places } from './places.ts';
import type { Address, CompanyCode } from './companies.ts';
import type { Place } from './places.ts';

/** A place that holds stock. */
export interface Warehouse {
  readonly company: CompanyCode;
  readonly id: string;
  readonly name: string;
  readonly site: string;
  readonly type: 'Standard' | 'Quarantine' | 'Transit';
  /** Absent for trucks. */
  readonly address?: Address;
  readonly mainWarehouse?: string;
  readonly quarantineWarehouse?: string;
  readonly transitWarehouse?: string;
  /** Warehouse of a vendor, by its account. */
  readonly vendor?: string;
  readonly locations: readonly string[];
}

/** Towns with a quarantine and a transit warehouse of their own, at the same address as the depot. */
const hubs = ['SEA', 'DAL', 'CHI', 'HAM', 'FRA'];

const depots = (company: CompanyCode, place: Place): readonly Warehouse[] => {
  const shared = { company, site: place.site, address: place.address };
  const hub = hubs.includes(place.code);
  const depot: Warehouse = {
    ...shared,
    id: `${place.code}-01`,
    name: `${place.address.city} depot`,
    type: 'Standard',
    locations: ['BULK', 'RECV'],
    ...(hub ? { quarantineWarehouse: `${place.code}-Q`, transitWarehouse: `${place.code}-T` } : {}),
  };
  if (!hub) return [depot];
  return [
    depot,
    { ...shared, id: `${place.code}-Q`, name: `${place.address.city} quarantine`, type: 'Quarantine', locations: [] },
    { ...shared, id: `${place.code}-T`, name: `${place.address.city} transit`, type: 'Transit', locations: [] },
  ];
};

const truck = (company: CompanyCode, number: number, site: string, mainWarehouse: string, crew: string): Warehouse => ({
  company,
  id: `${company === 'usmf' ? 'TRUCK' : 'WAGEN'}-${String(number).padStart(2, '0')}`,
  name: `${company === 'usmf' ? 'Truck' : 'Wagen'} ${crew}`,
  site,
  type: 'Standard',
  mainWarehouse,
  locations: [],
});

/** Every warehouse of the group. */
export const warehouses: readonly Warehouse[] = [
  ...places.usmf.flatMap((place) => depots('usmf', place)),
  ...places.demf.flatMap((place) => depots('demf', place)),
  truck('usmf', 7, 'NW', 'SEA-01', 'Langer'),
  truck('usmf', 8, 'NW', 'PDX-01', 'Okafor'),
  truck('usmf', 9, 'MTN', 'DEN-01', 'Raman'),
  truck('usmf', 10, 'MID', 'CHI-01', 'Jennings'),
  truck('demf', 1, 'NORD', 'HAM-01', 'Brandt'),
  truck('demf', 2, 'MITTE', 'FRA-01', 'Kessler'),
  truck('demf', 3, 'SUED', 'MUC-01', 'Aydin'),
  {
    company: 'usmf',
    id: 'FLOAT-01',
    name: 'Floating depot, position never entered',
    site: 'WEST',
    type: 'Standard',
    address: {
      street: 'Berth to be announced',
      city: 'Oakland',
      state: 'CA',
      zip: '94607',
      country: usa,
      latitude: 0,
      longitude: 0,
    },
    locations: ['RECV'],
  },
  {
    company: 'usmf',
    id: 'CONS-01',
    name: 'Consignment stock at Halvorsen',
    site: 'NW',
    type: 'Standard',
    vendor: 'US-101',
    address: {
      street: '901 Puyallup Spur',
      city: 'Fife',
      state: 'WA',
      zip: '98424',
      country: usa,
      latitude: 47.2393,
      longitude: -122.357,
    },
    locations: [],
  },
];

/** Warehouses that take goods in. */
export const receivingWarehouses = (company: CompanyCode): readonly Warehouse[] =>
  warehouses.filter((one) => one.company === company && one.locations.includes('BULK'));
