import { text } from '../values.ts';
import type { FieldRule } from './rule.ts';

/** A vendor whose hold is All gets no orders; the other holds stop later steps. */
const check = async (records: Parameters<FieldRule['check']>[0]['records'], company: string, account: string) => {
  const vendor = await records.find('VendorV2', { dataAreaId: company, VendorAccountNumber: account });
  return vendor?.values.OnHoldStatus === 'All' ? `Vendor account ${account} is on hold for: All.` : undefined;
};

/** The vendor an order goes to, and the one that sends its invoice. */
export const vendorOnHold: readonly FieldRule[] = ['OrderVendorAccountNumber', 'InvoiceVendorAccountNumber'].map(
  (field) => ({
    entity: 'PurchaseOrderHeaderV2',
    field,
    check: ({ records }, draft) => check(records, draft.company, text(draft.values, field)),
  }),
);
