/** What the list of warehouses must be, out of nothing but the rows that Dataverse answers. */
import { rows, type Person } from '../support/wire.ts';
import { kilometresBetween, type Point } from './great-circle.ts';

export interface Start extends Point {
  readonly name: string;
  /** Row id of its company. */
  readonly company: string;
}

export interface Ranked {
  readonly id: string;
  /** Null where nobody entered a position. */
  readonly kilometres: number | null;
}

type Row = Readonly<Record<string, unknown>>;

const point = (row: Row | undefined, latitude: string, longitude: string): Point | null => {
  const [north, east] = [row?.[latitude], row?.[longitude]];
  if (typeof north !== 'number' || typeof east !== 'number' || (north === 0 && east === 0)) return null;
  return { latitude: north, longitude: east };
};

/** Every work order with where it is; one that nobody located is at its account. */
export async function readWorkOrders(reader: Person): Promise<readonly Start[]> {
  const columns = 'msdyn_name,msdyn_latitude,msdyn_longitude,_msdyn_company_value,_msdyn_serviceaccount_value';
  const [orders, accounts] = [
    rows(await reader.dataverse('GET', `msdyn_workorders?$select=${columns}`)),
    rows(await reader.dataverse('GET', 'accounts?$select=address1_latitude,address1_longitude')),
  ];
  return orders.map((order) => {
    const account = accounts.find((one) => one['accountid'] === order['_msdyn_serviceaccount_value']);
    const at =
      point(order, 'msdyn_latitude', 'msdyn_longitude') ?? point(account, 'address1_latitude', 'address1_longitude');
    if (at === null) throw new Error(`${String(order['msdyn_name'])} is nowhere`);
    return { ...at, name: String(order['msdyn_name']), company: String(order['_msdyn_company_value']) };
  });
}

/** Farther than anything on Earth where there is no position. */
const farness = ({ kilometres }: Ranked): number => kilometres ?? 1e9;

/** Ranks the warehouses of a company: by distance, of equals by number; those without a position at the end, by number. */
export async function readRanking(reader: Person): Promise<(from: Point, company: string) => readonly Ranked[]> {
  const columns =
    'msdyn_warehouseidentifier,msdyn_primaryaddresslatitude,msdyn_primaryaddresslongitude,_msdyn_company_value';
  const all = rows(await reader.dataverse('GET', `msdyn_warehouses?$select=${columns}`)).map((row) => ({
    id: String(row['msdyn_warehouseidentifier']),
    company: row['_msdyn_company_value'],
    at: point(row, 'msdyn_primaryaddresslatitude', 'msdyn_primaryaddresslongitude'),
  }));
  return (from, company) =>
    all
      .filter((one) => one.company === company)
      .map(({ id, at }) => ({ id, kilometres: at === null ? null : kilometresBetween(from, at) }))
      .sort((one, other) => farness(one) - farness(other) || (one.id < other.id ? -1 : 1));
}
