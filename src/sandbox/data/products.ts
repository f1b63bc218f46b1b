import type { CompanyCode } from './companies.ts';
import type { Conversion } from './units.ts';

/** A product of the group. Item number and product number are the same. */
export interface Product {
  readonly number: string;
  readonly name: string;
  readonly kind: 'Inventory' | 'NonInventory' | 'Service';
  /** Unit of stock and of purchase. */
  readonly unit: string;
  /** Purchase price in dollars for one unit. */
  readonly price: number;
  /** Companies that may buy it; none when it exists in the catalogue alone. */
  readonly releasedTo: readonly CompanyCode[];
  /** Companies in which orders for it are stopped. */
  readonly stoppedIn: readonly CompanyCode[];
  /** How much more than ordered may arrive, in percent. */
  readonly overdelivery: number;
  /** Pieces in a box, where it is also sold in boxes. */
  readonly boxOf?: number;
  /** A thing that becomes an asset once it is built in. */
  readonly becomesAsset?: boolean;
}

const both = ['usmf', 'demf'] as const;

const stock = (number: string, name: string, unit: string, price: number, more: Partial<Product> = {}): Product => ({
  number,
  name,
  kind: 'Inventory',
  unit,
  price,
  releasedTo: both,
  stoppedIn: [],
  overdelivery: 0,
  ...more,
});

const service = (number: string, name: string, price: number): Product =>
  stock(number, name, 'h', price, { kind: 'Service' });

/** Every product of the catalogue. */
export const products: readonly Product[] = [
  stock('P-100', 'Cartridge filter 10 inch', 'ea', 18.5, { boxOf: 12, overdelivery: 10 }),
  stock('P-101', 'Cartridge filter 20 inch', 'ea', 27.9, { boxOf: 6, overdelivery: 10 }),
  stock('P-102', 'Pleated air filter G4', 'ea', 9.8, { boxOf: 20 }),
  stock('P-103', 'HEPA filter H13', 'ea', 86),
  stock('P-104', 'Oil filter, spin-on', 'ea', 14.25, { boxOf: 12 }),
  stock('P-110', 'Circulation pump 40-6', 'ea', 412, { becomesAsset: true }),
  stock('P-111', 'Circulation pump 50-12', 'ea', 655, { becomesAsset: true }),
  stock('P-112', 'Submersible pump S3', 'ea', 298.4, { becomesAsset: true }),
  stock('P-113', 'Pump seal kit', 'ea', 36.75),
  stock('P-114', 'Impeller 120 mm', 'ea', 74.1),
  stock('P-120', 'Scroll compressor 5 kW', 'ea', 1180, { becomesAsset: true }),
  stock('P-121', 'Scroll compressor 9 kW', 'ea', 1745, { becomesAsset: true }),
  stock('P-122', 'Compressor start capacitor', 'ea', 21.3),
  stock('P-123', 'Crankcase heater', 'ea', 58.6),
  stock('P-130', 'Pressure sensor 0-10 bar', 'ea', 64.9),
  stock('P-131', 'Temperature probe PT1000', 'ea', 19.95, { boxOf: 10 }),
  stock('P-132', 'Vibration sensor, wireless', 'ea', 142),
  stock('P-133', 'Level switch', 'ea', 47.5),
  stock('P-140', 'Ball valve 1 inch', 'ea', 33.2),
  stock('P-141', 'Ball valve 2 inch', 'ea', 71.8),
  stock('P-142', 'Solenoid valve 24 V', 'ea', 88.25),
  stock('P-143', 'Expansion valve', 'ea', 126.4),
  stock('P-150', 'V-belt A-42', 'ea', 11.6, { boxOf: 10 }),
  stock('P-151', 'V-belt B-60', 'ea', 15.4, { boxOf: 10 }),
  stock('P-152', 'Timing belt HTD 8M', 'ea', 39.9),
  stock('P-160', 'Deep-groove bearing 6205', 'ea', 8.7, { boxOf: 10 }),
  stock('P-161', 'Deep-groove bearing 6308', 'ea', 16.9, { boxOf: 10 }),
  stock('P-162', 'Pillow block UCP 207', 'ea', 29.3),
  stock('P-170', 'Control cable 5 x 1.5', 'm', 2.15),
  stock('P-171', 'Sensor cable, shielded', 'm', 3.4),
  stock('P-172', 'Copper pipe 22 mm', 'm', 9.6),
  stock('P-173', 'Insulation tape', 'roll', 4.2, { boxOf: 24 }),
  stock('P-180', 'Compressor oil POE 32', 'l', 22.8, { overdelivery: 5 }),
  stock('P-181', 'Bearing grease', 'kg', 17.5, { overdelivery: 5 }),
  stock('P-182', 'Refrigerant R-32', 'kg', 31.9, { overdelivery: 5 }),
  stock('P-183', 'Coil cleaner', 'l', 12.4),
  stock('P-190', 'Contactor 25 A', 'ea', 42.6),
  stock('P-191', 'Thermal relay', 'ea', 55.1),
  stock('P-192', 'Frequency converter 4 kW', 'ea', 598, { becomesAsset: true }),
  stock('P-193', 'Emergency stop button', 'ea', 24.9),
  stock('P-194', 'Safety gloves', 'pr', 6.9, { kind: 'NonInventory' }),
  stock('P-195', 'Absorbent mats', 'box', 48, { kind: 'NonInventory' }),
  stock('P-196', 'Fuse 10 x 38 mm', 'box', 19.5),
  stock('P-210', 'Ignition module, American boilers', 'ea', 133, { releasedTo: ['usmf'] }),
  stock('P-211', 'Zündmodul für Kessel', 'ea', 141, { releasedTo: ['demf'] }),
  stock('P-220', 'Legacy controller board', 'ea', 310, { stoppedIn: both }),
  stock('P-221', 'Analog pressure gauge', 'ea', 26.5, { stoppedIn: ['usmf'] }),
  stock('P-230', 'Prototype flow meter', 'ea', 480, { releasedTo: [] }),
  stock('P-231', 'Pilot heat exchanger', 'ea', 2250, { releasedTo: [] }),
  service('S-300', 'On-site calibration', 95),
  service('S-301', 'Crane hire with driver', 180),
  service('S-302', 'Water analysis', 70),
];

/** Dollars to the euro, as price lists round them. */
const EUROS_PER_DOLLAR = 0.92;

/** The purchase price of a product in the currency of a company. */
export const priceIn = (company: CompanyCode, { price }: Product): number =>
  company === 'usmf' ? price : Math.round(price * EUROS_PER_DOLLAR * 100) / 100;

/** Boxes to pieces, product by product. */
export const boxConversions: readonly Conversion[] = products.flatMap(({ number, unit, boxOf }) =>
  boxOf === undefined ? [] : [{ from: 'box', to: unit, factor: boxOf, product: number }],
);

/** Categories that a line without a product may name. */
export const procurementHierarchy = {
  name: 'Procurement',
  categories: ['Spare parts', 'Consumables', 'Field services', 'Safety equipment', 'Instruments'],
} as const;
