import { customers } from './customers.ts';
import { createRandom } from './random.ts';
import type { CompanyCode } from './companies.ts';
import type { Code } from './terms.ts';
import type { Customer } from './customers.ts';

/** A kind of asset, in each company. */
export interface AssetType {
  readonly id: string;
  readonly name: string;
  readonly lifecycleModel: string;
  readonly countsTowardsKpi: boolean;
}

const assetType = (id: string, name: string, lifecycleModel = 'STANDARD', countsTowardsKpi = true): AssetType => ({
  id,
  name,
  lifecycleModel,
  countsTowardsKpi,
});

export const assetTypes: readonly AssetType[] = [
  assetType('CHILLER', 'Chiller'),
  assetType('BOILER', 'Boiler'),
  assetType('AHU', 'Air handling unit'),
  assetType('PUMP', 'Pump'),
  assetType('GENSET', 'Emergency generator'),
  assetType('ELEVATOR', 'Elevator'),
  assetType('CONVEYOR', 'Conveyor'),
  assetType('COOLROOM', 'Cold room'),
  assetType('MOTOR', 'Motor', 'COMPONENT', false),
  assetType('CONTROL', 'Control cabinet', 'COMPONENT', false),
  assetType('SENSOR', 'Sensor', 'COMPONENT', false),
];

export const lifecycleModels: readonly Code[] = [
  { code: 'STANDARD', description: 'Whole machines' },
  { code: 'COMPONENT', description: 'Parts of machines' },
];

export const lifecycleStates: readonly (Code & { readonly active: boolean })[] = [
  { code: 'NEW', description: 'New', active: false },
  { code: 'ACTIVE', description: 'In operation', active: true },
  { code: 'STOPPED', description: 'Out of operation', active: false },
  { code: 'RETIRED', description: 'Retired', active: false },
];

/** Makers with their models. */
export const manufacturers: readonly (Code & { readonly models: readonly string[] })[] = [
  { code: 'FROSTLINE', description: 'Frostline Cooling', models: ['FL-90', 'FL-140'] },
  { code: 'KESTREL', description: 'Kestrel Drives', models: ['KD-4', 'KD-11'] },
  { code: 'NORDBRAND', description: 'Nordbrand Wärmetechnik', models: ['NB-300', 'NB-650'] },
  { code: 'OAKMONT', description: 'Oakmont Lifts', models: ['OM-8', 'OM-13'] },
  { code: 'TIDEWELL', description: 'Tidewell Pumps', models: ['TW-40', 'TW-65'] },
];

export const warranties: readonly (Code & { readonly months: number })[] = [
  { code: 'W24', description: 'Two years, parts', months: 24 },
  { code: 'W60', description: 'Five years, parts and work', months: 60 },
];

/** A thing at a customer that is serviced. */
export interface Asset {
  readonly company: CompanyCode;
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly parent?: string;
  /** The asset at the head of the hierarchy; absent for that one itself. */
  readonly head?: string;
  readonly customer: Customer;
  readonly functionalLocation: string;
  readonly state: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly modelYear: string;
  readonly serial: string;
  readonly acquired: string;
  readonly cost: number;
  readonly warranty?: string;
}

/** The place that assets of a customer stand at. */
export const functionalLocationOf = (customer: Customer) => `FL-${customer.account.slice(2)}`;

const machines = ['CHILLER', 'BOILER', 'AHU', 'PUMP', 'GENSET', 'ELEVATOR', 'CONVEYOR', 'COOLROOM'] as const;
const parts = ['MOTOR', 'CONTROL', 'SENSOR'] as const;
/** The third machine of a customer stands alone. */
const LAST = 2;
const nameOf = (type: string) => assetTypes.find(({ id }) => id === type)?.name ?? type;

/** Assets born in Field Service are numbered C-, those born in finance and operations AS-. */
const numbering = (index: number) => `${index % 2 === 0 ? 'C' : 'AS'}-${String(index + 1).padStart(5, '0')}`;

/** Every asset of the group: for each customer three machines, most of them with parts, one part with a part of its own. */
export const assets: readonly Asset[] = (['usmf', 'demf'] as const).flatMap((company) => {
  const random = createRandom(company === 'usmf' ? 17 : 49);
  const made: Asset[] = [];
  const make = (customer: Customer, type: string, name: string, parent?: Asset): Asset => {
    const manufacturer = random.pick(manufacturers);
    const year = random.between(2012, 2024);
    const asset: Asset = {
      company,
      id: numbering(made.length),
      name,
      type,
      ...(parent ? { parent: parent.id, head: parent.head ?? parent.id } : {}),
      customer,
      functionalLocation: functionalLocationOf(customer),
      state: random.next() < 0.9 ? 'ACTIVE' : 'STOPPED',
      manufacturer: manufacturer.code,
      model: random.pick(manufacturer.models),
      modelYear: String(year),
      serial: `SN${random.between(100000, 999999)}`,
      acquired: `${year}-${String(random.between(1, 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`,
      cost: random.between(4, 900) * 50,
      ...(random.next() < 0.4 ? { warranty: random.next() < 0.5 ? 'W24' : 'W60' } : {}),
    };
    made.push(asset);
    return asset;
  };
  customers
    .filter((customer) => customer.company === company)
    .forEach((customer, index) => {
      for (const slot of [0, 1, 2]) {
        const type = machines[(index + slot * 3) % machines.length] ?? 'PUMP';
        const component = parts[slot];
        const machine = make(customer, type, `${nameOf(type)} ${slot + 1}, ${customer.name}`);
        if (slot === LAST || component === undefined) continue;
        const part = make(customer, component, `${nameOf(component)} ${slot + 1}, ${customer.name}`, machine);
        if (slot === 1) make(customer, 'SENSOR', `${nameOf('SENSOR')} ${slot + 1}, ${customer.name}`, part);
      }
    });
  return made;
});
