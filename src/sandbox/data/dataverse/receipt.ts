import * as schema from '../../dataverse/schema/receipt.ts';
import { formatAddress } from '../companies.ts';
import { idOf } from '../identity.ts';
import { tableRows } from './table-rows.ts';
import type { Receipt, ReceiptLine } from '../receipts.ts';
import type { TableRows } from './table-rows.ts';

const POSTED = 700610002;

/** Posted receipts as finance and operations sent them. */
export const receiptRows = (now: Date, receipts: readonly Receipt[]): readonly TableRows[] => [
  tableRows(
    schema.purchaseOrderReceipt,
    now,
    receipts.map((receipt) => ({
      key: [receipt.recordId],
      company: receipt.order.company,
      values: header(receipt),
    })),
  ),
  tableRows(
    schema.purchaseOrderReceiptProduct,
    now,
    receipts.flatMap((receipt) =>
      receipt.lines.map((line) => ({
        key: [line.recordId],
        company: receipt.order.company,
        values: lineValues(receipt, line),
      })),
    ),
  ),
];

function header({ recordId, number, date, order }: Receipt) {
  const { company, vendor, warehouse } = order;
  const { address } = warehouse;
  return {
    msdyn_name: number,
    msdyn_recordid: recordId,
    dcp_postingstate: POSTED,
    msdyn_purchaseorder: idOf('msdyn_purchaseorder', company, order.number),
    msdyn_datereceived: date,
    msdyn_shipvia: idOf('msdyn_shipvia', company, vendor.deliveryMode),
    msdyn_deliveryterm: idOf('msdyn_termsofdelivery', company, vendor.deliveryTerms),
    msdyn_ordervendor: idOf('msdyn_vendor', company, vendor.account),
    msdyn_requesterpersonnel: idOf('cdm_worker', order.orderer),
    msdyn_deliveryaddressname: warehouse.name,
    ...(address && {
      msdyn_deliveryaddressstreet: address.street,
      msdyn_deliveryaddresscity: address.city,
      msdyn_deliveryaddressstateid: address.state,
      msdyn_deliveryaddresszipcode: address.zip,
      msdyn_deliveryaddresscountryregionid: address.country.id,
      msdyn_deliveryaddresslatitude: address.latitude,
      msdyn_deliveryaddresslongitude: address.longitude,
      msdyn_formatteddeliveryaddress: formatAddress(address),
    }),
  };
}

function lineValues({ recordId, number, date, order }: Receipt, { recordId: lineId, line, ...counts }: ReceiptLine) {
  const { company, warehouse } = order;
  return {
    msdyn_name: `${line.product.number} ${line.product.name}`.slice(0, 100),
    msdyn_recordid: lineId,
    msdyn_purchaseorder: idOf('msdyn_purchaseorder', company, order.number),
    msdyn_purchaseorderproduct: idOf('msdyn_purchaseorderproduct', company, order.number, line.number),
    msdyn_purchaseorderreceipt: idOf('msdyn_purchaseorderreceipt', recordId),
    msdyn_quantity: counts.quantity,
    msdyn_product: idOf('product', line.product.number),
    msdyn_purchaseunitsymbol: idOf('uom', line.unit),
    msdyn_associatetowarehouse: idOf('msdyn_warehouse', company, warehouse.id),
    msdyn_receivingsiteid: idOf('msdyn_operationalsite', company, warehouse.site),
    msdyn_receivingwarehouselocation: idOf('msdyn_inventorylocation', company, warehouse.id, 'RECV'),
    msdyn_unitcost: line.price,
    msdyn_totalcost: Math.round(counts.quantity * line.price * 100) / 100,
    transactioncurrencyid: idOf('transactioncurrency', order.currency),
    msdyn_productreceiptnumber: number,
    msdyn_productreceiptdate: date,
    msdyn_linedescription: line.product.name,
    msdyn_orderedpurchasequantity: line.quantity,
    msdyn_remainingpurchasequantity: counts.remaining,
    msdyn_receivedinventoryquantity: counts.quantity * line.factor,
    msdyn_remaininginventoryquantity: counts.remaining * line.factor,
    msdyn_expecteddeliverydate: order.requestedDate,
    msdyn_deliveryaddressstateid: warehouse.address?.state,
    msdyn_deliveryaddresscountryregionid: warehouse.address?.country.id,
  };
}
