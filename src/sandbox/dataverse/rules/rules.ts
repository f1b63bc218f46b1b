/** Which rules stand on which table, and in which order: what fills in comes before what refuses. */
import { assetOfAccount } from './asset-of-account.ts';
import { subAssetsFollow, topLevelAsset } from './asset-hierarchy.ts';
import { baseCurrency } from './base-currency.ts';
import { choiceValues } from './choice-values.ts';
import { companyStays } from './company.ts';
import { contactName } from './contact-name.ts';
import { existingLookups } from './existing-lookups.ts';
import { journalMovesStock } from './journal-to-stock.ts';
import { numberRanges } from './number-ranges.ts';
import { mirroredOrderStatus, orderDefaults } from './order-header.ts';
import { lineDefaults, lineTotal, noLineOnCanceledOrder } from './order-lines.ts';
import { mirroredLineStatus, softDeletedLineGoes } from './order-line-status.ts';
import { receiptProductDefaults, receivedQuantities } from './receipt-products.ts';
import { referencedRows } from './referenced-rows.ts';
import { requiredColumns } from './required-columns.ts';
import type { DeleteRule, Reaction, SaveRule } from './rule.ts';
import { statusReason } from './status-reason.ts';
import { stockByJournal } from './stock-by-journal.ts';
import { textLengths } from './text-lengths.ts';
import { uniqueKeys } from './unique-keys.ts';
import { vendorAccountHasVendor, vendorHasAccount } from './vendor-alignment.ts';
import { workOrderAddress, workOrderDefaults } from './work-order.ts';

interface TableRules {
  readonly fill?: readonly SaveRule[];
  readonly refuse?: readonly SaveRule[];
  readonly react?: readonly Reaction[];
}

const tables: ReadonlyMap<string, TableRules> = new Map<string, TableRules>([
  ['msdyn_purchaseorder', { fill: [orderDefaults, mirroredOrderStatus] }],
  [
    'msdyn_purchaseorderproduct',
    {
      fill: [lineDefaults, lineTotal, mirroredLineStatus],
      refuse: [noLineOnCanceledOrder],
      react: [softDeletedLineGoes],
    },
  ],
  ['msdyn_purchaseorderreceiptproduct', { fill: [receiptProductDefaults], react: [receivedQuantities] }],
  ['msdyn_vendor', { react: [vendorHasAccount] }],
  ['account', { react: [vendorAccountHasVendor] }],
  ['contact', { fill: [contactName] }],
  ['msdyn_customerasset', { fill: [topLevelAsset], react: [subAssetsFollow] }],
  ['msdyn_workorder', { fill: [workOrderDefaults, workOrderAddress], refuse: [assetOfAccount] }],
  ['msdyn_productinventory', { refuse: [stockByJournal] }],
  ['msdyn_inventoryjournal', { react: [journalMovesStock] }],
]);

const platform: readonly SaveRule[] = [
  textLengths,
  numberRanges,
  choiceValues,
  requiredColumns,
  existingLookups,
  companyStays,
];

/** Rules for a row of this table on its way in, in order. */
export function saveRulesOf(table: string): readonly SaveRule[] {
  const own = tables.get(table) ?? {};
  return [...(own.fill ?? []), baseCurrency, statusReason, ...platform, ...(own.refuse ?? []), uniqueKeys];
}

/** What follows once such a row is saved. */
export function reactionsOf(table: string): readonly Reaction[] {
  return tables.get(table)?.react ?? [];
}

/** Rules for any row on its way out. */
export const deleteRules: readonly DeleteRule[] = [referencedRows];
