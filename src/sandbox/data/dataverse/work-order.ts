import { bookableResource, bookableResourceBooking, bookingStatus } from '../../dataverse/schema/booking.ts';
import * as schema from '../../dataverse/schema/work-order.ts';
import { idOf } from '../identity.ts';
import { fullName } from '../people.ts';
import { places } from '../places.ts';
import { incidents, priorities, resources, workOrderTypes } from '../work-orders.ts';
import { tableRows, userId } from './table-rows.ts';
import type { Booking, Resource, WorkOrder, WorkOrderStatus } from '../work-orders.ts';
import type { TableRows } from './table-rows.ts';

const systemStatuses: Readonly<Record<WorkOrderStatus, number>> = {
  Unscheduled: 690970000,
  Scheduled: 690970001,
  'In Progress': 690970002,
  Completed: 690970003,
  Posted: 690970004,
  Canceled: 690970005,
};

const currencies = { usmf: 'USD', demf: 'EUR' } as const;
const GENERIC = 1;
const USER = 3;
const COMMITTED = 2;
const CANCELED = 3;

/** Names of the booking statuses with what Field Service and scheduling make of them. */
const bookingStatuses = [
  ['Scheduled', 690970000, COMMITTED],
  ['Traveling', 690970001, COMMITTED],
  ['On Break', 690970002, COMMITTED],
  ['In Progress', 690970003, COMMITTED],
  ['Completed', 690970004, COMMITTED],
  ['Canceled', 690970005, CANCELED],
] as const;

/** What work orders are described by: types, priorities, incidents, price lists, territories. */
export const workOrderListRows = (now: Date): readonly TableRows[] => [
  tableRows(
    schema.priceList,
    now,
    Object.entries(currencies).map(([company, currency]) => ({
      key: [company],
      values: { name: `Service prices ${currency}`, transactioncurrencyid: idOf('transactioncurrency', currency) },
    })),
  ),
  tableRows(
    schema.territory,
    now,
    ['North America', 'Deutschland'].map((name) => ({ key: [name], values: { name } })),
  ),
  tableRows(
    schema.priority,
    now,
    priorities.map((name, index) => ({
      key: [name],
      values: { msdyn_name: name, msdyn_levelofimportance: index + 1 },
    })),
  ),
  tableRows(
    schema.workOrderType,
    now,
    workOrderTypes.map((name) => ({
      key: [name],
      values: { msdyn_name: name, msdyn_pricelist: idOf('pricelevel', 'usmf') },
    })),
  ),
  tableRows(
    schema.incidentType,
    now,
    incidents.map((name) => ({ key: [name], values: { msdyn_name: name, msdyn_estimatedduration: 120 } })),
  ),
  tableRows(schema.workOrderSubstatus, now, [
    { key: ['parts'], values: { msdyn_name: 'Waiting for parts', msdyn_systemstatus: systemStatuses['In Progress'] } },
  ]),
];

/** Work orders at the customers of their assets. */
export const workOrderRows = (now: Date, workOrders: readonly WorkOrder[]): TableRows =>
  tableRows(
    schema.workOrder,
    now,
    workOrders.map((order) => ({ key: [order.number], company: order.company, values: workOrderValues(order) })),
  );

function workOrderValues({ company, asset, located, ...order }: WorkOrder) {
  const { account, name, address } = asset.customer;
  return {
    msdyn_name: order.number,
    msdyn_workordersummary: order.summary,
    msdyn_serviceaccount: idOf('account', company, account),
    msdyn_billingaccount: idOf('account', company, account),
    msdyn_workordertype: idOf('msdyn_workordertype', order.type),
    msdyn_pricelist: idOf('pricelevel', company),
    msdyn_priority: idOf('msdyn_priority', order.priority),
    msdyn_primaryincidenttype: idOf('msdyn_incidenttype', order.incident),
    msdyn_serviceterritory: idOf('territory', company === 'usmf' ? 'North America' : 'Deutschland'),
    msdyn_systemstatus: systemStatuses[order.status],
    msdyn_customerasset: idOf('msdyn_customerasset', company, asset.id),
    msdyn_functionallocation: idOf('msdyn_functionallocation', company, asset.functionalLocation),
    msdyn_addressname: name,
    msdyn_address1: address.street,
    msdyn_city: address.city,
    msdyn_stateorprovince: address.state,
    msdyn_postalcode: address.zip,
    msdyn_country: address.country.iso,
    msdyn_latitude: located ? address.latitude : null,
    msdyn_longitude: located ? address.longitude : null,
    msdyn_datewindowstart: order.date,
    msdyn_datewindowend: order.date,
    transactioncurrencyid: idOf('transactioncurrency', currencies[company]),
  };
}

/** Technicians with their trucks, and the statuses a booking may have. */
export const resourceRows = (now: Date): readonly TableRows[] => [
  tableRows(
    bookingStatus,
    now,
    bookingStatuses.map(([name, fieldService, scheduling]) => ({
      key: [name],
      values: { name, status: scheduling, msdyn_fieldservicestatus: fieldService },
    })),
  ),
  tableRows(
    bookableResource,
    now,
    resources.map((resource) => ({ key: [resource.person.personnelNumber], values: resourceValues(resource) })),
  ),
];

function resourceValues({ person, company, truck }: Resource) {
  const home = places[company][0]?.address;
  const isUser = person.dataverseRoles !== undefined;
  return {
    name: fullName(person),
    resourcetype: isUser ? USER : GENERIC,
    userid: isUser ? userId(person.email) : null,
    msdyn_primaryemail: person.email,
    msdyn_warehouse: idOf('msdyn_warehouse', company, truck),
    msdyn_latitude: home?.latitude,
    msdyn_longitude: home?.longitude,
  };
}

/** Bookings of technicians on work orders. */
export const bookingRows = (now: Date, bookings: readonly Booking[]): TableRows =>
  tableRows(
    bookableResourceBooking,
    now,
    bookings.map(({ number, resource, workOrder, status, start, end }) => ({
      key: [number],
      values: {
        name: `${workOrder.number} ${fullName(resource.person)}`,
        resource: idOf('bookableresource', resource.person.personnelNumber),
        bookingstatus: idOf('bookingstatus', status),
        starttime: start,
        endtime: end,
        duration: 120,
        msdyn_workorder: idOf('msdyn_workorder', workOrder.number),
        msdyn_latitude: workOrder.asset.customer.address.latitude,
        msdyn_longitude: workOrder.asset.customer.address.longitude,
      },
    })),
  );
