import * as schema from '../../finance-operations/schema/receipt.ts';
import { formatAddress } from '../companies.ts';
import { entityRecords, noon } from './entity-records.ts';
import type { Receipt, ReceiptLine } from '../receipts.ts';
import type { EntityRecords } from './entity-records.ts';

/** Posted product receipts. */
export const receiptRecords = (receipts: readonly Receipt[]): readonly EntityRecords[] => [
  entityRecords(
    schema.productReceiptHeader,
    receipts.map((receipt) => ({ company: receipt.order.company, values: header(receipt) })),
  ),
  entityRecords(
    schema.productReceiptLine,
    receipts.flatMap((receipt) =>
      receipt.lines.map((line, index) => ({
        company: receipt.order.company,
        values: lineValues(receipt, line, index + 1),
      })),
    ),
  ),
];

function header({ recordId, number, date, order }: Receipt) {
  const { vendor, warehouse } = order;
  const { address } = warehouse;
  return {
    RecordId: recordId,
    ProductReceiptNumber: number,
    ProductReceiptDate: noon(date),
    PurchaseOrderNumber: order.number,
    OrderVendorAccountNumber: vendor.account,
    DeliveryModeId: vendor.deliveryMode,
    DeliveryTermsId: vendor.deliveryTerms,
    RequesterPersonnelNumber: order.orderer,
    DeliveryAddressName: warehouse.name,
    ...(address && {
      FormattedDeliveryAddress: formatAddress(address),
      DeliveryAddressStreet: address.street,
      DeliveryAddressCity: address.city,
      DeliveryAddressStateId: address.state,
      DeliveryAddressZipCode: address.zip,
      DeliveryAddressCountryRegionId: address.country.id,
      DeliveryAddressLatitude: address.latitude,
      DeliveryAddressLongitude: address.longitude,
    }),
  };
}

function lineValues({ recordId, number, date, order }: Receipt, receiptLine: ReceiptLine, position: number) {
  const { line, quantity, remaining } = receiptLine;
  const { warehouse } = order;
  return {
    RecordId: receiptLine.recordId,
    ProductReceiptHeaderRecordId: recordId,
    ProductReceiptNumber: number,
    ProductReceiptDate: noon(date),
    LineNumber: position,
    PurchaseOrderNumber: order.number,
    PurchaseOrderLineNumber: line.number,
    ItemNumber: line.product.number,
    ProductNumber: line.product.number,
    LineDescription: line.product.name,
    OrderedPurchaseQuantity: line.quantity,
    ReceivedPurchaseQuantity: quantity,
    RemainingPurchaseQuantity: remaining,
    ReceivedInventoryQuantity: quantity * line.factor,
    RemainingInventoryQuantity: remaining * line.factor,
    PurchaseUnitSymbol: line.unit,
    ReceivingSiteId: warehouse.site,
    ReceivingWarehouseId: warehouse.id,
    ReceivingWarehouseLocationId: 'RECV',
    ExpectedDeliveryDate: noon(order.requestedDate),
    DeliveryAddressStateId: warehouse.address?.state,
    DeliveryAddressCountryRegionId: warehouse.address?.country.id,
  };
}
