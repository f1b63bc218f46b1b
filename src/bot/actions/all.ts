/** All card actions, one for each verb, and what they set going. */
import { decisionsWork } from '../approvals/together.ts';
import { failuresWork } from '../failures/act.ts';
import { orderWork } from '../orders/act.ts';
import { syncWork } from '../orders/sync.ts';
import type { Action } from './action.ts';
import {
  approvalAnswer,
  approvalAsk,
  approvalDelegate,
  approvalRequestChange,
  orderApprove,
  orderReject,
} from './approval-acts.ts';
import { approvalsApprove, approvalsList, approvalsReject } from './approvals-together.ts';
import { alertEdit, alertList, alertRemove, alertSave } from './alert-acts.ts';
import { cardCancel } from './card-cancel.ts';
import {
  failureAssign,
  failureDismiss,
  failureEdit,
  failureList,
  failureMine,
  failureRetry,
  failureSave,
  failureShow,
  failureTake,
} from './failure-acts.ts';
import {
  orderAgain,
  orderAskCancel,
  orderAskRecall,
  orderCancel,
  orderChanges,
  orderSync,
  orderConfirm,
  orderPostReceipt,
  orderRecall,
  orderReceive,
  orderShow,
  orderSubmit,
  orderWhere,
} from './order-acts.ts';
import {
  orderAddChangeLine,
  orderChange,
  orderEditChange,
  orderReviewChange,
  changeWork,
  orderSaveChange,
} from './order-change.ts';
import { orderCreate, orderCreateWork } from './order-create.ts';
import { orderAddLine, orderEdit, orderRemoveLine, orderReview } from './order-form.ts';
import { questionAnswer } from './question.ts';
import { recordChange, recordFields, recordReview, recordSave, recordWork } from './record-form.ts';
import { recordCreate, recordEdit, recordPage, recordShow } from './record-show.ts';
import { requestRun } from './request-run.ts';
import { signInDrop, signInGoOn } from './sign-in.ts';
import { subscriptionAdd, subscriptionEnd } from './subscription-acts.ts';
import { syncActs, syncActWork } from './sync-acts.ts';
import { warehouseDetails, warehouseElsewhere, warehousePage } from './warehouse-search.ts';
import { workOrderCreate, workOrderPickAsset, workOrderSearchAssets, workOrderWork } from './work-order.ts';
import { workOrderBegin, workOrderNear, workOrderShow } from './work-order-show.ts';
import type { Work } from './work.ts';

export const allActions: readonly Action[] = [
  approvalAnswer,
  approvalAsk,
  approvalDelegate,
  approvalRequestChange,
  approvalsApprove,
  approvalsList,
  approvalsReject,
  alertEdit,
  alertList,
  alertRemove,
  alertSave,
  cardCancel,
  failureAssign,
  failureDismiss,
  failureEdit,
  failureList,
  failureMine,
  failureRetry,
  failureSave,
  failureShow,
  failureTake,
  orderAddChangeLine,
  orderAddLine,
  orderAgain,
  orderApprove,
  orderAskCancel,
  orderAskRecall,
  orderCancel,
  orderChange,
  orderChanges,
  orderSync,
  orderConfirm,
  orderCreate,
  orderEdit,
  orderEditChange,
  orderPostReceipt,
  orderRecall,
  orderReceive,
  orderReject,
  orderRemoveLine,
  orderReview,
  orderReviewChange,
  orderSaveChange,
  orderShow,
  orderSubmit,
  orderWhere,
  questionAnswer,
  recordChange,
  recordCreate,
  recordEdit,
  recordFields,
  recordPage,
  recordReview,
  recordSave,
  recordShow,
  requestRun,
  signInDrop,
  signInGoOn,
  subscriptionAdd,
  subscriptionEnd,
  syncActs,
  warehouseDetails,
  warehouseElsewhere,
  warehousePage,
  workOrderBegin,
  workOrderCreate,
  workOrderNear,
  workOrderPickAsset,
  workOrderSearchAssets,
  workOrderShow,
];

/** All that a click sets going, one for each kind. */
export const allWorks: readonly Work[] = [
  changeWork,
  decisionsWork,
  failuresWork,
  orderCreateWork,
  orderWork,
  recordWork,
  syncActWork,
  syncWork,
  workOrderWork,
];
