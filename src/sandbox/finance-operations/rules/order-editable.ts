import { warning } from '../infolog.ts';
import type { InfologLine } from '../infolog.ts';
import { text } from '../values.ts';
import type { Values } from '../values.ts';
import type { WriteRule } from './rule.ts';

/** Why an order cannot be changed in the state it is in. */
function refusals(header: Values): readonly InfologLine[] {
  const number = text(header, 'PurchaseOrderNumber');
  if (header.DocumentApprovalStatus === 'Finalized') {
    return [warning(`Purchase order ${number} is finalized and cannot be changed.`)];
  }
  if (header.IsChangeManagementActive === 'Yes' && header.DocumentApprovalStatus !== 'Draft') {
    return [
      warning(`Changes to purchase order ${number} are only allowed in draft state when change management is active.`),
    ];
  }
  return [];
}

/** An order is changed and deleted only in the states that allow it; a confirmed or partly received one is never deleted. */
export const orderEditable: WriteRule = {
  entity: 'PurchaseOrderHeaderV2',
  on: ['update', 'delete'],
  async check({ records }, draft) {
    const header = draft.before ?? draft.values;
    const number = text(header, 'PurchaseOrderNumber');
    if (draft.operation === 'update') {
      if (draft.changed.size === 0) return [];
      if (header.PurchaseOrderStatus === 'Canceled') {
        return [warning(`Purchase order ${number} is canceled and cannot be changed.`)];
      }
      return refusals(header);
    }
    if (header.DocumentApprovalStatus === 'Confirmed') {
      return [warning(`Purchase order ${number} cannot be deleted because it has been confirmed.`)];
    }
    const receipt = await records.find('ProductReceiptHeader', {
      dataAreaId: draft.company,
      PurchaseOrderNumber: number,
    });
    if (receipt) return [warning(`Purchase order ${number} cannot be deleted because products have been received.`)];
    return refusals(header);
  },
};

/** Lines follow their order; a line that is canceled, fully received or invoiced is closed itself. */
export const lineEditable: WriteRule = {
  entity: 'PurchaseOrderLineV2',
  on: ['insert', 'update', 'delete'],
  async check({ records }, draft) {
    if (draft.operation === 'update' && draft.changed.size === 0) return [];
    const number = text(draft.values, 'PurchaseOrderNumber');
    const header = await records.find('PurchaseOrderHeaderV2', {
      dataAreaId: draft.company,
      PurchaseOrderNumber: number,
    });
    if (!header) return [];
    const ofOrder = refusals(header.values);
    if (ofOrder.length > 0 || draft.operation === 'insert') return ofOrder;
    const status = text(draft.before ?? {}, 'PurchaseOrderLineStatus');
    const line = `Line ${String(draft.values.LineNumber)} of purchase order ${number}`;
    if (['Canceled', 'Received', 'Invoiced'].includes(status)) {
      return [warning(`${line} cannot be changed because its status is ${status}.`)];
    }
    if (draft.operation === 'delete' && Number(draft.values.ReceivedPurchaseQuantity) > 0) {
      return [warning(`${line} cannot be deleted because part of it has been delivered.`)];
    }
    return [];
  },
};
