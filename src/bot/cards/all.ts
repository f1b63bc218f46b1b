/** All cards, for checks that concern every one of them. */
import { approvalsCard } from './approvals.ts';
import { alertRuleCard } from './alert-rule.ts';
import { alertRulesCard } from './alert-rules.ts';
import { assetPickerCard } from './asset-picker.ts';
import { helpCard } from './help.ts';
import { listingCard } from './listing.ts';
import { nearestWarehousesCard } from './nearest-warehouses.ts';
import { noteCard } from './note.ts';
import { orderActCard } from './order-act.ts';
import { orderApprovalCard } from './order-approval.ts';
import { orderCard } from './order.ts';
import { orderChangeCard, orderChangeConfirmationCard } from './order-change.ts';
import { orderConfirmationCard } from './order-confirmation.ts';
import { orderFormCard } from './order-form.ts';
import { orderQuestionCard } from './order-question.ts';
import { orderReceiptCard } from './order-receipt.ts';
import { questionCard } from './question.ts';
import { recordCard } from './record.ts';
import { recordConfirmationCard } from './record-confirmation.ts';
import { recordDetailsCard } from './record-details.ts';
import { recordFormCard } from './record-form.ts';
import { signInCard } from './sign-in.ts';
import { subscriptionsCard } from './subscriptions.ts';
import { syncConfirmationCard } from './sync-confirmation.ts';
import { syncStatusCard } from './sync-status.ts';
import { syncFailureEditCard } from './sync-failure-edit.ts';
import { syncFailureNeutralCard } from './sync-failure-neutral.ts';
import { syncFailuresCard } from './sync-failures.ts';
import { syncFailureCard } from './sync-failure.ts';
import { warehouseDetailsCard } from './warehouse-details.ts';
import { workOrderCard } from './work-order.ts';
import { workOrderFormCard } from './work-order-form.ts';
import { workingCard } from './working.ts';

export const allCards = [
  approvalsCard,
  alertRuleCard,
  alertRulesCard,
  assetPickerCard,
  helpCard,
  listingCard,
  nearestWarehousesCard,
  noteCard,
  orderActCard,
  orderApprovalCard,
  orderCard,
  orderChangeCard,
  orderChangeConfirmationCard,
  orderConfirmationCard,
  orderFormCard,
  orderQuestionCard,
  orderReceiptCard,
  questionCard,
  recordCard,
  recordConfirmationCard,
  recordDetailsCard,
  recordFormCard,
  signInCard,
  subscriptionsCard,
  syncConfirmationCard,
  syncStatusCard,
  syncFailureCard,
  syncFailureEditCard,
  syncFailureNeutralCard,
  syncFailuresCard,
  warehouseDetailsCard,
  workOrderCard,
  workOrderFormCard,
  workingCard,
] as const;
