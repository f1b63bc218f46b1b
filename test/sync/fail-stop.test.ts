import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Core, GivenCore } from '../../src/sync/context.ts';
import type { CoreNotice } from '../../src/sync/face.ts';
import { move } from '../../src/sync/move.ts';
import { alex } from '../support/running-core.ts';
import {
  refusedByDataverse,
  refusedByFinanceOperations,
  saved,
  startTwoSystems,
  type TwoSystems,
} from '../support/two-systems.ts';
import { eventually, rows } from '../support/wire.ts';
import { plainEntities } from './nine-entities/plain-entities.ts';
import {
  changeInDataverse,
  changeInFinanceOperations,
  createInFinanceOperations,
  refOf,
} from './nine-entities/saves.ts';

describe('the core with a damaged journal', function () {
  this.timeout(120_000);
  let two: TwoSystems;
  const notices: CoreNotice[] = [];
  const warehouse = plainEntities.find(({ map }) => map === 'warehouse');
  assert.ok(warehouse);
  const ref = refOf(warehouse, 'DAMAGED');
  const says = /journal of the synchronisation is damaged\. Nothing new is saved/;

  before(async () => {
    two = await startTwoSystems();
    two.core.sync.onNotice(async (notice) => void notices.push(notice));
    saved(await createInFinanceOperations(two, warehouse, 'DAMAGED'));
    await two.rest();
    await two.core.store.database.query(`update operation set body = jsonb_set(body, '{steps}', '[]')`);
  });
  after(() => two.close());

  it('finds it when the entry is read, stops, and tells the administrators what to do', async () => {
    assert.equal(two.core.sync.stoppage(), null);
    await assert.rejects(two.core.sync.journal({ limit: 10 }), { name: 'JOURNAL_DAMAGED' });
    assert.equal(two.core.sync.stoppage()?.code, 'JOURNAL_DAMAGED');
    await eventually(async () => notices.length === 1, 'telling');
    assert.equal(notices[0]?.kind, 'stopped');
    assert.match(
      notices[0].text,
      /cannot be read back\. New work is refused\. List what cannot be read with the command journal damaged/,
    );
  });

  it('begins no write for a person', async () => {
    const outcome = await two.core.sync.write({
      requestId: randomUUID(),
      actor: alex,
      origin: 'chat',
      summary: 'change warehouse',
      changes: [{ action: 'update', ref, values: { WarehouseName: 'no' }, version: null }],
    });
    assert.match((outcome.kind === 'refused' && outcome.problems[0]?.message) || '', says);
    const person = await two.core.records.person('00000000-0000-0000-0000-0000000000021');
    assert.ok(person);
    const [order] = rows(await two.megan.financeOperations('GET', 'PurchaseOrderHeadersV2?$top=1'));
    const act = await two.core.procurement.act(
      {
        act: 'confirm',
        company: 'usmf',
        number: String(order?.['PurchaseOrderNumber']),
        requestId: randomUUID(),
        version: null,
      },
      person,
    );
    assert.match((act.kind === 'refused' && act.problems[0]?.message) || '', says);
  });

  it('refuses a save in the screens of either system, in plain words', async () => {
    assert.match(refusedByDataverse(await changeInDataverse(two, ref, { columns: { msdyn_description: 'no' } })), says);
    assert.match(refusedByFinanceOperations(await changeInFinanceOperations(two, ref, { WarehouseName: 'no' })), says);
  });

  it('carries over nothing that it finds, and keeps nothing as heard that it cannot keep', async () => {
    await two.unheard(async () => saved(await changeInFinanceOperations(two, ref, { WarehouseName: 'unheard' })));
    await assert.rejects(two.core.sync.bringAlong(ref), { name: 'JOURNAL_DAMAGED' });
    await assert.rejects(
      two.core.sync.hook('financeOperations', {
        eventId: randomUUID(),
        transactionId: randomUUID(),
        stage: 'afterCommit',
        company: 'usmf',
        userId: 'adelev@example.com',
        occurredAt: new Date().toISOString(),
        changes: [
          {
            operation: 'update',
            entity: 'Warehouses',
            key: { dataAreaId: 'usmf', WarehouseId: 'DAMAGED' },
            version: 'W/"1"',
            before: null,
            after: null,
          },
        ],
      }),
      { name: 'JOURNAL_DAMAGED' },
    );
    assert.equal((await two.sides(ref)).dataverse?.values['WarehouseName'], 'Store');
  });
});

describe('the core that finds an operation in a state that must not be', function () {
  this.timeout(120_000);

  it('guesses nothing from there, stops, and says so', async () => {
    const given: GivenCore[] = [];
    const two = await startTwoSystems({
      wrap: (core) => {
        given.push(core);
        return core;
      },
    });
    try {
      const notices: CoreNotice[] = [];
      two.core.sync.onNotice(async (notice) => void notices.push(notice));
      const write = (id: string) =>
        two.core.sync.write({
          ...{ requestId: id, actor: alex, origin: 'chat', summary: 'create ship via' },
          changes: [
            {
              action: 'create',
              ref: { map: 'ship-via', company: 'usmf', key: [id] },
              values: { ModeDescription: 'Made' },
            },
          ],
        });
      const made = await write('BEFORE');
      assert.equal(made.kind, 'committed', JSON.stringify(made));
      await two.rest();
      const operation = await two.core.store.journal.byId(made.operation);
      const [core] = given;
      assert.ok(operation && core);
      await assert.rejects(move(core as Core, operation, 'sending'), { name: 'OPERATION_IMPOSSIBLE' });
      assert.equal(two.core.sync.stoppage()?.code, 'OPERATION_IMPOSSIBLE');
      assert.equal((await two.core.store.journal.byId(made.operation))?.phase, 'committed');
      const refused = await write('AFTER');
      assert.match((refused.kind === 'refused' && refused.problems[0]?.message) || '', /a state that must not be/);
      await two.neither({ map: 'ship-via', company: 'usmf', key: ['AFTER'] });
      await eventually(async () => notices.some(({ code }) => code === 'OPERATION_IMPOSSIBLE'), 'telling');
    } finally {
      await two.close();
    }
  });
});
