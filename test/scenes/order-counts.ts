import type { FullComposition } from '../support/full-composition.ts';
import { rows } from '../support/wire.ts';

/** How many orders and lines each system has, over all companies: what shows whether a refusal left a trace. */
export interface OrderCounts {
  readonly dataverse: { readonly orders: number; readonly lines: number };
  readonly financeOperations: { readonly orders: number; readonly lines: number };
}

/** Asks both systems, each through its own API. */
export async function countOrders(all: FullComposition): Promise<OrderCounts> {
  await all.rest();
  const patti = all.calls('patti');
  const inDataverse = async (set: string) => rows(await patti.dataverse('GET', `${set}?$select=statecode`)).length;
  const inFinanceOperations = async (collection: string) =>
    rows(await patti.financeOperations('GET', `${collection}?cross-company=true&$select=PurchaseOrderNumber`)).length;
  return {
    dataverse: {
      orders: await inDataverse('msdyn_purchaseorders'),
      lines: await inDataverse('msdyn_purchaseorderproducts'),
    },
    financeOperations: {
      orders: await inFinanceOperations('PurchaseOrderHeadersV2'),
      lines: await inFinanceOperations('CDSPurchaseOrderLines'),
    },
  };
}

/** So many orders and lines more than before, in both systems. */
export function withMore({ dataverse, financeOperations }: OrderCounts, orders: number, lines: number): OrderCounts {
  const more = (counts: OrderCounts['dataverse']) => ({ orders: counts.orders + orders, lines: counts.lines + lines });
  return { dataverse: more(dataverse), financeOperations: more(financeOperations) };
}
