/** Who works when: resources of a person, their bookings, and the work orders they own. Only Field Service knows. */
import { identityOf } from './licence.ts';
import { lookupOf, numberOf, textOf } from './wire.ts';
import type { WireRow } from '../connectors/port.ts';
import type { Person } from './face.ts';
import type { RecordsDependencies } from './ports.ts';

/** What bookings need. */
export type BookingParts = Pick<RecordsDependencies, 'systems' | 'clock'>;

/** `status` of a booking status that means the booking does not take place. */
const canceled = 3;

/** Condition of work orders on which work is still to be done. */
export const stillOpen = `(${[690970000, 690970001, 690970002].map((status) => `msdyn_systemstatus eq ${status}`).join(' or ')})`;

/** The resources that the person is. */
export function ownResources(person: Person, { systems }: BookingParts): Promise<readonly WireRow[]> {
  const select = ['bookableresourceid', 'name', '_userid_value', '_msdyn_warehouse_value'];
  const filter = `_userid_value eq ${person.systemUserId}`;
  return systems.dataverse.rows('bookableresources', { select, filter }, identityOf(person));
}

/** Bookings that are not over and not canceled, by start: the first is the current or next one. */
export async function upcomingBookings(
  resources: readonly WireRow[],
  person: Person,
  { systems, clock }: BookingParts,
): Promise<readonly WireRow[]> {
  const ids = resources.flatMap((resource) => textOf(resource, 'bookableresourceid') ?? []);
  if (ids.length === 0) return [];
  const as = identityOf(person);
  const now = `${clock.now().toISOString().slice(0, 19)}Z`;
  const [bookings, statuses] = await Promise.all([
    systems.dataverse.rows(
      'bookableresourcebookings',
      {
        select: [
          'starttime',
          'endtime',
          'msdyn_latitude',
          'msdyn_longitude',
          '_msdyn_workorder_value',
          '_bookingstatus_value',
        ],
        filter: `(${ids.map((id) => `_resource_value eq ${id}`).join(' or ')}) and endtime gt ${now}`,
        orderBy: 'starttime',
        limit: 50,
      },
      as,
    ),
    systems.dataverse.rows('bookingstatuses', { select: ['bookingstatusid', 'status'] }, as),
  ]);
  const off = new Set(
    statuses
      .filter((status) => numberOf(status, 'status') === canceled)
      .map((status) => textOf(status, 'bookingstatusid')),
  );
  return bookings.filter((booking) => !off.has(lookupOf(booking, 'bookingstatus')));
}

/** Row ids of open work orders that the person owns, the latest first. */
export async function ownedWorkOrders(
  person: Person,
  { systems }: BookingParts,
  limit: number,
): Promise<readonly (string | null)[]> {
  const rows = await systems.dataverse.rows(
    'msdyn_workorders',
    {
      select: ['msdyn_workorderid'],
      filter: `_ownerid_value eq ${person.systemUserId} and ${stillOpen}`,
      orderBy: 'msdyn_name desc',
      limit,
    },
    identityOf(person),
  );
  return rows.map((row) => textOf(row, 'msdyn_workorderid'));
}
