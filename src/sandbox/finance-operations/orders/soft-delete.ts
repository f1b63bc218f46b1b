import type { Draft, RuleContext } from '../rules/rule.ts';
import { text } from '../values.ts';

/** Ends of a work item that mean its order had been approved once. */
const approvedOnce = ['Approved', 'Reopened'];

/**
 * Whether a deleted line stays in its table, marked: lines of an order that was approved or confirmed under change management do,
 * so that the earlier version of the order can still be told.
 */
export async function staysMarked({ catalogue, records }: RuleContext, draft: Draft): Promise<boolean> {
  if (catalogue.tableOf(draft.entity).base.entity !== 'PurchaseOrderLineV2') return false;
  const where = { dataAreaId: draft.company, PurchaseOrderNumber: text(draft.values, 'PurchaseOrderNumber') };
  const header = await records.find('PurchaseOrderHeaderV2', where);
  if (header?.values.IsChangeManagementActive !== 'Yes') return false;
  const items = await records.list('PurchaseWorkItem', where);
  return items.some((item) => approvedOnce.includes(text(item.values, 'State')));
}
