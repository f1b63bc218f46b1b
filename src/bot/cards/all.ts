/** All cards, for checks that concern every one of them. */
import { assetPickerCard } from './asset-picker.ts';
import { helpCard } from './help.ts';
import { nearestWarehousesCard } from './nearest-warehouses.ts';
import { noteCard } from './note.ts';
import { orderApprovalCard } from './order-approval.ts';
import { orderCard } from './order.ts';
import { orderConfirmationCard } from './order-confirmation.ts';
import { orderFormCard } from './order-form.ts';
import { orderReceiptCard } from './order-receipt.ts';
import { questionCard } from './question.ts';
import { recordCard } from './record.ts';
import { syncFailureCard } from './sync-failure.ts';
import { warehouseDetailsCard } from './warehouse-details.ts';
import { warehouseFormCard } from './warehouse-form.ts';
import { workOrderFormCard } from './work-order-form.ts';
import { workingCard } from './working.ts';

export const allCards = [
  assetPickerCard,
  helpCard,
  nearestWarehousesCard,
  noteCard,
  orderApprovalCard,
  orderCard,
  orderConfirmationCard,
  orderFormCard,
  orderReceiptCard,
  questionCard,
  recordCard,
  syncFailureCard,
  warehouseDetailsCard,
  warehouseFormCard,
  workOrderFormCard,
  workingCard,
] as const;
