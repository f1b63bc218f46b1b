import type { Row } from '../../engine/model.ts';
import { autoNumber } from './auto-number.ts';
import { changes, text, type SaveRule, type Saving } from './rule.ts';

/** What Field Service fills in on a new work order: its number, the billing account, the price list, whether it is taxed. */
export const workOrderDefaults: SaveRule = async (saving) => {
  const { row, operation } = saving;
  if (operation !== 'create') {
    return;
  }
  row['msdyn_name'] ??= await autoNumber(saving, 'WO');
  row['msdyn_billingaccount'] ??= row['msdyn_serviceaccount'] ?? null;
  row['msdyn_pricelist'] ??= await priceList(saving);
  row['msdyn_taxable'] ??= false;
};

const address: readonly (readonly [string, string])[] = [
  ['msdyn_address1', 'address1_line1'],
  ['msdyn_city', 'address1_city'],
  ['msdyn_stateorprovince', 'address1_stateorprovince'],
  ['msdyn_postalcode', 'address1_postalcode'],
  ['msdyn_country', 'address1_country'],
  ['msdyn_latitude', 'address1_latitude'],
  ['msdyn_longitude', 'address1_longitude'],
];

/** The place of work is the service account's, unless the caller says another. */
export const workOrderAddress: SaveRule = async (saving) => {
  const { row, sent, work } = saving;
  const accounts = work.catalogue.byName.get('account');
  const given = address.some(([column]) => column in sent);
  if (accounts === undefined || given || !changes(saving, 'msdyn_serviceaccount')) {
    return;
  }
  const [account] = await work.scope.query<Row>(`select * from ${accounts.sqlName} where ${accounts.primaryId} = $1`, [
    row['msdyn_serviceaccount'] ?? null,
  ]);
  for (const [column, source] of address) {
    row[column] = account?.[source] ?? null;
  }
};

async function priceList({ work, row }: Saving): Promise<string | null> {
  const types = work.catalogue.byName.get('msdyn_workordertype');
  const lists = work.catalogue.byName.get('pricelevel');
  if (types === undefined || lists === undefined) {
    return null;
  }
  const [type] = await work.scope.query<Row>(
    `select msdyn_pricelist from ${types.sqlName} where ${types.primaryId} = $1`,
    [row['msdyn_workordertype'] ?? null],
  );
  const ofType = type === undefined ? null : text(type, 'msdyn_pricelist');
  if (ofType !== null) {
    return ofType;
  }
  const [first] = await work.scope.query<Row>(`select pricelevelid from ${lists.sqlName} order by name limit 1`);
  return first === undefined ? null : text(first, 'pricelevelid');
}
