import { internalEntities } from '../../finance-operations/schema/internal.ts';
import { purchaseOrderLine } from '../../finance-operations/schema/purchase-order-line.ts';
import { purchaseOrder } from '../../finance-operations/schema/purchase-order.ts';
import { momentFrom } from '../calendar.ts';
import { companies, formatAddress } from '../companies.ts';
import { idOf } from '../identity.ts';
import { totalOf } from '../orders.ts';
import { entityRecords, noon, yesNo } from './entity-records.ts';
import type { Order, OrderLine } from '../orders.ts';
import type { EntityRecords } from './entity-records.ts';

/** Orders with all their lines, deleted ones marked, and the approval tasks of those in review. */
export const orderRecords = (now: Date, orders: readonly Order[]): readonly EntityRecords[] => [
  entityRecords(
    purchaseOrder,
    orders.map((order) => ({ company: order.company, values: header(order) })),
  ),
  entityRecords(
    purchaseOrderLine,
    orders.flatMap((order) => order.lines.map((line) => ({ company: order.company, values: lineValues(order, line) }))),
  ),
  ...internalEntities
    .filter(({ entity }) => entity === 'PurchaseWorkItem')
    .map((entity) =>
      entityRecords(
        entity,
        orders
          .filter(({ approval }) => approval === 'InReview')
          .map((order, index) => ({ company: order.company, values: workItem(order, now, index) })),
      ),
    ),
];

function header(order: Order) {
  const { vendor, warehouse } = order;
  return {
    PurchaseOrderNumber: order.number,
    OrderVendorAccountNumber: vendor.account,
    InvoiceVendorAccountNumber: vendor.invoiceVendor ?? vendor.account,
    PurchaseOrderName: vendor.name,
    PurchaseOrderStatus: order.status,
    DocumentApprovalStatus: order.approval,
    IsChangeManagementActive: yesNo(order.changeManagement),
    IsDeliveredDirectly: yesNo(order.deliveredDirectly),
    CurrencyCode: order.currency,
    LanguageId: order.language,
    VendorGroupId: 'PARTS',
    RequestedDeliveryDate: noon(order.requestedDate),
    ConfirmedDeliveryDate: order.confirmedDate && noon(order.confirmedDate),
    AccountingDate: noon(order.accountingDate),
    PaymentTermsName: vendor.terms,
    DeliveryModeId: vendor.deliveryMode,
    DeliveryTermsId: vendor.deliveryTerms,
    VendorPaymentMethodName: vendor.paymentMethod,
    ContactPersonId: vendor.contact.id,
    DefaultReceivingSiteId: warehouse.site,
    DefaultReceivingWarehouseId: warehouse.id,
    OrdererPersonnelNumber: order.orderer,
    RequesterPersonnelNumber: order.orderer,
    VendorOrderReference: order.reference,
    ...deliveryAddress(order),
    ...invoiceAddress(order),
  };
}

function deliveryAddress({ warehouse }: Order) {
  const { address } = warehouse;
  return (
    address && {
      DeliveryAddressName: warehouse.name,
      FormattedDeliveryAddress: formatAddress(address),
      DeliveryAddressStreet: address.street,
      DeliveryAddressCity: address.city,
      DeliveryAddressStateId: address.state,
      DeliveryAddressZipCode: address.zip,
      DeliveryAddressCountryRegionId: address.country.id,
      DeliveryAddressCountryRegionISOCode: address.country.iso,
      DeliveryAddressLatitude: address.latitude,
      DeliveryAddressLongitude: address.longitude,
    }
  );
}

function invoiceAddress({ company }: Order) {
  const address = companies.find(({ code }) => code === company)?.address;
  return (
    address && {
      FormattedInvoiceAddress: formatAddress(address),
      InvoiceAddressStreet: address.street,
      InvoiceAddressCity: address.city,
      InvoiceAddressState: address.state,
      InvoiceAddressZipCode: address.zip,
      InvoiceAddressCountryRegionId: address.country.id,
    }
  );
}

function lineValues(order: Order, line: OrderLine) {
  const { warehouse } = order;
  const { address } = warehouse;
  return {
    PurchaseOrderNumber: order.number,
    LineNumber: line.number,
    ItemNumber: line.product.number,
    ProductNumber: line.product.number,
    LineDescription: line.product.name,
    OrderedPurchaseQuantity: line.quantity,
    PurchaseUnitSymbol: line.unit,
    ReceivingSiteId: warehouse.site,
    ReceivingWarehouseId: warehouse.id,
    RequestedDeliveryDate: noon(order.requestedDate),
    ConfirmedDeliveryDate: line.confirmedDate && noon(line.confirmedDate),
    CurrencyCode: order.currency,
    PurchasePrice: line.price,
    LineDiscountPercentage: line.discountPercentage,
    LineAmount: line.amount,
    PurchaseOrderLineStatus: line.status,
    AllowedOverdeliveryPercentage: line.product.overdelivery,
    RequesterPersonnelNumber: order.orderer,
    DeliveryAddressName: warehouse.name,
    FormattedDelveryAddress: address && formatAddress(address),
    DeliveryAddressStreet: address?.street,
    DeliveryAddressCity: address?.city,
    DeliveryAddressStateId: address?.state,
    DeliveryAddressZipCode: address?.zip,
    DeliveryAddressCountryRegionId: address?.country.id,
    ReceivedPurchaseQuantity: line.received,
    IsDeleted: yesNo(line.deleted),
  };
}

/** Personnel number and limit of those who approve, lowest limit first. */
const approvers = [
  ['000021', 10_000],
  ['000022', 250_000],
] as const;

/** One task in four is overdue. */
const OVERDUE_EVERY = 4;
const HOURS_TO_DECIDE = 72;

function workItem(order: Order, now: Date, index: number) {
  const amount = totalOf(order);
  const approver = approvers.find(([number, limit]) => limit >= amount && number !== order.orderer);
  const age = index % OVERDUE_EVERY === 0 ? HOURS_TO_DECIDE + 24 : 20;
  return {
    WorkItemId: idOf('PurchaseWorkItem', order.company, order.number),
    PurchaseOrderNumber: order.number,
    State: 'Pending',
    ApproverPersonnelNumber: approver?.[0],
    SubmitterPersonnelNumber: order.orderer,
    Amount: amount,
    CurrencyCode: order.currency,
    SubmittedOn: momentFrom(now, -age),
    DueDate: momentFrom(now, HOURS_TO_DECIDE - age),
  };
}
