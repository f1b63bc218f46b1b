import { choice, double, lookup, moment, options, required, text, whole, yesNo } from './columns.ts';
import { table } from './define.ts';

const resourceTypes = options(1, 'Generic', 'Contact', 'User', 'Equipment', 'Account', 'Crew', 'Facility', 'Pool');
const startLocations = options(690970000, 'Resource Address', 'Organizational Unit Address', 'Location Agnostic');

/** Somebody or something that work can be booked on. */
export const bookableResource = table({
  logicalName: 'bookableresource',
  setName: 'bookableresources',
  displayName: 'Bookable Resource',
  collectionDisplayName: 'Bookable Resources',
  objectTypeCode: 1150,
  primaryName: 'name',
  columns: [
    ...required(
      text('name', 'Name'),
      choice('resourcetype', 'Resource Type', resourceTypes, { default: 1 }),
      yesNo('msdyn_displayonscheduleboard', 'Display On Schedule Board', { default: true }),
    ),
    lookup('userid', 'User', 'systemuser', { navigation: 'UserId' }),
    lookup('contactid', 'Contact', 'contact', { navigation: 'ContactId' }),
    lookup('accountid', 'Account', 'account', { navigation: 'AccountId' }),
    whole('timezone', 'Time Zone', { min: -1500, max: 1500, default: 92 }),
    choice('msdyn_startlocation', 'Start Location', startLocations),
    choice('msdyn_endlocation', 'End Location', startLocations),
    lookup('msdyn_warehouse', 'Warehouse', 'msdyn_warehouse'),
    text('msdyn_primaryemail', 'Primary Email'),
    double('msdyn_latitude', 'Latitude', -90, 90),
    double('msdyn_longitude', 'Longitude', -180, 180),
    moment('msdyn_locationtimestamp', 'Location Timestamp'),
  ],
});

/** Time of a resource given to a work order. */
export const bookableResourceBooking = table({
  logicalName: 'bookableresourcebooking',
  setName: 'bookableresourcebookings',
  displayName: 'Bookable Resource Booking',
  collectionDisplayName: 'Bookable Resource Bookings',
  objectTypeCode: 1145,
  primaryName: 'name',
  columns: [
    text('name', 'Name'),
    ...required(
      lookup('resource', 'Resource', 'bookableresource', { navigation: 'Resource' }),
      lookup('bookingstatus', 'Booking Status', 'bookingstatus', { navigation: 'BookingStatus' }),
      moment('starttime', 'Start Time'),
      moment('endtime', 'End Time'),
    ),
    whole('duration', 'Duration', { min: 0 }),
    lookup('msdyn_workorder', 'Work Order', 'msdyn_workorder'),
    double('msdyn_latitude', 'Latitude', -90, 90),
    double('msdyn_longitude', 'Longitude', -180, 180),
  ],
});

const fieldServiceStatuses = options(
  690970000,
  'Scheduled',
  'Traveling',
  'On Break',
  'In Progress',
  'Completed',
  'Canceled',
);

/** How far a booking has come. */
export const bookingStatus = table({
  logicalName: 'bookingstatus',
  setName: 'bookingstatuses',
  displayName: 'Booking Status',
  collectionDisplayName: 'Booking Statuses',
  objectTypeCode: 1152,
  primaryName: 'name',
  columns: [
    ...required(
      text('name', 'Name'),
      choice('status', 'Scheduling Status', options(1, 'Proposed', 'Committed', 'Canceled')),
    ),
    choice('msdyn_fieldservicestatus', 'Field Service Status', fieldServiceStatuses),
  ],
});
