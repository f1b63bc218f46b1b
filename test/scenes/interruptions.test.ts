import assert from 'node:assert/strict';
import { startFullComposition, type FullComposition } from '../support/full-composition.ts';

const timeOfDay = /since \d\d:\d\d/;

describe('people at work while the synchronisation is interrupted', function () {
  this.timeout(180_000);
  let all: FullComposition;

  before(async () => {
    all = await startFullComposition();
  });
  after(() => all[Symbol.asyncDispose]());

  const names = async (id: string) => {
    const { dataverse, financeOperations } = await all.sides({ map: 'warehouse', company: 'usmf', key: [id] });
    return [dataverse?.values['WarehouseName'], financeOperations?.values['WarehouseName']];
  };

  it('a change of a paused map is kept with a promise, says who paused it, and tells on the same card when it is in both', async () => {
    const [dispatcher, administrator] = [all.window('alex'), all.window('patti')];
    const before = await names('SEA-01');
    await administrator.says('pause sync of warehouses');
    await administrator.presses('Pause');
    await administrator.sees('Paused: Warehouses.');
    await dispatcher.says('change the name of warehouse SEA-01 to Seattle Kept');
    await dispatcher.sees('Seattle Kept');
    await dispatcher.presses('Save');
    await dispatcher.sees('Queued, not yet in both systems.');
    await dispatcher.sees('this card will tell you');
    assert.match(
      dispatcher.text(),
      /Warehouses: the synchronisation has been paused since \d\d:\d\d \(Patti Fernandez\)\./,
    );
    assert.deepEqual(await names('SEA-01'), before, 'nothing is written meanwhile');
    const card = dispatcher.activities().at(-1) ?? '';
    await dispatcher.says('help');
    await administrator.says('sync status');
    await administrator.sees(/^Warehouses\n1 queued\npaused$/m);

    await administrator.says('resume sync of warehouses');
    await administrator.presses('Resume');
    await administrator.sees('Resumed: Warehouses.');
    await all.rest();
    for (let waited = 0; !/Warehouse SEA-01 was changed/.test(dispatcher.shownAt(card)); waited += 1) {
      assert.ok(waited < 300, dispatcher.shownAt(card));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.deepEqual(await names('SEA-01'), ['Seattle Kept', 'Seattle Kept']);
    await administrator.says('who paused the warehouses');
    await administrator.sees('Warehouses: running → paused');
    await administrator.says('what happened to warehouse SEA-01');
    await administrator.sees('Alex Wilber · in both systems');
  });

  it('an order that needs both systems at once says that its map is paused, in the reader’s language', async () => {
    const [dispatcher, administrator] = [all.window('alex'), all.window('patti')];
    await administrator.says('pause sync of purchase orders');
    await administrator.presses('Pause');
    await administrator.sees('Paused: Purchase orders.');
    await dispatcher.says('submit PO-000142');
    await dispatcher.presses('Submit');
    await dispatcher.sees('Synchronisation of purchase orders is paused.');
    await dispatcher.says('sprache deutsch');
    await dispatcher.says('PO-000142 einreichen');
    await dispatcher.presses('Einreichen');
    await dispatcher.sees('Die Synchronisierung dieser Datensätze ist pausiert.');
    await dispatcher.says('language english');
    await administrator.says('resume sync of purchase orders');
    await administrator.presses('Resume');
    await administrator.sees('Resumed: Purchase orders.');
  });

  it('a save while Supply Chain Management is away says since when, what was typed still stands, and goes through afterwards', async () => {
    const dispatcher = all.window('alex');
    const { faults } = all.standIns.sandbox.control;
    faults.financeOperations.add([{ drop: true, times: 10_000 }]);
    try {
      await dispatcher.says('change the name of warehouse SEA-01 to Seattle Later');
      await dispatcher.presses('Save');
      await dispatcher.sees('Supply Chain Management has not answered since');
      assert.match(dispatcher.text(), timeOfDay);
      assert.doesNotMatch(dispatcher.text(), /says: Supply Chain Management (does not answer|has not answered)/);
      await dispatcher.sees('Seattle Later');
    } finally {
      faults.financeOperations.clear();
    }
    await dispatcher.says('sync status');
    for (let waited = 0; !all.core.health().every(({ answers }) => answers); waited += 1) {
      assert.ok(waited < 600, 'the breaker closes by itself');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await dispatcher.says('change the name of warehouse SEA-01 to Seattle Later');
    await dispatcher.presses('Save');
    await dispatcher.sees('Warehouse SEA-01 was changed');
    assert.deepEqual(await names('SEA-01'), ['Seattle Later', 'Seattle Later']);
  });
});
