/** Work orders as lists show them: those of a person, those of assets. Field Service alone has them. */
import { ownResources, ownedWorkOrders, stillOpen, upcomingBookings } from './bookings.ts';
import { identityOf, systemOf } from './licence.ts';
import { lookupOf, numberOf, shownOf, textOf } from './wire.ts';
import type { WireRow } from '../connectors/port.ts';
import type { Found, Person, WorkOrderLine, WorkOrderStatus } from './face.ts';
import type { Lists } from './lists.ts';
import type { RecordsDependencies } from './ports.ts';

/** What lines of work orders need. */
export type WorkOrderLineParts = Pick<RecordsDependencies, 'systems' | 'clock'> & { readonly lists: Lists };

/** `msdyn_systemstatus`; the numbers are fixed. */
const statuses: Readonly<Record<number, WorkOrderStatus>> = {
  690970000: 'unscheduled',
  690970001: 'scheduled',
  690970002: 'inProgress',
  690970003: 'completed',
  690970004: 'posted',
  690970005: 'canceled',
};

/** Columns of a work order that a line shows. */
export const lineColumns = [
  'msdyn_workorderid',
  'msdyn_name',
  'msdyn_workordersummary',
  'msdyn_systemstatus',
  'msdyn_city',
  '_msdyn_company_value',
  '_msdyn_serviceaccount_value',
  '_msdyn_customerasset_value',
];

const mostOwned = 50;

/** Ids asked for in one question. */
const mostIds = 40;

/** Open work orders that the person is booked on or owns: by the time of the booking, then by number. */
export async function findMyWorkOrders(person: Person, parts: WorkOrderLineParts): Promise<readonly WorkOrderLine[]> {
  if (systemOf(person) !== 'dataverse' || person.systemUserId === null) return [];
  const [bookings, owned] = await Promise.all([
    ownResources(person, parts).then((resources) => upcomingBookings(resources, person, parts)),
    ownedWorkOrders(person, parts, mostOwned),
  ]);
  const starts = new Map<string, string>();
  for (const booking of bookings) {
    const id = lookupOf(booking, 'msdyn_workorder');
    const start = textOf(booking, 'starttime');
    if (id !== null && start !== null && !starts.has(id)) starts.set(id, start);
  }
  const ids = [...new Set([...starts.keys(), ...owned.filter((id) => id !== null)])];
  const lines = await openLines('msdyn_workorderid', ids, person, parts);
  return lines
    .map((line) => ({ ...line, start: starts.get(line.id) ?? null }))
    .sort((one, other) => compare(one.start ?? '~', other.start ?? '~') || compare(one.number, other.number));
}

/** Open work orders of assets, by number. Empty for people who read from finance and operations. */
export async function findWorkOrdersOf(
  assets: readonly Found[],
  person: Person,
  parts: WorkOrderLineParts,
): Promise<readonly WorkOrderLine[]> {
  if (systemOf(person) !== 'dataverse') return [];
  const ids = assets.flatMap(({ id }) => id ?? []);
  const lines = await openLines('_msdyn_customerasset_value', ids, person, parts);
  return [...lines].sort((one, other) => compare(one.number, other.number));
}

/** The line of a row with {@link lineColumns}. */
export async function lineOf(row: WireRow, person: Person, { lists }: WorkOrderLineParts): Promise<WorkOrderLine> {
  const [accounts, assets, codes] = await Promise.all([
    lists.readable('account', person),
    lists.readable('asset', person),
    lists.companyCodes(person),
  ]);
  const number = textOf(row, 'msdyn_name') ?? '';
  const account = accounts.byId.get(lookupOf(row, 'msdyn_serviceaccount') ?? '');
  const asset = assets.byId.get(lookupOf(row, 'msdyn_customerasset') ?? '')?.found;
  return {
    id: textOf(row, 'msdyn_workorderid') ?? '',
    number,
    company: codes.get(lookupOf(row, 'msdyn_company') ?? '') ?? null,
    account: account?.found.name ?? shownOf(row, '_msdyn_serviceaccount_value') ?? '',
    city: textOf(row, 'msdyn_city') ?? account?.city ?? null,
    summary: textOf(row, 'msdyn_workordersummary')?.split('\n')[0] ?? '',
    status: statuses[numberOf(row, 'msdyn_systemstatus') ?? 0] ?? null,
    asset: asset === undefined ? null : { key: asset.key, name: asset.name },
    start: null,
  };
}

async function openLines(
  column: string,
  ids: readonly string[],
  person: Person,
  parts: WorkOrderLineParts,
): Promise<readonly WorkOrderLine[]> {
  if (ids.length === 0) return [];
  const among = ids
    .slice(0, mostIds)
    .map((id) => `${column} eq ${id}`)
    .join(' or ');
  const query = { select: lineColumns, filter: `(${among}) and ${stillOpen}` };
  const rows = await parts.systems.dataverse.rows('msdyn_workorders', query, identityOf(person));
  return Promise.all(rows.map((row) => lineOf(row, person, parts)));
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
