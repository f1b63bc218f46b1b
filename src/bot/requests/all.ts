/** All requests. Where two read a sentence equally well, the earlier one has it; the help card keeps this order. */
import { cancel } from './cancel.ts';
import { createPurchaseOrder } from './create-purchase-order.ts';
import { createWarehouse } from './create-warehouse.ts';
import { createWorkOrder } from './create-work-order.ts';
import { greeting } from './greeting.ts';
import { help } from './help.ts';
import { nearestWarehouse } from './nearest-warehouse.ts';
import {
  approvePurchaseOrder,
  confirmPurchaseOrder,
  receivePurchaseOrder,
  showPurchaseOrder,
  submitPurchaseOrder,
} from './purchase-orders.ts';
import type { Request } from './request.ts';
import { today } from './today.ts';

export const allRequests: readonly Request[] = [
  nearestWarehouse,
  createPurchaseOrder,
  showPurchaseOrder,
  submitPurchaseOrder,
  approvePurchaseOrder,
  confirmPurchaseOrder,
  receivePurchaseOrder,
  createWorkOrder,
  createWarehouse,
  today,
  cancel,
  help,
  greeting,
];
