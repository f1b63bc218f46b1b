/** Both stand-ins as a process of their own, planted with so many warehouses and order lines. Says its addresses, then answers questions. */
import { createInterface } from 'node:readline';
import {
  doubled,
  plantOrders,
  plantWarehouseRows,
  plantWarehouses,
  startPlantedStandIns,
} from '../sync/initial-sync/planting.ts';

const rows = Number(process.argv[2] ?? 20_000);
const linesOfOrder = 20;
const standIns = await startPlantedStandIns();
const { database } = standIns;
await plantWarehouses(database, 'WA', rows * 0.9);
await plantWarehouseRows(database, 'WB', rows * 0.1);
await plantOrders(database, 'PL-', rows / linesOfOrder, linesOfOrder);
await database.query('analyze');
const say = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`);
say({ dataverse: standIns.dataverse, financeOperations: standIns.financeOperations });

/** What stands in both systems of what was planted, and how many keys stand there twice. */
async function census(): Promise<unknown> {
  const [counts] = await database.query<Record<string, number>>(`select
    (select count(*)::int from finops.warehouse where warehouseid like 'W_0%') as "warehousesThere",
    (select count(*)::int from dataverse.msdyn_warehouse where msdyn_warehouseidentifier like 'W_0%') as "warehousesHere",
    (select count(*)::int from finops.warehouse f join dataverse.msdyn_warehouse d
       on lower(d.msdyn_warehouseidentifier) = lower(f.warehouseid) where f.warehouseid like 'W_0%'
         and d.msdyn_description = f.warehousename and d.msdyn_primaryaddresscity = f.primaryaddresscity) as "warehousesAlike",
    (select count(*)::int from finops.purchaseorderlinev2 where purchaseordernumber like 'PL-%') as "linesThere",
    (select count(*)::int from dataverse.msdyn_purchaseorderproduct l join dataverse.msdyn_purchaseorder o
       on o.msdyn_purchaseorderid = l.msdyn_purchaseorder where o.msdyn_name like 'PL-%') as "linesHere",
    (select count(*)::int from finops.purchaseorderlinev2 f
       join dataverse.msdyn_purchaseorder o on lower(o.msdyn_name) = lower(f.purchaseordernumber)
       join dataverse.msdyn_purchaseorderproduct l on l.msdyn_purchaseorder = o.msdyn_purchaseorderid
         and l.msdyn_lineorder = f.linenumber
       where f.purchaseordernumber like 'PL-%' and l.msdyn_quantity = f.orderedpurchasequantity) as "linesAlike"`);
  const doubles =
    (await doubled(database, 'dataverse.msdyn_warehouse', ['msdyn_warehouseidentifier', 'msdyn_company'])) +
    (await doubled(database, 'dataverse.msdyn_purchaseorderproduct', ['msdyn_purchaseorder', 'msdyn_lineorder'])) +
    (await doubled(database, 'finops.warehouse', ['warehouseid', 'dataareaid']));
  return { ...counts, doubles };
}

for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'census') say(await census());
  if (line === 'end') break;
}
await standIns.close();
