import * as schema from '../../dataverse/schema/purchase-order.ts';
import { languages } from '../../dataverse/schema/languages.ts';
import { companies, formatAddress } from '../companies.ts';
import { idOf } from '../identity.ts';
import { totalOf } from '../orders.ts';
import { tableRows } from './table-rows.ts';
import type { Order, OrderLine, OrderStatus } from '../orders.ts';
import type { TableRows } from './table-rows.ts';

const SUBMITTED = 690970001;
const systemStatuses: Readonly<Record<OrderStatus, number>> = {
  Backorder: SUBMITTED,
  Received: 690970003,
  Invoiced: 690970004,
  Canceled: 690970002,
};
const orderStatuses: Readonly<Record<OrderStatus, number>> = {
  Backorder: 192350001,
  Received: 192350002,
  Invoiced: 192350003,
  Canceled: 192350004,
};
const documentStates: Readonly<Record<Order['approval'], number>> = {
  Draft: 192350000,
  InReview: 192350001,
  Rejected: 192350002,
  Approved: 192350003,
  InExternalReview: 192350004,
  Finalized: 192350005,
  Confirmed: 192350006,
};
const APPROVED = 690970000;
const REJECTED = 690970001;

/** What Field Service shows of an approval: nothing while it is under way. */
const approvalOf = ({ approval }: Order) => {
  if (approval === 'Draft' || approval === 'InReview') return null;
  return approval === 'Rejected' ? REJECTED : APPROVED;
};

const PENDING = 690970000;
const RECEIVED = 690970001;
const CANCELED = 690970002;
const itemStatusOf = (line: OrderLine) => {
  if (line.status === 'Canceled') return CANCELED;
  return line.received === line.quantity ? RECEIVED : PENDING;
};

/** Orders with the lines that Field Service still has, and the substatuses orders may carry. */
export const orderRows = (now: Date, orders: readonly Order[]): readonly TableRows[] => [
  tableRows(schema.purchaseOrderSubstatus, now, [
    { key: ['vendor'], values: { msdyn_name: 'Waiting for vendor', msdyn_systemstatus: SUBMITTED } },
    { key: ['backordered'], values: { msdyn_name: 'Backordered by vendor', msdyn_systemstatus: SUBMITTED } },
  ]),
  tableRows(
    schema.purchaseOrder,
    now,
    orders.map((order) => ({ key: [order.company, order.number], company: order.company, values: header(order) })),
  ),
  tableRows(
    schema.purchaseOrderProduct,
    now,
    orders.flatMap((order) =>
      order.lines
        .filter(({ deleted }) => !deleted)
        .map((line) => ({
          key: [order.company, order.number, line.number],
          company: order.company,
          values: lineValues(order, line),
        })),
    ),
  ),
];

function header(order: Order) {
  const { company, vendor, warehouse } = order;
  const ref = (table: string, key: string) => idOf(table, company, key);
  return {
    msdyn_name: order.number,
    msdyn_purchaseorderdate: order.accountingDate,
    msdyn_vendor: ref('account', vendor.account),
    msdyn_invoicevendoraccount: ref('account', vendor.invoiceVendor ?? vendor.account),
    msdyn_systemstatus: systemStatuses[order.status],
    msdyn_approvalstatus: approvalOf(order),
    msdyn_purchaseorderstatus: orderStatuses[order.status],
    msdyn_documentapprovalstatus: documentStates[order.approval],
    msdyn_ischangemanagementactive: order.changeManagement,
    msdyn_isdeliverydirectly: order.deliveredDirectly,
    transactioncurrencyid: idOf('transactioncurrency', order.currency),
    msdyn_paymentterm: ref('msdyn_paymentterm', vendor.terms),
    msdyn_shipvia: ref('msdyn_shipvia', vendor.deliveryMode),
    msdyn_deliveryterm: ref('msdyn_termsofdelivery', vendor.deliveryTerms),
    msdyn_vendorpaymentmethod: ref('msdyn_vendorpaymentmethod', vendor.paymentMethod),
    msdyn_contactpersonid: ref('contact', vendor.contact.id),
    msdyn_receivetowarehouse: ref('msdyn_warehouse', warehouse.id),
    msdyn_defaultreceivingsiteid: ref('msdyn_operationalsite', warehouse.site),
    msdyn_ordererpersonnelnumber: idOf('cdm_worker', order.orderer),
    msdyn_language: languages.find(({ label }) => label === order.language)?.value,
    msdyn_dateexpected: order.requestedDate,
    msdyn_confirmeddeliverydate: order.confirmedDate,
    msdyn_accountingdate: order.accountingDate,
    msdyn_vendororderreference: order.reference || null,
    msdyn_cashdiscountpercentage: 0,
    msdyn_totaldiscountpercentage: 0,
    msdyn_totalamount: totalOf(order),
    ...deliveryAddress(order),
    ...invoiceAddress(order),
  };
}

function deliveryAddress({ warehouse }: Order) {
  const { address } = warehouse;
  return (
    address && {
      msdyn_addressname: warehouse.name,
      msdyn_address1: address.street,
      msdyn_city: address.city,
      msdyn_stateorprovince: address.state,
      msdyn_postalcode: address.zip,
      msdyn_country: address.country.iso,
      msdyn_deliveryaddresscountryregionid: address.country.id,
      msdyn_formatteddeliveryaddress: formatAddress(address),
      msdyn_latitude: address.latitude,
      msdyn_longitude: address.longitude,
    }
  );
}

function invoiceAddress({ company }: Order) {
  const address = companies.find(({ code }) => code === company)?.address;
  return (
    address && {
      msdyn_formattedinvoiceaddress: formatAddress(address),
      msdyn_invoiceaddressstreet: address.street,
      msdyn_invoiceaddresscity: address.city,
      msdyn_invoiceaddressstate: address.state,
      msdyn_invoiceaddresszipcode: address.zip,
      msdyn_invoiceaddresscountryregionid: address.country.id,
    }
  );
}

function lineValues(order: Order, line: OrderLine) {
  const address = order.warehouse.address;
  return {
    msdyn_name: `${line.product.number} ${line.product.name}`.slice(0, 100),
    msdyn_purchaseorder: idOf('msdyn_purchaseorder', order.company, order.number),
    msdyn_lineorder: line.number,
    msdyn_product: idOf('product', line.product.number),
    msdyn_unit: idOf('uom', line.unit),
    msdyn_quantity: line.quantity,
    msdyn_itemstatus: itemStatusOf(line),
    msdyn_purchaseorderlinestatus: orderStatuses[line.status],
    transactioncurrencyid: idOf('transactioncurrency', order.currency),
    msdyn_associatetowarehouse: idOf('msdyn_warehouse', order.company, order.warehouse.id),
    msdyn_receivingsiteid: idOf('msdyn_operationalsite', order.company, order.warehouse.site),
    msdyn_requesterpersonnelnumber: idOf('cdm_worker', order.orderer),
    msdyn_dateexpected: order.requestedDate,
    msdyn_confirmeddeliverydate: line.confirmedDate,
    msdyn_description: line.product.name,
    msdyn_unitcost: line.price,
    msdyn_totalcost: line.amount,
    msdyn_qtyreceived: line.received,
    msdyn_qtybilled: line.status === 'Invoiced' ? line.quantity : 0,
    msdyn_isordered: order.confirmedDate !== undefined,
    msdyn_purchasepricequantity: 1,
    msdyn_orderedcatchweightquantity: 0,
    msdyn_linediscountamount: 0,
    msdyn_linediscountpercentage: line.discountPercentage,
    msdyn_lineamount: line.amount,
    msdyn_deliveryaddressname: order.warehouse.name,
    msdyn_deliveryaddressstreet: address?.street,
    msdyn_deliveryaddresscity: address?.city,
    msdyn_deliveryaddressstate: address?.state,
    msdyn_deliveryaddresszipcode: address?.zip,
    msdyn_deliveryaddresscountryregionid: address?.country.id,
    msdyn_formatteddeliveryaddress: address && formatAddress(address),
  };
}
