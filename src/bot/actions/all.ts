/** All card actions, one for each verb. */
import type { Action } from './action.ts';
import { cardCancel } from './card-cancel.ts';
import { failureRetry } from './failure-retry.ts';
import {
  orderApprove,
  orderConfirm,
  orderPostReceipt,
  orderReceive,
  orderReject,
  orderShow,
  orderSubmit,
} from './order-acts.ts';
import { orderCreate } from './order-create.ts';
import { orderAddLine, orderEdit, orderRemoveLine, orderReview } from './order-form.ts';
import { questionAnswer } from './question.ts';
import { requestRun } from './request-run.ts';
import { warehouseCreate } from './warehouse-create.ts';
import { warehouseDetails, warehouseElsewhere, warehousePage } from './warehouse-search.ts';
import { workOrderCreate, workOrderPickAsset, workOrderSearchAssets } from './work-order.ts';

export const allActions: readonly Action[] = [
  cardCancel,
  failureRetry,
  orderAddLine,
  orderApprove,
  orderConfirm,
  orderCreate,
  orderEdit,
  orderPostReceipt,
  orderReceive,
  orderReject,
  orderRemoveLine,
  orderReview,
  orderShow,
  orderSubmit,
  questionAnswer,
  requestRun,
  warehouseCreate,
  warehouseDetails,
  warehouseElsewhere,
  warehousePage,
  workOrderCreate,
  workOrderPickAsset,
  workOrderSearchAssets,
];
