/** All requests. Where two read a sentence equally well, the earlier one has it; the help card keeps this order. */
import { followPurchaseOrder } from './follow-order.ts';
import { orderHistory, waitingForMe } from './approvals.ts';
import { cancel } from './cancel.ts';
import { changePurchaseOrder } from './change-purchase-order.ts';
import { company } from './company.ts';
import { createPurchaseOrder } from './create-purchase-order.ts';
import { createWorkOrder } from './create-work-order.ts';
import { greeting } from './greeting.ts';
import { help } from './help.ts';
import { language } from './language.ts';
import { more } from './more.ts';
import { nearestWarehouse } from './nearest-warehouse.ts';
import { listPurchaseOrders } from './list-purchase-orders.ts';
import { cancelPurchaseOrder, recallPurchaseOrder } from './order-endings.ts';
import { changesSinceApproval, syncPurchaseOrder } from './order-questions.ts';
import { pick } from './pick.ts';
import { productStock } from './product-stock.ts';
import {
  approvePurchaseOrder,
  confirmPurchaseOrder,
  receivePurchaseOrder,
  showPurchaseOrder,
  submitPurchaseOrder,
} from './purchase-orders.ts';
import { reorderPurchaseOrder } from './reorder-purchase-order.ts';
import { createRecord, editRecord, listRecords, showRecordRequest } from './records.ts';
import type { Request } from './request.ts';
import { signIn, signOut } from './sign-in.ts';
import { subscribe, subscriptions, unsubscribe } from './subscriptions.ts';
import { alertRules } from './alert-rules.ts';
import { fieldMapping, mapActivity, recordJournal } from './sync-details.ts';
import { initialSync, syncCommand, syncFailures, syncStatus, whyDifferent } from './sync.ts';
import { today } from './today.ts';
import { yesOrNo } from './yes-or-no.ts';
import { myWorkOrders, showWorkOrderRequest, whatIsNear } from './work-orders.ts';

export const allRequests: readonly Request[] = [
  nearestWarehouse,
  reorderPurchaseOrder,
  createPurchaseOrder,
  showPurchaseOrder,
  listPurchaseOrders,
  submitPurchaseOrder,
  approvePurchaseOrder,
  waitingForMe,
  orderHistory,
  confirmPurchaseOrder,
  receivePurchaseOrder,
  changePurchaseOrder,
  recallPurchaseOrder,
  cancelPurchaseOrder,
  changesSinceApproval,
  followPurchaseOrder,
  syncPurchaseOrder,
  createWorkOrder,
  myWorkOrders,
  showWorkOrderRequest,
  whatIsNear,
  productStock,
  listRecords,
  showRecordRequest,
  createRecord,
  editRecord,
  syncStatus,
  syncFailures,
  syncCommand,
  initialSync,
  whyDifferent,
  fieldMapping,
  mapActivity,
  recordJournal,
  alertRules,
  subscribe,
  unsubscribe,
  subscriptions,
  today,
  company,
  language,
  signIn,
  signOut,
  pick,
  more,
  cancel,
  help,
  yesOrNo,
  greeting,
];
