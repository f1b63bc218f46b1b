/** What belongs to a record beside its fields: the stock of a warehouse, the family of an asset and the work on it. By map name. */
import type { ReadBelongings } from './belonging.ts';
import { assetBelongings } from './asset-belongings.ts';
import { warehouseBelongings } from './warehouse-belongings.ts';

const readers: Readonly<Record<string, ReadBelongings>> = {
  warehouse: warehouseBelongings,
  'customer-asset': assetBelongings,
};

/** What belongs to a record; nothing for maps that have no reader here. */
export const belongingsOf: ReadBelongings = async (turn, map, found) =>
  (await readers[map.name]?.(turn, map, found)) ?? { groups: [], takesWorkOrder: false };
