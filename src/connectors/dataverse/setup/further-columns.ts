/** Columns and tables that no row of a map names and the project reads or keeps all the same. */
import type { NeededColumn } from './needs.ts';

/** The table of companies: one row for each legal entity of finance and operations. */
export const companyTable = {
  table: 'cdm_company',
  set: 'cdm_companies',
  name: 'cdm_companycode',
  key: ['cdm_companycode'],
} as const;

const plain = { maxLength: null, precision: 6, values: [], initial: null } as const;
const text = (column: string, label: string, maxLength: number): NeededColumn => ({
  ...plain,
  column,
  label,
  type: 'text',
  maxLength,
});
const decimal = (column: string, label: string): NeededColumn => ({ ...plain, column, label, type: 'decimal' });
const choice = (column: string, label: string, first: number, ...labels: readonly string[]): NeededColumn => ({
  ...plain,
  column,
  label,
  type: 'choice',
  values: labels.map((each, index) => ({ value: first + index, label: each })),
});

/** First value of the choices of this project: its publisher's option prefix. */
const ownValues = 700610000;

const further: Readonly<Record<string, readonly NeededColumn[]>> = {
  // How far a receipt documented in Field Service has come; setting it to Posting is the act.
  msdyn_purchaseorderreceipt: [
    {
      ...choice('dcp_postingstate', 'Posting state', ownValues, 'Draft', 'Posting', 'Posted', 'Refused'),
      initial: ownValues,
    },
  ],
  [companyTable.table]: [text('cdm_companycode', 'Company code', 4), text('cdm_name', 'Name', 100)],
  cdm_worker: [text('cdm_primaryemailaddress', 'Primary email address', 100)],
  msdyn_vendor: [
    choice('msdyn_onholdstatus', 'On hold', 806380000, 'No', 'Invoice', 'All', 'Payment', 'Requisition', 'Never'),
  ],
  msdyn_operationalsite: [
    text('msdyn_primaryaddressstreet', 'Street', 250),
    text('msdyn_primaryaddresscity', 'City', 60),
    decimal('msdyn_primaryaddresslatitude', 'Latitude'),
    decimal('msdyn_primaryaddresslongitude', 'Longitude'),
  ],
};

/** What a table needs beside what the maps say. */
export function furtherColumns(table: string): readonly NeededColumn[] {
  return further[table] ?? [];
}

/**
 * Tables that come with Field Service. Where they are missing, Field Service is not installed, and making up tables of their names
 * would help nobody: their maps stay not available.
 */
export const fieldServiceTables: ReadonlySet<string> = new Set([
  'msdyn_warehouse',
  'msdyn_customerasset',
  'msdyn_customerassetcategory',
  'msdyn_functionallocation',
  'msdyn_paymentterm',
  'msdyn_shipvia',
  'msdyn_purchaseorder',
  'msdyn_purchaseorderproduct',
  'msdyn_purchaseorderreceipt',
  'msdyn_purchaseorderreceiptproduct',
]);
