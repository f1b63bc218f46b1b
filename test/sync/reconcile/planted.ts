/** Records of all nine entities that both systems agree on, and differences planted in them while nobody listens. */
import assert from 'node:assert/strict';
import type { RecordRef } from '../../../src/connectors/port.ts';
import { saved, type Body, type TwoSystems } from '../../support/two-systems.ts';
import {
  act,
  addLineInFinanceOperations,
  createOrderInDataverse,
  createOrderInFinanceOperations,
  lineRef,
} from '../nine-entities/order-saves.ts';
import { plainEntities } from '../nine-entities/plain-entities.ts';
import {
  changeInDataverse,
  changeInFinanceOperations,
  createInDataverse,
  dataverseBody,
  refOf,
  type DataverseSave,
} from '../nine-entities/saves.ts';

/** One entity: a record that both have, and a change of it behind the hooks, with the field that differs then. */
export interface Planted {
  readonly map: string;
  readonly make: (two: TwoSystems) => Promise<RecordRef>;
  readonly inDataverse: { readonly change: DataverseSave; readonly property: string };
  /** Null where nobody can change the record there. */
  readonly inFinanceOperations: { readonly change: Body; readonly property: string } | null;
}

let number = 0;

const plain = (
  map: string,
  inDataverse: Planted['inDataverse'],
  inFinanceOperations: NonNullable<Planted['inFinanceOperations']>,
): Planted => ({
  map,
  make: async (two) => {
    const entity = plainEntities.find((one) => one.map === map);
    assert.ok(entity);
    const ref = refOf(entity, `R${(number += 1)}`);
    saved(await createInDataverse(two, entity, String(ref.key[0])));
    await two.rest();
    return ref;
  },
  inDataverse,
  inFinanceOperations,
});

/** A receipt of one line, posted in Supply Chain Management, as it appeared in Field Service. */
async function postedReceipt(two: TwoSystems): Promise<{ readonly header: RecordRef; readonly line: RecordRef }> {
  const order = await createOrderInFinanceOperations(two, 'demf');
  saved(await addLineInFinanceOperations(two, order, 1));
  await act(two, 'confirm', order);
  await two.rest();
  const reply = await act(two, 'postProductReceipt', order, {
    productReceiptNumber: `P-${String(order.key[0])}`,
    productReceiptDate: new Date().toISOString().slice(0, 10),
    lines: [{ lineNumber: 1, quantity: 4 }],
  });
  await two.rest();
  const [line] = reply['lines'] as readonly Body[];
  const ref = (map: string, key: unknown): RecordRef => ({ map, company: order.company, key: [Number(key)] });
  return {
    header: ref('purchase-order-receipt', reply['recordId']),
    line: ref('purchase-order-receipt-product', line?.['recordId']),
  };
}

export const plantedEntities: readonly Planted[] = [
  plain(
    'warehouse',
    { change: { columns: { msdyn_description: 'Planted' } }, property: 'WarehouseName' },
    { change: { WarehouseName: 'Planted there' }, property: 'WarehouseName' },
  ),
  plain(
    'customer-asset-category',
    { change: { columns: { msdyn_name: 'Planted' } }, property: 'Name' },
    { change: { Name: 'Planted there' }, property: 'Name' },
  ),
  plain(
    'customer-asset',
    { change: { columns: { msdyn_acquisitioncost: 7.25 } }, property: 'AcquisitionCost' },
    { change: { Notes: 'Planted there' }, property: 'Notes' },
  ),
  plain(
    'payment-term',
    { change: { columns: { msdyn_days: 77 } }, property: 'NumberOfDays' },
    { change: { Description: 'Planted there' }, property: 'Description' },
  ),
  plain(
    'ship-via',
    { change: { columns: { msdyn_description: 'Planted' } }, property: 'ModeDescription' },
    { change: { ModeDescription: 'Planted there' }, property: 'ModeDescription' },
  ),
  {
    map: 'purchase-order',
    make: async (two) => {
      const order = await createOrderInDataverse(two);
      await two.rest();
      return order;
    },
    inDataverse: { change: { columns: { msdyn_email: 'planted@example.com' } }, property: 'Email' },
    inFinanceOperations: { change: { ReasonComment: 'Planted there' }, property: 'ReasonComment' },
  },
  {
    map: 'purchase-order-product',
    make: async (two) => {
      const order = await createOrderInFinanceOperations(two);
      saved(await addLineInFinanceOperations(two, order, 1));
      await two.rest();
      return lineRef(order, 1);
    },
    inDataverse: { change: { columns: { msdyn_quantity: 9 } }, property: 'OrderedPurchaseQuantity' },
    inFinanceOperations: { change: { CustomerReference: 'Planted there' }, property: 'CustomerReference' },
  },
  {
    map: 'purchase-order-receipt',
    make: async (two) => (await postedReceipt(two)).header,
    inDataverse: { change: { columns: { msdyn_deliveryaddresscity: 'Planted' } }, property: 'DeliveryAddressCity' },
    inFinanceOperations: null,
  },
  {
    map: 'purchase-order-receipt-product',
    make: async (two) => (await postedReceipt(two)).line,
    inDataverse: { change: { columns: { msdyn_linedescription: 'Planted' } }, property: 'LineDescription' },
    inFinanceOperations: null,
  },
];

/** Changes a record in Field Service while nobody listens. */
export async function plantInDataverse(two: TwoSystems, ref: RecordRef, change: DataverseSave): Promise<void> {
  await two.unheard(async () => saved(await changeInDataverse(two, ref, change, 'patti')));
}

/** Changes a record in Supply Chain Management while nobody listens. */
export async function plantInFinanceOperations(two: TwoSystems, ref: RecordRef, change: Body): Promise<void> {
  await two.unheard(async () => {
    const answer = await changeInFinanceOperations(two, ref, change);
    assert.ok(answer.status < 300, answer.text);
  });
}

/** Creates a plain record in Field Service alone, with other columns than usual. */
export async function plantNewInDataverse(two: TwoSystems, map: string, id: string): Promise<RecordRef> {
  const entity = plainEntities.find((one) => one.map === map);
  assert.ok(entity);
  const key = Object.fromEntries(entity.key.columns.map((column) => [column, id]));
  const body = await dataverseBody(two, {
    columns: { ...key, ...entity.dataverse.create.columns },
    lookups: { msdyn_company: ['cdm_company', 'usmf'], ...entity.dataverse.create.lookups },
  });
  await two.unheard(async () => saved(await two.patti.dataverse('POST', two.map(map).dataverse.set, body)));
  return refOf(entity, id);
}
