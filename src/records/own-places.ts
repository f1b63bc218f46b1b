/** Places a person may start from without naming one: the current or next booking, open work orders, the own warehouse and site. */
import { ownResources, ownedWorkOrders, upcomingBookings } from './bookings.ts';
import { positionAt } from './distance.ts';
import { systemOf } from './licence.ts';
import { lookupOf, numberOf, textOf } from './wire.ts';
import type { WireRow } from '../connectors/port.ts';
import type { Person, Place } from './face.ts';
import type { KindList, Lists } from './lists.ts';
import type { RecordsDependencies } from './ports.ts';

/** What own places need. */
export type OwnPlacesParts = Pick<RecordsDependencies, 'systems' | 'clock'> & { readonly lists: Lists };

const mostWorkOrders = 5;
const mostSites = 8;

/**
 * Places of the person's own, the most likely first. Somebody of whom nothing is known, as everybody without Field Service, starts
 * from the sites of the company.
 */
export async function findOwnPlaces(person: Person, parts: OwnPlacesParts): Promise<readonly Place[]> {
  const known = await knownPlaces(person, parts);
  const { listed } = known.length > 0 ? { listed: [] } : await parts.lists.readable('site', person);
  const sites = listed
    .flatMap(({ found }) => (found.company === person.company ? (found.place ?? []) : []))
    .sort((one, other) => (one.label < other.label ? -1 : 1));
  return [...known, ...sites.slice(0, mostSites)];
}

async function knownPlaces(person: Person, parts: OwnPlacesParts): Promise<readonly Place[]> {
  if (systemOf(person) !== 'dataverse' || person.systemUserId === null) return [];
  const [resources, workOrders, warehouses, sites] = await Promise.all([
    ownResources(person, parts),
    parts.lists.readable('work-order', person),
    parts.lists.readable('warehouse', person),
    parts.lists.readable('site', person),
  ]);
  const [[first, ...later], owned] = await Promise.all([
    upcomingBookings(resources, person, parts),
    ownedWorkOrders(person, parts, mostWorkOrders),
  ]);
  const others = [...later.map((booking) => lookupOf(booking, 'msdyn_workorder')), ...owned];
  const booked = first === undefined ? null : lookupOf(first, 'msdyn_workorder');
  return [
    ...(first === undefined ? [] : bookingPlace(first, workOrders, parts)),
    ...openPlaces(
      others.filter((id) => id !== booked),
      workOrders,
    ),
    ...resources.flatMap((resource) => warehousePlace(resource, warehouses, sites)),
  ];
}

function bookingPlace(booking: WireRow, workOrders: KindList, { clock }: OwnPlacesParts): readonly Place[] {
  const workOrder = workOrders.byId.get(lookupOf(booking, 'msdyn_workorder') ?? '')?.found;
  const position =
    positionAt(numberOf(booking, 'msdyn_latitude'), numberOf(booking, 'msdyn_longitude')) ?? workOrder?.place ?? null;
  if (position === null) return [];
  const started = new Date(textOf(booking, 'starttime') ?? '').getTime() <= clock.now().getTime();
  const where = workOrder === undefined ? '' : `: work order ${workOrder.key} (${workOrder.name})`;
  const { latitude, longitude } = position;
  const company = workOrder?.company ?? null;
  const label = `my ${started ? 'current' : 'next'} booking${where}`;
  return [{ latitude, longitude, label, ...(company === null ? {} : { company }) }];
}

function openPlaces(ids: readonly (string | null)[], workOrders: KindList): readonly Place[] {
  const places = [...new Set(ids)].flatMap((id) => workOrders.byId.get(id ?? '')?.found.place ?? []);
  return places.slice(0, mostWorkOrders);
}

/** A truck stands nowhere; its site does. */
function warehousePlace(resource: WireRow, warehouses: KindList, sites: KindList): readonly Place[] {
  const warehouse = warehouses.byId.get(lookupOf(resource, 'msdyn_warehouse') ?? '');
  if (warehouse === undefined) return [];
  const { key, company, place, detail } = warehouse.found;
  const site = sites.listed.find(({ found }) => found.company === company && detail.startsWith(`site ${found.key}`));
  return [
    ...(place === null ? [] : [{ ...place, label: `my ${place.label}` }]),
    ...(site?.found.place ? [{ ...site.found.place, label: `my ${site.found.place.label}, site of ${key}` }] : []),
  ];
}
