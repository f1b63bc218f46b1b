import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProcess } from './kill-while.ts';
import { doubled, plantOrders, plantWarehouseRows, plantWarehouses, startPlantedStandIns } from './planting.ts';
import type { PlantedStandIns } from './planting.ts';

describe('An initial sync whose process is killed', function () {
  this.timeout(300_000);
  let standIns: PlantedStandIns;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'initial-sync-'));
    standIns = await startPlantedStandIns();
    await plantWarehouses(standIns.database, 'KIL', 900);
    await plantWarehouseRows(standIns.database, 'KIR', 200);
    await plantOrders(standIns.database, 'PK-', 45, 20);
    await standIns.database.query(
      `update finops.warehouse set operationalsiteid = 'NOWHERE' where warehouseid in ('KIL000010', 'KIL000700')`,
    );
  });
  after(async () => {
    await standIns.close();
    await rm(folder, { recursive: true });
  });

  it('goes on where it was, and leaves both systems equal without a double', async () => {
    const { dataverse, financeOperations, database } = standIns;
    const order = { dataverse, financeOperations, folder, maps: ['purchase-order-product'] };
    const killed = await runProcess({ ...order, every: 20, measures: false }, ({ done }) => done > 700);
    assert.equal(killed?.run, null, 'killed before the end');
    const heaps: number[] = [];
    const last = await runProcess({ ...order, every: 300, measures: true }, undefined, ({ heap }) => heaps.push(heap));
    assert.equal(last?.run?.state, 'finished', last?.run?.reason ?? '');
    assert.ok(last.done > killed.done);
    const refused = last.run.parts.reduce((sum, part) => sum + part.refused, 0);
    assert.equal(refused, 2, 'the bad rows are listed and stopped no other');

    const [atFirst = 0, atLast = 0] = [heaps[1], heaps.at(-1)];
    assert.ok(atLast < 1.2 * atFirst, `memory does not grow with the rows: ${heaps.join(', ')}`);

    const [counts] = await database.query<Record<string, number>>(`select
      (select count(*)::int from finops.warehouse where warehouseid like 'KI%') as w1,
      (select count(*)::int from dataverse.msdyn_warehouse where msdyn_warehouseidentifier like 'KI%') as w2,
      (select count(*)::int from finops.purchaseorderlinev2 where purchaseordernumber like 'PK-%') as l1,
      (select count(*)::int from dataverse.msdyn_purchaseorderproduct l join dataverse.msdyn_purchaseorder o
         on o.msdyn_purchaseorderid = l.msdyn_purchaseorder where o.msdyn_name like 'PK-%') as l2`);
    assert.deepEqual(counts, { w1: 1_100, w2: 1_098, l1: 900, l2: 900 });
    assert.equal(
      await doubled(database, 'dataverse.msdyn_warehouse', ['msdyn_warehouseidentifier', 'msdyn_company']),
      0,
    );
    assert.equal(
      await doubled(database, 'dataverse.msdyn_purchaseorderproduct', ['msdyn_purchaseorder', 'msdyn_lineorder']),
      0,
    );
  });
});
