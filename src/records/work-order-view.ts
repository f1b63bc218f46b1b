/** One work order with all that its card shows. */
import { findWorkOrder } from './work-orders.ts';
import { identityOf, systemOf } from './licence.ts';
import { dataverseLink } from './links.ts';
import { lookupOf, shownOf, textOf } from './wire.ts';
import { lineColumns, lineOf, type WorkOrderLineParts } from './work-order-lines.ts';
import type { WireRow } from '../connectors/port.ts';
import type { Person, WorkOrderView } from './face.ts';
import type { RecordsDependencies } from './ports.ts';

/** What the view of a work order needs. */
export type WorkOrderViewParts = WorkOrderLineParts & Pick<RecordsDependencies, 'addresses'>;

const moreColumns = [
  'msdyn_address1',
  'msdyn_postalcode',
  'msdyn_stateorprovince',
  'msdyn_datewindowstart',
  'msdyn_datewindowend',
  '_msdyn_workordertype_value',
  '_msdyn_priority_value',
  '_msdyn_primaryincidenttype_value',
];

/** Null when there is none of this number, and for people without Field Service. */
export async function viewWorkOrder(
  number: string,
  person: Person,
  parts: WorkOrderViewParts,
): Promise<WorkOrderView | null> {
  if (systemOf(person) !== 'dataverse') return null;
  const found = await findWorkOrder(number, person, parts.lists);
  if (found?.id == null) return null;
  const as = identityOf(person);
  const { dataverse } = parts.systems;
  const [[row], bookings] = await Promise.all([
    dataverse.rows(
      'msdyn_workorders',
      { select: [...lineColumns, ...moreColumns], filter: `msdyn_workorderid eq ${found.id}` },
      as,
    ),
    dataverse.rows(
      'bookableresourcebookings',
      {
        select: ['starttime', 'endtime', '_resource_value', '_bookingstatus_value'],
        filter: `_msdyn_workorder_value eq ${found.id}`,
        orderBy: 'starttime',
        limit: 20,
      },
      as,
    ),
  ]);
  if (row === undefined) return null;
  const line = await lineOf(row, person, parts);
  return {
    ...line,
    summary: textOf(row, 'msdyn_workordersummary') ?? '',
    type: shownOf(row, '_msdyn_workordertype_value'),
    priority: shownOf(row, '_msdyn_priority_value'),
    incident: shownOf(row, '_msdyn_primaryincidenttype_value'),
    address: addressOf(row, line.city),
    from: textOf(row, 'msdyn_datewindowstart')?.slice(0, 10) ?? null,
    to: textOf(row, 'msdyn_datewindowend')?.slice(0, 10) ?? null,
    bookings: bookings.flatMap((booking) => bookingOf(booking)),
    place: found.place,
    links: [dataverseLink('msdyn_workorder', found.id, parts.addresses.dataverse)],
  };
}

function bookingOf(booking: WireRow): WorkOrderView['bookings'] {
  const [start, end] = [textOf(booking, 'starttime'), textOf(booking, 'endtime')];
  if (start === null || end === null || lookupOf(booking, 'resource') === null) return [];
  const resource = shownOf(booking, '_resource_value') ?? '';
  return [{ resource, status: shownOf(booking, '_bookingstatus_value') ?? '', start, end }];
}

function addressOf(row: WireRow, city: string | null): string | null {
  const town = [textOf(row, 'msdyn_postalcode'), city].filter((part) => part !== null).join(' ');
  const parts = [textOf(row, 'msdyn_address1'), town, textOf(row, 'msdyn_stateorprovince')];
  return parts.filter((part) => part !== null && part !== '').join(', ') || null;
}
