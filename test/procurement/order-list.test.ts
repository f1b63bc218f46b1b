import assert from 'node:assert/strict';
import { traceOf } from '../support/trace.ts';
import { startProcuring, type Procuring } from './procuring.ts';

describe('the list of open orders', function () {
  this.timeout(240_000);
  let all: Procuring;

  before(async () => {
    all = await startProcuring();
  });
  after(() => all[Symbol.asyncDispose]());

  it('asks for the lines of those it lists alone, whichever system it is read in', async () => {
    for (const [who, address] of [
      [all.dispatcher, all.standIns.dataverse],
      [all.agent, all.standIns.financeOperations],
    ] as const) {
      const open = (limit: number) => all.core.procurement.openOrders({ company: 'usmf' }, who, limit);
      const whole = await open(1_000);
      assert.ok(whole.length > 10, 'there are more than are listed');
      const trace = traceOf(address);
      await trace.clear();
      assert.deepEqual(await open(2), whole.slice(0, 2));
      const asked = (await trace.calls())
        .map((call) => decodeURIComponent(call))
        .filter((call) => /msdyn_purchaseorderproducts\?|CDSPurchaseOrderLines\?/.test(call));
      assert.equal(asked.length, 1);
      const named = asked[0]?.match(/(_msdyn_purchaseorder_value|PurchaseOrderNumber) eq/g) ?? [];
      assert.equal(named.length, 2);
    }
  });
});
