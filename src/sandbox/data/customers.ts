import { places } from './places.ts';
import type { Address, CompanyCode } from './companies.ts';

/** A customer whose assets are serviced; finance and operations does not know it. */
export interface Customer {
  readonly company: CompanyCode;
  readonly account: string;
  readonly name: string;
  readonly address: Address;
}

const names: Readonly<Record<CompanyCode, readonly string[]>> = {
  usmf: [
    'Cedar Point Hospital',
    'Lakeview Ice Arena',
    'Bluestem Brewery',
    'Juniper Data Center',
    'Riverbend School District',
    'Maple Court Apartments',
    'Orchard Foods Plant',
    'Summit Tower Offices',
    'Harborside Hotel',
    'Canyon Water Utility',
    'Prairie Rail Works',
    'Magnolia Medical Center',
    'Bayou Cold Storage',
    'Silver Fork Casino',
    'Granite Mill Paper',
    'Old Town Market Hall',
    'Peachtree Laundry',
    'Twin Lakes Greenhouse',
    'Liberty Arts Museum',
    'Beacon Fish Terminal',
  ],
  demf: [
    'Klinikum Sonnenhang',
    'Brauerei Dreilinden',
    'Stadtwerke Nordtal',
    'Hotel Alte Mühle',
    'Kühlhaus Elbkai',
    'Schulzentrum Birkenfeld',
    'Papierfabrik Waldau',
    'Messehallen Südring',
    'Rechenzentrum Taunusblick',
    'Eissporthalle Mainufer',
    'Molkerei Grünthal',
    'Theater am Markt',
  ],
};

/** Customers live a little way from a depot, each by another one. */
const near = ({ latitude, longitude, ...address }: Address, index: number): Address => ({
  ...address,
  street: `${12 + index * 7} ${address.country.iso === 'US' ? 'Customer Park' : 'Kundenweg'}`,
  latitude: Math.round((latitude + 0.031 * ((index % 5) - 2)) * 1e4) / 1e4,
  longitude: Math.round((longitude + 0.043 * ((index % 7) - 3)) * 1e4) / 1e4,
});

/** Every customer of the group. */
export const customers: readonly Customer[] = (['usmf', 'demf'] as const).flatMap((company) =>
  names[company].flatMap((name, index) => {
    const place = places[company][(index * 2) % places[company].length];
    const account = `${company === 'usmf' ? 'C' : 'K'}-${1001 + index}`;
    return place ? [{ company, account, name, address: near(place.address, index) }] : [];
  }),
);
