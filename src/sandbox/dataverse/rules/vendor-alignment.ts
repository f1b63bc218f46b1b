/**
 * Orders of Field Service name an account as their vendor, orders of SCM a vendor. The integration's workflows keep both tables alike:
 * a vendor that comes gets an account of its number, an account that is a vendor gets a vendor, and a new name goes to the other.
 */
import type { Row } from '../../engine/model.ts';
import type { Table } from '../catalogue.ts';
import { deeper } from '../write/work.ts';
import { text, type Reaction, type Saving } from './rule.ts';

const vendorType = 11;

/** "Create Vendors in Accounts" and "Update Vendors in Accounts". */
export const vendorHasAccount: Reaction = async (saving) => {
  const accounts = saving.work.catalogue.byName.get('account');
  const number = text(saving.row, 'msdyn_vendoraccountnumber');
  if (accounts?.columns.has('msdyn_vendor') !== true || number === null) return;
  const account = await ofCompany(saving, accounts, 'accountnumber', number);
  const shared = { name: saving.row['msdyn_name'] ?? null, msdyn_vendor: saving.id };
  const id = account === null ? null : text(account, accounts.primaryId);
  if (account !== null) await alignWith(saving, accounts, account, shared);
  else {
    await saving.work.rows.insert(deeper(saving.work), accounts, {
      ...shared,
      accountnumber: number,
      customertypecode: vendorType,
      msdyn_company: saving.row['msdyn_company'] ?? null,
    });
  }
  const made = id ?? text((await ofCompany(saving, accounts, 'accountnumber', number)) ?? {}, accounts.primaryId);
  if (saving.row['msdyn_account'] !== made) {
    await saving.work.rows.update(deeper(saving.work), saving.table, saving.row, { msdyn_account: made });
  }
};

/** "Create Vendors in Vendors" and "Update Vendors in Vendors". */
export const vendorAccountHasVendor: Reaction = async (saving) => {
  const vendors = saving.work.catalogue.byName.get('msdyn_vendor');
  const number = text(saving.row, 'accountnumber');
  if (vendors === undefined || number === null || saving.row['customertypecode'] !== vendorType) return;
  if (!saving.table.columns.has('msdyn_vendor')) return;
  const vendor = await ofCompany(saving, vendors, 'msdyn_vendoraccountnumber', number);
  const shared = { msdyn_name: saving.row['name'] ?? null, msdyn_account: saving.id };
  if (vendor !== null) await alignWith(saving, vendors, vendor, shared);
  else {
    await saving.work.rows.insert(deeper(saving.work), vendors, {
      ...shared,
      msdyn_vendoraccountnumber: number,
      msdyn_company: saving.row['msdyn_company'] ?? null,
    });
  }
};

/** Writes what differs, so that two rows that follow each other come to rest. */
async function alignWith({ work }: Saving, table: Table, row: Row, values: Row): Promise<void> {
  const differing = Object.entries(values).filter(([column, value]) => (row[column] ?? null) !== value);
  if (differing.length > 0) await work.rows.update(deeper(work), table, row, Object.fromEntries(differing));
}

async function ofCompany({ work, row }: Saving, table: Table, column: string, number: string): Promise<Row | null> {
  const [found] = await work.scope.query<Row>(
    `select * from ${table.sqlName} where lower(${column}) = lower($1) and msdyn_company is not distinct from $2`,
    [number, row['msdyn_company'] ?? null],
  );
  return found ?? null;
}
