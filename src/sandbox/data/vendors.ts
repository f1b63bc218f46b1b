import { germany, usa } from './companies.ts';
import type { Address, CompanyCode } from './companies.ts';

type Hold = 'No' | 'Invoice' | 'All' | 'Payment' | 'Requisition' | 'Never';

/** A vendor, known by the same account number as vendor and as account. */
export interface Vendor {
  readonly company: CompanyCode;
  readonly account: string;
  readonly name: string;
  readonly hold: Hold;
  readonly terms: string;
  readonly deliveryMode: string;
  readonly deliveryTerms: string;
  readonly paymentMethod: string;
  /** Who sends the bill, where it is another vendor. */
  readonly invoiceVendor?: string;
  readonly address: Address;
  readonly contact: { readonly id: string; readonly firstName: string; readonly lastName: string };
}

type Town = readonly [city: string, state: string, zip: string, latitude: number, longitude: number, street: string];

const american = (
  number: number,
  name: string,
  [city, state, zip, latitude, longitude, street]: Town,
  contact: readonly [string, string],
  more: Partial<Vendor> = {},
): Vendor => ({
  company: 'usmf',
  account: `US-${number}`,
  name,
  hold: 'No',
  terms: 'Net30',
  deliveryMode: 'Ground',
  deliveryTerms: 'DAP',
  paymentMethod: 'ACH',
  address: { street, city, state, zip, country: usa, latitude, longitude },
  contact: { id: `CP-${number}`, firstName: contact[0], lastName: contact[1] },
  ...more,
});

const german = (
  number: number,
  name: string,
  [city, state, zip, latitude, longitude, street]: Town,
  contact: readonly [string, string],
  more: Partial<Vendor> = {},
): Vendor => ({
  company: 'demf',
  account: `DE-${number}`,
  name,
  hold: 'No',
  terms: 'Net14',
  deliveryMode: 'Ground',
  deliveryTerms: 'DAP',
  paymentMethod: 'SEPA',
  address: { street, city, state, zip, country: germany, latitude, longitude },
  contact: { id: `CP-${number}`, firstName: contact[0], lastName: contact[1] },
  ...more,
});

/** Every vendor of the group. */
export const vendors: readonly Vendor[] = [
  american(
    101,
    'Halvorsen Pump Supply',
    ['Fife', 'WA', '98424', 47.2393, -122.357, '901 Puyallup Spur'],
    ['Dana', 'Halvorsen'],
  ),
  american(
    102,
    'Brightwater Filters Inc.',
    ['Reno', 'NV', '89502', 39.5, -119.78, '14 Mill Court'],
    ['Luis', 'Ortega'],
    { terms: 'Net10' },
  ),
  american(
    103,
    'Copper Ridge HVAC Parts',
    ['Denver', 'CO', '80223', 39.7, -105, '615 Santa Fe Yard'],
    ['Grace', 'Whitlock'],
  ),
  american(104, 'Lakeshore Bearing & Drive', ['Gary', 'IN', '46402', 41.6, -87.33, '80 Broadway'], ['Marcus', 'Bell'], {
    terms: 'Net60',
  }),
  american(
    105,
    'Pinewood Electric Wholesale',
    ['Macon', 'GA', '31201', 32.83, -83.63, '322 Poplar St'],
    ['Ines', 'Calloway'],
  ),
  american(
    106,
    'Sierra Sensor Works',
    ['San Jose', 'CA', '95112', 37.35, -121.88, '1750 Berryessa Rd'],
    ['Kenji', 'Mori'],
    { deliveryMode: 'Express' },
  ),
  american(
    107,
    'Gulf Coast Valve Co.',
    ['Pasadena', 'TX', '77506', 29.7, -95.2, '2011 Red Bluff'],
    ['Renee', 'Thibodeaux'],
  ),
  american(108, 'Prairie Lubricants', ['Wichita', 'KS', '67219', 37.75, -97.32, '900 Mead Ave'], ['Owen', 'Stark']),
  american(
    109,
    'Northgate Safety Outfitters',
    ['Fargo', 'ND', '58102', 46.89, -96.79, '47 Elm Depot'],
    ['Sofie', 'Lund'],
  ),
  american(110, 'Old Mill Cable', ['Lowell', 'MA', '01852', 42.64, -71.3, '5 Canal Pl'], ['Patrick', 'Doyle']),
  american(
    111,
    'Redstone Crane Services',
    ['Provo', 'UT', '84601', 40.23, -111.66, '118 Freedom Blvd'],
    ['Tessa', 'Young'],
    { terms: 'COD' },
  ),
  american(
    112,
    'Ironclad Compressors',
    ['Toledo', 'OH', '43604', 41.65, -83.54, '77 Summit Dock'],
    ['Victor', 'Hale'],
    { hold: 'All' },
  ),
  american(
    113,
    'Desert Bloom Chemicals',
    ['Yuma', 'AZ', '85364', 32.69, -114.62, '60 Gila Row'],
    ['Maya', 'Quintero'],
    { hold: 'All' },
  ),
  american(
    114,
    'Harbor Light Instruments',
    ['Norfolk', 'VA', '23510', 36.85, -76.29, '400 Water St'],
    ['Colin', 'Reyes'],
    { hold: 'Payment' },
  ),
  american(
    115,
    'Twin Forks Refrigeration',
    ['Eau Claire', 'WI', '54703', 44.81, -91.5, '208 Forest St'],
    ['Hanna', 'Berg'],
    { hold: 'Invoice' },
  ),
  american(
    116,
    'Halvorsen Trading',
    ['Fife', 'WA', '98424', 47.2399, -122.3561, '905 Puyallup Spur'],
    ['Erik', 'Halvorsen'],
    { invoiceVendor: 'US-101' },
  ),
  german(201, 'Weserkraft Pumpen GmbH', ['Bremen', 'HB', '28309', 53.06, 8.89, 'Funkschneise 8'], ['Heike', 'Wessel']),
  german(202, 'Alpenfilter KG', ['Kempten', 'BY', '87437', 47.73, 10.33, 'Illerblick 2'], ['Xaver', 'Moosbauer']),
  german(203, 'Rheintal Wälzlager', ['Mainz', 'RP', '55120', 50.02, 8.24, 'Rheinallee 190'], ['Sabine', 'Krämer']),
  german(204, 'Harzer Messtechnik', ['Goslar', 'NI', '38640', 51.91, 10.43, 'Im Schleeke 31'], ['Jörg', 'Bode'], {
    deliveryMode: 'Express',
  }),
  german(205, 'Spreekabel AG', ['Berlin', 'BE', '12459', 52.46, 13.52, 'Wilhelminenhof 70'], ['Anke', 'Zimmermann']),
  german(206, 'Ostsee Ventile', ['Wismar', 'MV', '23966', 53.9, 11.45, 'Am Haffeld 5'], ['Malte', 'Petersen']),
  german(
    207,
    'Schwarzwald Schmierstoffe',
    ['Offenburg', 'BW', '77652', 48.48, 7.94, 'Okenstraße 61'],
    ['Ulrike', 'Faller'],
  ),
  german(208, 'Ruhrkälte Handel', ['Bochum', 'NW', '44809', 51.49, 7.2, 'Dorstener Hof 12'], ['Cem', 'Yildiz'], {
    hold: 'All',
  }),
  german(209, 'Isar Arbeitsschutz', ['Freising', 'BY', '85356', 48.4, 11.74, 'Gute Änger 9'], ['Veronika', 'Huber'], {
    hold: 'Requisition',
  }),
  german(210, 'Elbkran Dienst', ['Magdeburg', 'ST', '39126', 52.17, 11.65, 'Saalestraße 17'], ['Torsten', 'Wille'], {
    paymentMethod: 'WIRE',
  }),
];

/** Vendors that orders may be sent to. */
export const orderableVendors = (company: CompanyCode): readonly Vendor[] =>
  vendors.filter((one) => one.company === company && one.hold !== 'All');
