import type { Row } from '../../engine/model.ts';
import { toMoment } from '../write/values.ts';
import { autoNumber } from './auto-number.ts';
import { changes, text, type SaveRule, type Saving } from './rule.ts';

/**
 * What is filled in on a new order: a number of Field Service's own where none is given yet, the vendor's invoice account, and today
 * as its date. Orders that come from SCM carry no date, as no map has one, so somebody must fill it in; that it is Field Service is
 * unconfirmed.
 */
export const orderDefaults: SaveRule = async (saving) => {
  const { row, operation } = saving;
  if (operation === 'create') {
    row['msdyn_autonumbering'] ??= text(row, 'msdyn_name') ?? (await autoNumber(saving, 'PO'));
    row['msdyn_name'] ??= row['msdyn_autonumbering'];
    row['msdyn_purchaseorderdate'] ??= toMoment(saving.work.now).slice(0, 10);
    row['msdyn_invoicevendoraccount'] ??= await invoiceAccount(saving);
  }
};

const approved = 690970000;
const rejected = 690970001;

/** SCM's document approval status (192350000 upward: draft, in review, rejected, then all that count as approved). */
const approvals: ReadonlyMap<unknown, number | null> = new Map([
  [192350000, null],
  [192350001, null],
  [192350002, rejected],
  [192350003, approved],
  [192350004, approved],
  [192350005, approved],
  [192350006, approved],
]);

const openOrder = 192350001;
const canceledInScm = 192350004;
const draft = 690970000;
const submitted = 690970001;
const canceled = 690970002;

/** SCM's statuses decide Field Service's: approval always, the system status for an opened or a canceled order. */
export const mirroredOrderStatus: SaveRule = async (saving) => {
  const { row } = saving;
  const approval = approvals.get(row['msdyn_documentapprovalstatus']);
  if (changes(saving, 'msdyn_documentapprovalstatus') && approval !== undefined) {
    row['msdyn_approvalstatus'] = approval;
  }
  if (!changes(saving, 'msdyn_purchaseorderstatus')) {
    return;
  }
  const status = row['msdyn_systemstatus'];
  if (row['msdyn_purchaseorderstatus'] === openOrder && (status === draft || status === canceled)) {
    row['msdyn_systemstatus'] = submitted;
  }
  if (row['msdyn_purchaseorderstatus'] === canceledInScm && !(await hasReceipts(saving))) {
    row['msdyn_systemstatus'] = canceled;
  }
};

async function hasReceipts({ work, id }: Saving): Promise<boolean> {
  const receipts = work.catalogue.byName.get('msdyn_purchaseorderreceiptproduct');
  const lines = work.catalogue.byName.get('msdyn_purchaseorderproduct');
  if (receipts === undefined || lines === undefined) {
    return false;
  }
  const found = await work.scope.query(
    `select 1 from ${receipts.sqlName} r join ${lines.sqlName} l on l.${lines.primaryId} = r.msdyn_purchaseorderproduct
      where l.msdyn_purchaseorder = $1 limit 1`,
    [id],
  );
  return found.length > 0;
}

async function invoiceAccount({ work, row }: Saving): Promise<string | null> {
  const accounts = work.catalogue.byName.get('account');
  const vendors = work.catalogue.byName.get('msdyn_vendor');
  const vendor = text(row, 'msdyn_vendor');
  const known = vendors?.columns.has('msdyn_invoicevendor') === true && vendors.columns.has('msdyn_account');
  if (!known || accounts?.columns.has('msdyn_vendor') !== true || vendor === null) {
    return null;
  }
  const [found] = await work.scope.query<Row>(
    `select coalesce(i.msdyn_account, a.accountid) as accountid from ${accounts.sqlName} a
       left join ${vendors.sqlName} v on v.${vendors.primaryId} = a.msdyn_vendor
       left join ${vendors.sqlName} i on i.${vendors.primaryId} = v.msdyn_invoicevendor
      where a.accountid = $1`,
    [vendor],
  );
  return found === undefined ? null : text(found, 'accountid');
}
