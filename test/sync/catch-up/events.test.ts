import assert from 'node:assert/strict';
import type { HookWire } from '../../../src/connectors/hook-event.ts';
import type { RecordRef } from '../../../src/connectors/port.ts';
import type { CoreNotice } from '../../../src/sync/face.ts';
import type { SystemName } from '../../../src/maps/entity-map.ts';
import { alex } from '../../support/running-core.ts';
import { saved, shows, startTwoSystems, type TwoSystems } from '../../support/two-systems.ts';
import { eventually } from '../../support/wire.ts';
import { addLineInDataverse, createOrderInDataverse, lineRef } from '../nine-entities/order-saves.ts';
import { plainEntities } from '../nine-entities/plain-entities.ts';
import {
  changeInDataverse,
  changeInFinanceOperations,
  createInDataverse,
  createInFinanceOperations,
  deleteInFinanceOperations,
  refOf,
} from '../nine-entities/saves.ts';

interface Heard {
  readonly system: SystemName;
  readonly body: unknown;
  readonly stage: string;
}

describe('events and looks together', function () {
  this.timeout(120_000);
  let two: TwoSystems;
  const heard: Heard[] = [];
  const notices: CoreNotice[] = [];
  const warehouse = plainEntities.find(({ map }) => map === 'warehouse');
  assert.ok(warehouse);
  let number = 0;
  const freshId = () => `EV${(number += 1)}`;

  before(async () => {
    const listening = (system: SystemName, wire: HookWire): HookWire => ({
      ...wire,
      read: async (body) => {
        const event = await wire.read(body);
        heard.push({ system, body, stage: event.stage });
        return event;
      },
    });
    two = await startTwoSystems({
      settings: { catchUpInterval: 200, comparisonInterval: 200, hookGrace: 300 },
      wrap: (core) => ({
        ...core,
        hooks: {
          dataverse: listening('dataverse', core.hooks.dataverse),
          financeOperations: listening('financeOperations', core.hooks.financeOperations),
        },
      }),
    });
    two.core.sync.onNotice(async (notice) => void notices.push(notice));
    await eventually(
      async () => {
        for (const { name } of two.core.sync.maps)
          for (const system of ['dataverse', 'financeOperations'] as const)
            if ((await two.core.store.catchUp.position(system, name)) === null) return false;
        return true;
      },
      'following every map',
      30_000,
    );
  });
  after(() => two.close());

  const nowBoth = (ref: RecordRef, property: string, value: unknown) =>
    eventually(
      async () => {
        const { dataverse, financeOperations } = await two.sides(ref);
        return (dataverse?.values ?? {})[property] === value && (financeOperations?.values ?? {})[property] === value;
      },
      `${ref.key.join(', ')} with ${property} ${String(value)} on both sides`,
      20_000,
    );
  const afterCommit = () => heard.filter(({ stage }) => stage === 'afterCommit');
  const command = async (name: 'pause' | 'resume' | 'stop' | 'run') => {
    const withDependencies = name === 'stop' || name === 'run';
    const maps = withDependencies ? [] : ['warehouse'];
    const answer = await two.core.sync.commandMaps({ command: name, maps, by: alex, withDependencies });
    assert.equal(answer.kind, 'done', JSON.stringify(answer));
  };

  it('takes no harm from events that come twice, late, or in the wrong order', async () => {
    const ref = refOf(warehouse, freshId());
    heard.length = 0;
    saved(await createInDataverse(two, warehouse, String(ref.key[0])));
    await two.rest();
    saved(await changeInDataverse(two, ref, { columns: { msdyn_description: 'Second' } }));
    await two.rest();
    saved(await changeInFinanceOperations(two, ref, { WarehouseName: 'Third' }));
    await two.rest();
    const events = afterCommit();
    assert.ok(events.length >= 3, `${events.length} events`);
    for (const { system, body } of [...events].reverse().flatMap((event) => [event, event]))
      assert.equal((await two.core.sync.hook(system, body)).kind, 'accept');
    await two.rest();
    assert.equal((await two.same(ref))['WarehouseName'], 'Third');

    saved(await deleteInFinanceOperations(two, ref));
    await two.rest();
    for (const { system, body } of afterCommit()) await two.core.sync.hook(system, body);
    await two.rest();
    await two.neither(ref);
    assert.deepEqual(await two.core.sync.failures({ status: 'open' }), []);
  });

  it('does not delete again what was created anew after the news of a deletion', async () => {
    const ref = refOf(warehouse, freshId());
    saved(await createInFinanceOperations(two, warehouse, String(ref.key[0])));
    await two.rest();
    heard.length = 0;
    saved(await deleteInFinanceOperations(two, ref));
    await two.rest();
    const deletion = afterCommit();
    saved(await createInFinanceOperations(two, warehouse, String(ref.key[0])));
    await two.rest();
    for (const { system, body } of deletion) await two.core.sync.hook(system, body);
    await two.rest();
    await two.same(ref);
  });

  it('finds a line that was changed unheard, and brings its order in line', async () => {
    const order = await createOrderInDataverse(two);
    await two.rest();
    saved(await addLineInDataverse(two, order, 1));
    const line = lineRef(order, 1);
    await two.rest();
    notices.length = 0;
    await two.unheard(async () => saved(await changeInDataverse(two, line, { columns: { msdyn_quantity: 5 } })));
    await nowBoth(line, 'OrderedPurchaseQuantity', 5);
    await eventually(async () => notices.length > 0, 'a notice');
    assert.ok(notices.every(({ kind }) => kind === 'missedHook'));
    await two.rest();
  });

  it('lets what it finds of a paused map wait, and carries it over when the map resumes', async () => {
    const ref = refOf(warehouse, freshId());
    saved(await createInDataverse(two, warehouse, String(ref.key[0])));
    await two.rest();
    await command('pause');
    await two.unheard(async () =>
      saved(await changeInDataverse(two, ref, { columns: { msdyn_description: 'While paused' } })),
    );
    await eventually(async () => (await two.core.store.signals.count()) > 0, 'a signal that waits');
    await new Promise((resolve) => setTimeout(resolve, 800));
    assert.notEqual((await two.sides(ref)).financeOperations?.values['WarehouseName'], 'While paused');
    await command('resume');
    await nowBoth(ref, 'WarehouseName', 'While paused');
    await two.rest();
  });

  it('leaves alone what happens to a stopped map, and follows it afresh when it runs', async () => {
    const ref = refOf(warehouse, freshId());
    saved(await createInDataverse(two, warehouse, String(ref.key[0])));
    await two.rest();
    await command('stop');
    await eventually(
      async () => (await two.core.store.catchUp.position('dataverse', 'warehouse')) === null,
      'no longer following',
    );
    saved(await changeInDataverse(two, ref, { columns: { msdyn_description: 'While stopped' } }));
    await command('run');
    await eventually(
      async () => (await two.core.store.catchUp.position('dataverse', 'warehouse')) !== null,
      'following again',
    );
    await two.unheard(async () =>
      saved(await changeInDataverse(two, ref, { columns: { msdyn_primaryaddresscity: 'Yakima' } })),
    );
    await nowBoth(ref, 'PrimaryAddressCity', 'Yakima');
    const { dataverse } = await two.sides(ref);
    shows(dataverse?.values ?? {}, { WarehouseName: 'While stopped' });
  });
});
