import { added, choice, double, lookup, memo, options, required, text, yesNo } from './columns.ts';
import { table } from './define.ts';

/** A site of the company: every warehouse stands on one. */
export const operationalSite = table({
  logicalName: 'msdyn_operationalsite',
  setName: 'msdyn_operationalsites',
  displayName: 'Site',
  collectionDisplayName: 'Sites',
  objectTypeCode: 10010,
  companyStriped: true,
  key: ['msdyn_siteid'],
  columns: added(
    text('msdyn_name', 'Name', 100, { required: 'application' }),
    text('msdyn_siteid', 'Site', 10, { required: 'application' }),
    text('msdyn_primaryaddressstreet', 'Street', 250),
    text('msdyn_primaryaddresscity', 'City', 60),
    text('msdyn_primaryaddressstateid', 'State', 10),
    text('msdyn_primaryaddresszipcode', 'ZIP/postal code', 10),
    text('msdyn_primaryaddresscountryregionid', 'Country/region', 10),
    double('msdyn_primaryaddresslatitude', 'Latitude', -90, 90),
    double('msdyn_primaryaddresslongitude', 'Longitude', -180, 180),
  ),
});

const warehouseTypes = options(
  192350000,
  'Goods in route',
  'Transit',
  'Quarantine',
  'Standard',
  'Goods in transit',
  'Under delivery',
);

const releaseRequirements = options(
  192350000,
  'Not applicable',
  'Allow partial reservation',
  'Require full reservation',
);

const reservationRemovals = options(192350000, 'None', 'Reservation', 'Marking and reservation');

/** Any place that holds stock: a building, a technician's truck. */
export const warehouse = table({
  logicalName: 'msdyn_warehouse',
  setName: 'msdyn_warehouses',
  displayName: 'Warehouse',
  collectionDisplayName: 'Warehouses',
  objectTypeCode: 10011,
  companyStriped: true,
  key: ['msdyn_warehouseidentifier'],
  columns: [
    ...required(text('msdyn_name', 'Name')),
    memo('msdyn_description', 'Description'),
    ...added(
      text('msdyn_warehouseidentifier', 'Warehouse ID', 10),
      lookup('msdyn_operationalsite', 'Site', 'msdyn_operationalsite'),
      choice('msdyn_warehousetype', 'Warehouse Type', warehouseTypes),
      lookup('msdyn_mainrefillingwarehouse', 'Main Refilling Warehouse', 'msdyn_warehouse'),
      lookup('msdyn_quarantinewarehouse', 'Quarantine Warehouse', 'msdyn_warehouse'),
      lookup('msdyn_transitwarehouse', 'Transit Warehouse', 'msdyn_warehouse'),
      text('msdyn_externallylocatedwarehousevendoraccountnu', 'Vendor Account', 20),
      text('msdyn_externallylocatedwarehousecustomeraccount', 'Customer Account', 20),
      text('msdyn_masterplanningworkcalendarid', 'Work Calendar', 10),
      yesNo('msdyn_isfallbackwarehouse', 'Fallback Warehouse'),
      yesNo('msdyn_isrefilledfrommainwarehouse', 'Refilled from Main Warehouse'),
      yesNo('msdyn_isretailstorewarehouse', 'Store Warehouse'),
      yesNo('msdyn_useadvancedwarehousemanagementprocesses', 'Use Warehouse Management Processes'),
      yesNo('msdyn_autoupdateshipmentrule', 'Auto Update Shipment on Quantity Decrease Only'),
      choice('msdyn_warehousereleasereservationrequirement', 'Reservation Requirement', releaseRequirements),
      choice('msdyn_inventorystatuschangereservationremoval', 'Reservation Removal', reservationRemovals),
      yesNo('msdyn_rawmaterialpickinginventoryissuestatus', 'Reserve Raw Material on Picking'),
      text('msdyn_defaultcontainertypeid', 'Default Container Type', 20),
      text('msdyn_inventorycountingreasoncodepolicyname', 'Counting Reason Code Policy', 20),
      text('msdyn_warehouseworkprocessingpolicyname', 'Work Processing Policy', 20),
      text('msdyn_warehousespecificdefaultinventorystatusid', 'Default Inventory Status', 10),
      yesNo('msdyn_isprimaryaddressassigned', 'Primary Address Assigned'),
      text('msdyn_primaryaddressdescription', 'Address Name', 60),
      memo('msdyn_formattedprimaryaddress', 'Address', 250),
      text('msdyn_primaryaddressstreet', 'Street', 250),
      text('msdyn_primaryaddressstreetnumber', 'Street Number', 20),
      text('msdyn_primaryaddressbuildingcompliment', 'Building Complement', 60),
      text('msdyn_primaryaddresspostbox', 'Post Box', 20),
      text('msdyn_primaryaddresscity', 'City', 60),
      text('msdyn_primaryaddressdistrictname', 'District', 60),
      text('msdyn_primaryaddresscountyid', 'County', 10),
      text('msdyn_primaryaddressstateid', 'State', 10),
      text('msdyn_primaryaddresszipcode', 'ZIP/postal Code', 10),
      text('msdyn_primaryaddresscountryregionid', 'Country/region', 10),
      double('msdyn_primaryaddresslatitude', 'Latitude', -90, 90),
      double('msdyn_primaryaddresslongitude', 'Longitude', -180, 180),
      text('msdyn_primaryaddresslocationroles', 'Address Purpose', 250),
      text('msdyn_primaryaddresslocationsalestaxgroupcode', 'Sales Tax Group', 10),
    ),
  ],
});

/** A place inside a warehouse. */
export const inventoryLocation = table({
  logicalName: 'msdyn_inventorylocation',
  setName: 'msdyn_inventorylocations',
  displayName: 'Warehouse Location',
  collectionDisplayName: 'Warehouse Locations',
  objectTypeCode: 10012,
  primaryName: 'msdyn_warehouselocationid',
  companyStriped: true,
  key: ['msdyn_warehouse', 'msdyn_warehouselocationid'],
  columns: added(
    text('msdyn_warehouselocationid', 'Location', 25, { required: 'application' }),
    lookup('msdyn_warehouse', 'Warehouse', 'msdyn_warehouse', { required: 'application' }),
  ),
});
