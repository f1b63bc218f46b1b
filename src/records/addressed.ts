/** From an address in one of the systems' own screens to the record it shows, as the person's own system has it. */
import type { SystemName } from '../maps/entity-map.ts';
import type { Found, Person, RecordLink } from './face.ts';
import { idOf, type ListName } from './kinds.ts';
import { systemOf } from './licence.ts';
import { dataverseLink, recordLinks } from './links.ts';
import type { Lists } from './lists.ts';
import { listOf } from './mapped-kinds.ts';
import type { RecordsDependencies } from './ports.ts';

type Parts = Pick<RecordsDependencies, 'catalogue' | 'addresses'> & { readonly lists: Lists };

/** Tables without a map whose records have pages that people paste. */
const tablesWithoutMap: Readonly<Record<string, ListName>> = {
  msdyn_workorder: 'work-order',
  account: 'account',
  product: 'product',
};

/** The record that an address leads to; null for other addresses, and for records the person may not read. */
export async function findAddressed(address: string, person: Person, parts: Parts): Promise<Found | null> {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const system = (['dataverse', 'financeOperations'] as const).find((one) => isOf(url, one, parts));
  if (system === undefined) return null;
  return system === 'dataverse' ? inDataverse(url, person, parts) : inFinanceOperations(url, person, parts);
}

function isOf(url: URL, system: SystemName, { addresses }: Parts): boolean {
  return url.origin === new URL(addresses[system]).origin;
}

/** `main.aspx?pagetype=entityrecord&etn=msdyn_warehouse&id=…`; a row id means something to readers of Dataverse alone. */
async function inDataverse(url: URL, person: Person, { catalogue, lists }: Parts): Promise<Found | null> {
  const table = url.searchParams.get('etn') ?? '';
  const id = (url.searchParams.get('id') ?? '').replace(/[{}]/g, '').toLowerCase();
  if (systemOf(person) !== 'dataverse' || id === '') return null;
  const map = catalogue.maps.find((one) => one.dataverse.table === table);
  const list = map === undefined ? tablesWithoutMap[table] : listOf(map);
  if (list === undefined) return null;
  const known = (await lists.readable(list, person)).byId.get(id) ?? (await lists.renewed(list, person)).byId.get(id);
  return known?.found ?? null;
}

/** `?cmp=usmf&mi=InventLocations&WarehouseId=24`: the key is told in the words that both systems share. */
async function inFinanceOperations(url: URL, person: Person, { catalogue, lists }: Parts): Promise<Found | null> {
  const company = url.searchParams.get('cmp')?.toLowerCase() ?? null;
  const map = catalogue.maps.find((one) => one.financeOperations.menuItem === url.searchParams.get('mi'));
  const [property] = map?.key ?? [];
  const key = property === undefined ? null : url.searchParams.get(property);
  if (map === undefined || map.key.length !== 1 || key === null) return null;
  const striped = map.company === 'global' ? null : company;
  const list = await lists.naming(key, listOf(map), person);
  const wanted = idOf(striped, key);
  return (
    list.listed.find(({ found }) => idOf(striped === null ? null : found.company, found.key) === wanted)?.found ?? null
  );
}

/** Links to a record that was found, without reading anything. */
export function linksTo(found: Found, person: Person, { catalogue, addresses }: Parts): readonly RecordLink[] {
  const { kind, key, id, company } = found;
  const map = catalogue.maps.find((one) => listOf(one) === kind);
  if (map !== undefined) return recordLinks({ map, company, key: [key], id }, person, addresses);
  const table = Object.entries(tablesWithoutMap).find(([, list]) => list === kind)?.[0];
  return table === undefined || id === null || !person.licences.dataverse
    ? []
    : [dataverseLink(table, id, addresses.dataverse)];
}
