import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { RecordRef } from '../../src/connectors/port.ts';
import { startFullComposition, type FullComposition } from '../support/full-composition.ts';
import { saved } from '../support/two-systems.ts';
import { eventually, type Answer } from '../support/wire.ts';

/** How long Supply Chain Management is away; a real minute with OUTAGE_SECONDS=60. */
const outageMilliseconds = Number(process.env['OUTAGE_SECONDS'] ?? 8) * 1_000;

/** Once it is back all has to be equal within this time, without anybody doing anything. */
const patience = 60_000;

const refOf = (map: string, key: string): RecordRef => ({ map, company: 'usmf', key: [key] });

describe('Supply Chain Management is stopped in the middle of live use', function () {
  this.timeout(outageMilliseconds * 4 + 300_000);
  let all: FullComposition;
  const since = /Supply Chain Management has not answered since \d\d:\d\d( UTC)?\./;
  const shipVia = refOf('ship-via', 'Sea');
  const fromFieldService = refOf('warehouse', 'LIVE-D');
  const fromSupplyChain = refOf('warehouse', 'LIVE-F');

  before(async () => {
    all = await startFullComposition({ settings: { CATCH_UP_SECONDS: '2' } });
  });
  after(() => all[Symbol.asyncDispose]());

  const addressOf = async (set: string, ref: RecordRef): Promise<string> =>
    `${set}(${(await all.sides(ref)).dataverse?.id ?? ''})`;
  const isEqual = async (ref: RecordRef, property: string, value: unknown): Promise<boolean> => {
    const { dataverse, financeOperations } = await all.sides(ref);
    return dataverse?.values[property] === value && financeOperations?.values[property] === value;
  };

  /** Somebody who saves one value after another until told to stop; what was acknowledged last must stand in the end. */
  const busy = (save: (value: string) => Promise<Answer>) => {
    let isOver = false;
    let acknowledged: string | null = null;
    const refusals: string[] = [];
    const work = (async () => {
      for (let number = 1; !isOver; number += 1) {
        const answer = await save(`Value ${number}`).catch(() => null);
        if (answer !== null && answer.status < 300) acknowledged = `Value ${number}`;
        else refusals.push(answer?.text ?? 'no connection');
        await pause(150);
      }
    })();
    return {
      refusals,
      acknowledged: () => acknowledged,
      end: async () => {
        isOver = true;
        await work;
      },
    };
  };
  const workers: ReturnType<typeof busy>[] = [];
  afterEach(() => Promise.all(workers.map((worker) => worker.end())));

  it('loses nothing, tells people since when, and is equal with Field Service afterwards without a command', async () => {
    const [alex, patti] = [all.window('alex'), all.window('patti')];
    for (const window of [alex, patti]) {
      await window.says('hi');
      await window.sees('Hello');
    }
    await alex.says('create warehouse LIVE-D named Live depot at site NW');
    await alex.presses('Create');
    await alex.sees('Warehouse LIVE-D was created.');
    saved(
      await all.calls('adele').financeOperations('POST', 'Warehouses', {
        dataAreaId: 'usmf',
        WarehouseId: 'LIVE-F',
        WarehouseName: 'Live store',
        OperationalSiteId: 'NW',
      }),
    );
    await all.rest();
    await all.core.setWhenOtherIsDown('ship-via', 'queue', await administrator());

    const here = await addressOf('msdyn_warehouses', fromFieldService);
    const ofShipVia = await addressOf('msdyn_shipvias', shipVia);
    const inFieldService = busy((value) => all.calls('alex').dataverse('PATCH', here, { msdyn_description: value }));
    const inSupplyChain = busy((value) =>
      all
        .calls('adele')
        .financeOperations('PATCH', `Warehouses(dataAreaId='usmf',WarehouseId='LIVE-F')`, { WarehouseName: value }),
    );
    workers.push(inFieldService, inSupplyChain);
    await eventually(
      async () => inFieldService.acknowledged() !== null && inSupplyChain.acknowledged() !== null,
      'saving on both sides',
      30_000,
    );

    const startAgain = await all.standIns.stop('financeOperations');
    const began = Date.now();
    await eventually(async () => inFieldService.refusals.some((text) => since.test(text)), 'being told', 60_000);
    await patti.sees('A system does not answer.', 30_000);
    await patti.sees(since);
    // What cannot be saved is refused with the reason; where the administrator allows it, it waits and is promised.
    await alex.says('change warehouse LIVE-D name to Away');
    await alex.presses('Save');
    await alex.sees(since, 30_000);
    saved(await all.calls('alex').dataverse('PATCH', ofShipVia, { msdyn_description: 'Kept while away' }));
    await pause(Math.max(0, outageMilliseconds - (Date.now() - began)));
    await startAgain();

    await patti.sees('A system answers again.', patience);
    const refused = inFieldService.refusals.length;
    const before = inFieldService.acknowledged();
    await eventually(
      async () => inFieldService.acknowledged() !== before && inSupplyChain.acknowledged() !== null,
      'saving again',
      patience,
    );
    await inFieldService.end();
    await inSupplyChain.end();
    assert.ok(refused > 0, 'saves were refused meanwhile');
    for (const text of inFieldService.refusals)
      assert.match(
        text,
        /does not answer|has not answered|is being saved|did not carry it out|another version/,
        'each says why',
      );
    await eventually(
      async () => await isEqual(fromFieldService, 'WarehouseName', inFieldService.acknowledged()),
      'the last save of Field Service standing in both',
      patience,
    );
    await eventually(
      async () => await isEqual(fromSupplyChain, 'WarehouseName', inSupplyChain.acknowledged()),
      'the last save of Supply Chain Management standing in both',
      patience,
    );
    await eventually(
      async () => await isEqual(shipVia, 'ModeDescription', 'Kept while away'),
      'what waited being carried over',
      patience,
    );
    await all.rest();
    assert.deepEqual(await all.core.failures({ status: 'open' }), []);
    for (const map of ['warehouse', 'ship-via'])
      assert.deepEqual((await all.core.reconcile({ map, company: 'usmf' })).differences, [], `${map} is the same`);
    assert.deepEqual(
      all.logged.filter((line) => /^(worker\.failed|turn failed|request failed)/.test(line)),
      [],
    );
  });

  async function administrator() {
    const person = await all.records.person('00000000-0000-0000-0000-0000000000024');
    assert.ok(person);
    return person;
  }
});
