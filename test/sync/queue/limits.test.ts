import assert from 'node:assert/strict';
import type { CoreNotice } from '../../../src/sync/face.ts';
import { alex } from '../../support/running-core.ts';
import { saved, startTwoSystems, type TwoSystems } from '../../support/two-systems.ts';
import { eventually } from '../../support/wire.ts';
import { plainEntities } from '../nine-entities/plain-entities.ts';
import { changeInDataverse, createInFinanceOperations, refOf } from '../nine-entities/saves.ts';

describe('the queue of a map at its limit', function () {
  this.timeout(120_000);
  let two: TwoSystems;
  const notices: CoreNotice[] = [];

  before(async () => {
    two = await startTwoSystems({ settings: { queueLimit: 5 } });
    two.core.sync.onNotice(async (notice) => void notices.push(notice));
  });
  after(() => two.close());

  it('warns well before, keeps nobody from saving, and carries over the latest of what came on top', async () => {
    const warehouse = plainEntities.find(({ map }) => map === 'warehouse');
    assert.ok(warehouse);
    const refs = ['L1', 'L2'].map((id) => refOf(warehouse, id));
    for (const ref of refs) saved(await createInFinanceOperations(two, warehouse, String(ref.key[0])));
    await two.rest();
    await two.core.sync.commandMaps({ command: 'pause', maps: ['warehouse'], by: alex });
    const status = async () => (await two.core.sync.status()).find(({ name }) => name === 'warehouse');
    for (let edit = 0; edit < 12; edit += 1) {
      const ref = refs[edit % 2];
      assert.ok(ref);
      saved(await changeInDataverse(two, ref, { columns: { msdyn_description: `edit ${edit}` } }));
      await two.standIns.sandbox.settled();
    }
    assert.deepEqual([(await status())?.queued, (await status())?.room], [5, 0]);
    assert.deepEqual(
      notices.map(({ kind, map }) => `${kind} ${map}`),
      ['queueFilling warehouse', 'queueFull warehouse'],
    );
    assert.match(notices[0]?.text ?? '', /4 changes of warehouses wait .* room for 1 more/);
    await two.core.sync.commandMaps({ command: 'resume', maps: ['warehouse'], by: alex });
    await eventually(async () => (await status())?.status === 'Running', 'resuming', 20_000);
    await two.rest();
    const names = await Promise.all(refs.map(async (ref) => (await two.same(ref))['WarehouseName']));
    assert.deepEqual(names, ['edit 10', 'edit 11']);
  });
});
