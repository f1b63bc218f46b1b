import type { EnumDefinition } from './entity.ts';

const define = (type: string, ...symbols: readonly string[]): EnumDefinition => ({ type, symbols });

export const noYes = define('NoYes', 'No', 'Yes');

/** Kind of warehouse; the first is an ordinary one. */
export const warehouseType = define(
  'InventLocationType',
  'Standard',
  'Quarantine',
  'Transit',
  'GoodsInRoute_RU',
  'ItmGIT',
  'ItmUnder',
);

export const autoUpdateShipmentRule = define('WHSAutoUpdateShipmentRule', 'Always', 'OnQuantityDecrease');

export const releaseReservationRequirement = define(
  'WHSReleaseToWarehouseReservationRequirementRule',
  'NotApplicable',
  'AllowPartialReservation',
  'RequireFullReservation',
);

export const reservationRemovalLevel = define(
  'WHSInventoryStatusChangeReservationRemovalLevel',
  'None',
  'Reservation',
  'MarkingReservation',
);

export const rawMaterialIssueStatus = define('WHSRawMaterialPickingInventoryIssueStatus', 'Pick', 'Reserve');

/** How far a purchase order or line has come. */
export const purchaseStatus = define('PurchStatus', 'None', 'Backorder', 'Received', 'Invoiced', 'Canceled');

/** Where a purchase order stands in its approval. */
export const documentState = define(
  'VersioningDocumentState',
  'Draft',
  'InReview',
  'Rejected',
  'Approved',
  'InExternalReview',
  'Finalized',
  'Confirmed',
);

export const lineWorkflowState = define('TradeWorkflowState', 'NotSubmitted', 'InReview', 'Approved', 'Rejected');

export const paymentMethodType = define(
  'NetCurrent',
  'Net',
  'CurrentMth',
  'CurrentQuart',
  'CurrentYear',
  'CurrentWeek',
  'COD',
  'CutOffDate',
);

export const creditCardPaymentType = define('CreditCardPaymentType', 'NA', 'CreditCard');

export const creditCardCreditCheckType = define('CreditCardCreditCheckType', 'Normal', 'ByPass');

/** What is held back for a vendor; `All` stops purchase orders. */
export const vendorHold = define('VendBlocked', 'No', 'Invoice', 'All', 'Payment', 'Requisition', 'Never');

export const vendorPartyType = define('DirPartyType', 'Organization', 'Person');

export const productType = define('EcoResProductType', 'Item', 'Service');

export const weekOrMonth = define('PaymDayWeekMonth', 'Week', 'Month');

export const paymentAllocation = define('PaymentAllocation', 'FixedAmount', 'FixedQuantity', 'Total', 'Specified');

export const periodStatus = define('FiscalPeriodStatus', 'Open', 'OnHold', 'Closed');

export const unitClass = define('UnitOfMeasureClass', 'Quantity', 'Length', 'Mass', 'Liquid', 'Time');
