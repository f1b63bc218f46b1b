import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { RecordRef } from '../../../src/connectors/port.ts';
import type { MapCommand, Outcome, SyncFailure } from '../../../src/sync/face.ts';
import { alex } from '../../support/running-core.ts';
import { refusedByDataverse, saved, startTwoSystems, type TwoSystems } from '../../support/two-systems.ts';
import { eventually, rows } from '../../support/wire.ts';
import { orderInDataverse } from '../nine-entities/order-saves.ts';
import { plainEntities } from '../nine-entities/plain-entities.ts';
import {
  changeInDataverse,
  changeInFinanceOperations,
  createInDataverse,
  createInFinanceOperations,
  dataverseBody,
  deleteInDataverse,
  deleteInFinanceOperations,
  refOf,
} from '../nine-entities/saves.ts';

/** How many saves people make while the map is paused; the full proof is run with PAUSED_EDITS=1000. */
const edits = Number(process.env['PAUSED_EDITS'] ?? 200);

describe('pausing and resuming a map', function () {
  this.timeout(edits * 1_000 + 120_000);
  let two: TwoSystems;
  const warehouse = plainEntities.find(({ map }) => map === 'warehouse');
  assert.ok(warehouse);
  let number = 0;

  before(async () => {
    // As long as a loaded machine may take over one save: a lease that ends under it is refused, which is another test's matter.
    two = await startTwoSystems({ settings: { originTransactionLimit: 60_000 } });
  });
  after(() => two.close());
  afterEach(async () => {
    await two.core.sync.commandMaps({ command: 'run', maps: [], by: alex });
    await eventually(
      async () => (await two.core.sync.status()).every(({ status }) => status === 'Running'),
      'all maps running',
      20_000,
    );
  });

  const command = async (name: MapCommand['command'], ...maps: string[]): Promise<void> => {
    const answer = await two.core.sync.commandMaps({ command: name, maps, by: alex, reason: 'maintenance' });
    assert.equal(answer.kind, 'done', JSON.stringify(answer));
  };
  const statusOf = async (map: string) => (await two.core.sync.status()).find(({ name }) => name === map);
  const queued = async (map: string): Promise<number> => {
    await two.standIns.sandbox.settled();
    return (await statusOf(map))?.queued ?? 0;
  };
  const resumed = async (map: string): Promise<void> => {
    await command('resume', map);
    await eventually(async () => (await statusOf(map))?.status === 'Running', 'resuming', edits * 500 + 20_000);
    await two.rest();
  };
  const newWarehouse = async (): Promise<RecordRef> => {
    const id = `P${(number += 1)}`;
    saved(await createInFinanceOperations(two, warehouse, id));
    await two.rest();
    return refOf(warehouse, id);
  };
  const nameInDataverse = async (ref: RecordRef, name: string): Promise<void> =>
    saved(await changeInDataverse(two, ref, { columns: { msdyn_description: name } }));
  const nameInFinanceOperations = async (ref: RecordRef, name: string): Promise<void> =>
    saved(await changeInFinanceOperations(two, ref, { WarehouseName: name }));
  const failuresOf = async (ref: RecordRef): Promise<readonly SyncFailure[]> =>
    (await two.core.sync.failures({ status: 'open' })).filter((failure) => failure.ref.key[0] === ref.key[0]);
  const write = (ref: RecordRef, values: Record<string, string>, requestId: string = randomUUID()): Promise<Outcome> =>
    two.core.sync.write({
      requestId,
      actor: alex,
      origin: 'chat',
      changes: [{ action: 'update', ref, values, version: null }],
      summary: 'change warehouse',
    });

  /** Names that our own writes gave a warehouse over the wire of a system, in order. */
  const namesWritten = (seen: Map<number, { url: string; body: string }>, key: string): readonly string[] =>
    [...seen.entries()]
      .sort(([a], [b]) => a - b)
      .filter(([, { body }]) => body.includes(key))
      .flatMap(([, { body }]) => [...body.matchAll(/"(?:WarehouseName|msdyn_description)":"([^"]*)"/g)])
      .map(([, name]) => name ?? '');

  it('carries over what both sides saved meanwhile, step by step, and reports what both changed with both values', async () => {
    const plain = await Promise.all([newWarehouse(), newWarehouse(), newWarehouse(), newWarehouse()]);
    const disputed = await newWarehouse();
    await command('pause', 'warehouse');
    await nameInDataverse(disputed, 'called this');
    await nameInFinanceOperations(disputed, 'called that');
    saved(await changeInFinanceOperations(two, disputed, { PrimaryAddressCity: 'Waco' }));
    for (let edit = 0; edit < edits; edit += 1) {
      const ref = plain[edit % plain.length];
      assert.ok(ref);
      if (edit % 2 === 0) await nameInDataverse(ref, `n${edit}`);
      else await nameInFinanceOperations(ref, `n${edit}`);
    }
    await two.standIns.sandbox.settled();
    const paused = await statusOf('warehouse');
    assert.deepEqual([paused?.status, paused?.queued, paused?.by], ['Paused', edits + 3, 'Alex Wilber']);
    assert.ok(paused?.oldestQueued);
    assert.equal(paused.room, 50_000 - edits - 3);
    assert.equal((await two.sides(plain[0])).financeOperations?.values['WarehouseName'], 'Store');

    const seen = new Map<number, { url: string; body: string }>();
    const watch = (): void => {
      for (const { number: at, request } of two.standIns.sandbox.control.trace.entries())
        if (/dispatch-copilot/.test(request.headers['authorization'] ?? '') && request.method !== 'GET')
          seen.set(at, { url: request.url, body: request.body });
    };
    two.standIns.sandbox.control.trace.clear();
    const watching = setInterval(watch, 100);
    await resumed('warehouse').finally(() => clearInterval(watching));
    watch();
    for (const [index, ref] of plain.entries()) {
      await two.same(ref);
      const expected = Array.from({ length: edits }, (_one, edit) => edit)
        .filter((edit) => edit % plain.length === index)
        .map((edit) => `n${edit}`);
      assert.deepEqual(namesWritten(seen, String(ref.key[0])), expected, String(ref.key[0]));
      assert.deepEqual(await failuresOf(ref), []);
    }
    const { dataverse, financeOperations } = await two.sides(disputed);
    assert.equal(dataverse?.values['WarehouseName'], 'called this');
    assert.equal(financeOperations?.values['WarehouseName'], 'called that');
    assert.equal(dataverse.values['PrimaryAddressCity'], 'Waco');
    const failures = await failuresOf(disputed);
    assert.deepEqual(
      failures.map((failure) => failure.class),
      ['conflict'],
    );
    assert.match(failures[0]?.problems[0]?.message ?? '', /"called this".*"called that"/s);
  });

  it('writes down who did it', async () => {
    const [resumedAt, resuming, pausedAt] = await two.core.sync.mapActivity({ map: 'warehouse', limit: 3 });
    assert.deepEqual(
      [pausedAt, resuming, resumedAt].map((one) => `${one?.from} > ${one?.to} by ${one?.by}, ${one?.reason}`),
      [
        'Running > Paused by Alex Wilber, maintenance',
        'Paused > Resuming by Alex Wilber, maintenance',
        'Resuming > Running by Catch-up, null',
      ],
    );
  });

  it('compares records born under one key on both sides, and lets people decide where they differ', async () => {
    await command('pause', 'warehouse');
    const columns = { msdyn_description: 'Born here' };
    const lookups = { msdyn_operationalsite: ['msdyn_operationalsite', 'NW'] } as const;
    saved(await createInDataverse(two, warehouse, 'TWIN', { columns, lookups }));
    saved(
      await createInFinanceOperations(two, warehouse, 'TWIN', { WarehouseName: 'Born there', OperationalSiteId: 'NW' }),
    );
    await resumed('warehouse');
    const ref = refOf(warehouse, 'TWIN');
    const { dataverse, financeOperations } = await two.sides(ref);
    assert.equal(dataverse?.values['WarehouseName'], 'Born here');
    assert.equal(financeOperations?.values['WarehouseName'], 'Born there');
    const [failure] = await failuresOf(ref);
    assert.match(failure?.problems.map(({ message }) => message).join() ?? '', /"Born here".*"Born there"/s);
  });

  it('deletes nothing that was changed on the other side meanwhile', async () => {
    const [kept, gone] = [await newWarehouse(), await newWarehouse()];
    await command('pause', 'warehouse');
    saved(await deleteInDataverse(two, kept));
    await nameInFinanceOperations(kept, 'still used');
    saved(await deleteInDataverse(two, gone));
    await resumed('warehouse');
    assert.equal((await two.sides(kept)).financeOperations?.values['WarehouseName'], 'still used');
    assert.deepEqual(
      (await failuresOf(kept)).map((failure) => failure.class),
      ['conflict'],
    );
    await two.neither(gone);
    assert.deepEqual(await failuresOf(gone), []);
  });

  it('keeps what the other side refuses as a failure, and goes on with the rest', async () => {
    const [bad, good] = [await newWarehouse(), await newWarehouse()];
    await command('pause', 'warehouse');
    saved(await changeInDataverse(two, bad, { lookups: { msdyn_operationalsite: null } }));
    await nameInDataverse(good, 'fine');
    await nameInDataverse(bad, 'tried all the same');
    await resumed('warehouse');
    assert.equal((await two.same(good))['WarehouseName'], 'fine');
    const [failure] = await failuresOf(bad);
    assert.equal(failure?.class, 'application');
    assert.equal(failure.author.userPrincipalName, 'alexw@example.com');
    assert.match(failure.problems[0]?.message ?? '', /Site/);
    assert.equal((await two.sides(bad)).financeOperations?.values['WarehouseName'], 'tried all the same');
  });

  it('reports a record that cannot be read after some looks, and carries over the others meanwhile', async () => {
    const [unreadable, good] = [await newWarehouse(), await newWarehouse()];
    await command('pause', 'warehouse');
    await nameInDataverse(unreadable, 'never read');
    await nameInDataverse(good, 'gets through');
    await two.standIns.sandbox.settled();
    const faults = two.standIns.sandbox.control.faults.financeOperations;
    const path = `Warehouses\\(.*'${String(unreadable.key[0])}'`;
    faults.add([{ method: 'GET', path, status: 200, body: '<html>Not this one</html>', times: 1_000 }]);
    await command('resume', 'warehouse');
    await eventually(
      async () => (await two.sides(good)).financeOperations?.values['WarehouseName'] === 'gets through',
      'the other record',
    );
    assert.deepEqual(await failuresOf(unreadable), [], 'people are not told at the first look');
    await eventually(async () => (await statusOf('warehouse'))?.status === 'Running', 'resuming', 40_000);
    faults.clear();
    const [failure] = await failuresOf(unreadable);
    assert.ok(failure);
    assert.deepEqual([failure.class, failure.problems[0]?.code], ['system', 'ANSWER_NOT_UNDERSTOOD']);
    assert.equal(failure.author.userPrincipalName, 'alexw@example.com');
    assert.equal((await two.core.sync.retryFailure(failure.id, alex)).status, 'resolved');
    assert.equal((await two.same(unreadable))['WarehouseName'], 'never read');
  });

  it('refuses what waited when its record came into being, or went, meanwhile', async () => {
    const gone = await newWarehouse();
    const taken = refOf(warehouse, 'W9');
    const told = new Map<string, Outcome>();
    two.core.sync.onSettled(async (requestId, outcome) => void told.set(requestId, outcome));
    await command('pause', 'warehouse');
    const values = { WarehouseName: 'Ours', OperationalSiteId: 'NW' };
    const created = await two.core.sync.write({
      ...{ requestId: 'taken', actor: alex, origin: 'chat', summary: 'create warehouse' },
      changes: [{ action: 'create', ref: taken, values }],
    });
    assert.equal(created.kind, 'queued', JSON.stringify(created));
    saved(await createInFinanceOperations(two, warehouse, 'W9', { WarehouseName: 'Theirs', OperationalSiteId: 'NW' }));
    assert.equal((await write(gone, { WarehouseName: 'no more' }, 'gone')).kind, 'queued');
    saved(await deleteInFinanceOperations(two, gone));
    await resumed('warehouse');
    await eventually(async () => told.size === 2, 'being told');
    const codes = ['taken', 'gone'].map((requestId) => {
      const outcome = told.get(requestId);
      return outcome?.kind === 'refused' ? outcome.problems.map(({ code }) => code) : outcome?.kind;
    });
    assert.deepEqual(codes, [['KEY_EXISTS'], ['NOT_FOUND']]);
    assert.equal((await two.same(taken))['WarehouseName'], 'Theirs');
    await two.neither(gone);
  });

  it('keeps a write through us in order and tells what came of it', async () => {
    const ref = await newWarehouse();
    const told = new Map<string, Outcome>();
    two.core.sync.onSettled(async (requestId, outcome) => void told.set(requestId, outcome));
    await command('pause', 'warehouse');
    const [first, second, third] = ['first', 'second', 'third'];
    const outcome = await write(ref, { WarehouseName: 'one' }, first);
    assert.deepEqual([outcome.kind, outcome.kind === 'queued' && outcome.map], ['queued', 'warehouse']);
    assert.equal(
      (await write(ref, { WarehouseName: 'one' }, first)).kind,
      'queued',
      'asked again, it is the same write',
    );
    assert.equal((await write(ref, { WarehouseName: 'two' }, second)).kind, 'queued');
    assert.equal((await write(ref, { OperationalSiteId: 'EAST' }, third)).kind, 'queued');
    saved(await changeInFinanceOperations(two, ref, { OperationalSiteId: 'SOUTH' }));
    assert.equal(await queued('warehouse'), 4);
    await resumed('warehouse');
    await eventually(async () => told.size === 3, 'being told');
    assert.equal(told.get(first)?.kind, 'committed');
    assert.equal(told.get(second)?.kind, 'committed');
    const refusal = told.get(third);
    assert.match((refusal?.kind === 'refused' && refusal.problems[0]?.message) || '', /Site was changed .* "SOUTH"/);
    const values = await two.same(ref);
    assert.deepEqual([values['WarehouseName'], values['OperationalSiteId']], ['two', 'SOUTH']);
  });

  it('refuses a write through us that the person has no right to, before it waits', async () => {
    const ref = await newWarehouse();
    await command('pause', 'warehouse');
    const outcome = await two.core.sync.write({
      requestId: randomUUID(),
      actor: { ...alex, aadObjectId: '00000000-0000-0000-0000-0000000000023', userPrincipalName: 'isaiah@example.com' },
      origin: 'chat',
      changes: [{ action: 'update', ref, values: { WarehouseName: 'no' }, version: null }],
      summary: 'change warehouse',
    });
    assert.equal(outcome.kind, 'refused', JSON.stringify(outcome));
    assert.equal(await queued('warehouse'), 0);
    await resumed('warehouse');
  });

  it('can be paused again while it is being resumed, and loses nothing', async () => {
    const refs = [await newWarehouse(), await newWarehouse()];
    await command('pause', 'warehouse');
    for (let edit = 0; edit < 30; edit += 1) await nameInDataverse(refs[edit % 2] as RecordRef, `again ${edit}`);
    await two.standIns.sandbox.settled();
    await command('resume', 'warehouse');
    await command('pause', 'warehouse');
    const left = (await statusOf('warehouse'))?.queued ?? 0;
    assert.ok(left > 0, 'it was quick');
    await new Promise((resolve) => setTimeout(resolve, 500));
    const still = (await statusOf('warehouse'))?.queued ?? 0;
    assert.ok(still > 0 && still >= left - 8, `${still} of ${left} still wait`);
    await resumed('warehouse');
    assert.equal((await two.same(refs[0] as RecordRef))['WarehouseName'], 'again 28');
    assert.equal((await two.same(refs[1] as RecordRef))['WarehouseName'], 'again 29');
  });

  it('keeps a save whose caller gave it a tag, be it the number of an operation of ours', async () => {
    const [tagged, borrowed] = [await newWarehouse(), await newWarehouse()];
    const [other] = await two.core.sync.actsOn(tagged, 1);
    assert.ok(other);
    await command('pause', 'warehouse');
    const save = async (ref: RecordRef, tag: string): Promise<void> =>
      saved(await two.alex.dataverse('PATCH', `${await two.rowOf(ref)}?tag=${tag}`, { msdyn_description: 'Tagged' }));
    await save(tagged, 'nightly');
    await save(borrowed, other.operation);
    assert.equal(await queued('warehouse'), 2);
    await resumed('warehouse');
    for (const ref of [tagged, borrowed]) assert.equal((await two.same(ref))['WarehouseName'], 'Tagged');
  });

  it('keeps one entry of an event that is told twice', async () => {
    const ref = await newWarehouse();
    await command('pause', 'warehouse');
    const record = (name: string) => ({ dataAreaId: 'usmf', WarehouseId: ref.key[0], WarehouseName: name });
    const body = {
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
          key: { dataAreaId: 'usmf', WarehouseId: ref.key[0] },
          version: 'W/"1"',
          before: record('Store'),
          after: record('Twice'),
        },
      ],
    };
    for (let time = 0; time < 3; time += 1) await two.core.sync.hook('financeOperations', body);
    assert.equal(await queued('warehouse'), 1);
    await resumed('warehouse');
  });

  it('gives an order born in Field Service its number all the same, and refuses what needs both systems at once', async () => {
    await command('pause', 'purchase-order', 'purchase-order-product');
    const reference = randomUUID();
    const body = await dataverseBody(two, {
      ...orderInDataverse,
      columns: { ...orderInDataverse.columns, msdyn_vendororderreference: reference },
    });
    saved(await two.patti.dataverse('POST', 'msdyn_purchaseorders', body));
    const row = await two.row('msdyn_purchaseorders', `msdyn_vendororderreference eq '${reference}'`);
    const key = String(row['msdyn_name']);
    assert.match(key, /\d/);
    const megan = await two.core.records.person('00000000-0000-0000-0000-0000000000021');
    assert.ok(megan);
    const act = await two.core.procurement.act(
      { act: 'submit', company: 'usmf', number: key, requestId: randomUUID(), version: null },
      megan,
    );
    assert.match((act.kind === 'refused' && act.problems[0]?.message) || '', /purchase orders is paused/);
    assert.deepEqual(
      rows(await two.patti.financeOperations('GET', `PurchaseOrderHeadersV2?$filter=PurchaseOrderNumber eq '${key}'`)),
      [],
    );
    await command('resume', 'purchase-order', 'purchase-order-product');
    await eventually(async () => (await statusOf('purchase-order'))?.status === 'Running', 'resuming');
    await two.rest();
    await two.same({ map: 'purchase-order', company: 'usmf', key: [key] });
  });

  it('leaves alone what is saved while the map does not run, and refuses to write it', async () => {
    const ref = await newWarehouse();
    const answer = await two.core.sync.commandMaps({
      command: 'stop',
      maps: ['warehouse'],
      by: alex,
      withDependencies: true,
    });
    assert.equal(answer.kind, 'done', JSON.stringify(answer));
    await nameInDataverse(ref, 'only here');
    assert.equal(await queued('warehouse'), 0);
    assert.equal((await two.sides(ref)).financeOperations?.values['WarehouseName'], 'Store');
    const outcome = await write(ref, { WarehouseName: 'nowhere' });
    assert.equal((outcome.kind === 'refused' && outcome.problems[0]?.code) || '', 'NOT_RUNNING');
    await command('run');
    saved(await changeInDataverse(two, ref, { columns: { msdyn_primaryaddresscity: 'Waco' } }));
    await two.rest();
    assert.equal(
      (await two.same(ref))['WarehouseName'],
      'only here',
      'the first save after it runs brings both in line',
    );
  });

  it('keeps no order for a map that is stopped, but what was saved before is made up for when it runs', async () => {
    const ref = await newWarehouse();
    const told = new Map<string, Outcome>();
    two.core.sync.onSettled(async (requestId, outcome) => void told.set(requestId, outcome));
    await command('pause', 'warehouse');
    await nameInDataverse(ref, 'before it stopped');
    await two.standIns.sandbox.settled();
    assert.equal((await write(ref, { OperationalSiteId: 'EAST' }, 'stopped')).kind, 'queued');
    await two.core.sync.commandMaps({ command: 'stop', maps: ['warehouse'], by: alex, withDependencies: true });
    await eventually(async () => (await statusOf('warehouse'))?.queued === 0, 'letting go');
    await eventually(async () => told.has('stopped'), 'being told');
    const outcome = told.get('stopped');
    assert.equal((outcome?.kind === 'refused' && outcome.problems[0]?.code) || '', 'NOT_RUNNING');
    assert.equal((await two.sides(ref)).financeOperations?.values['WarehouseName'], 'Store');
    await command('run');
    await two.rest();
    assert.equal((await two.same(ref))['WarehouseName'], 'before it stopped');
  });

  it('refuses a receipt that is to be posted while receipts are paused', async () => {
    await command('pause', 'purchase-order-receipt', 'purchase-order-receipt-product');
    const order = rows(
      await two.patti.dataverse('GET', 'msdyn_purchaseorders?$filter=msdyn_systemstatus eq 690970001&$top=1'),
    )[0];
    assert.ok(order);
    const line = rows(
      await two.patti.dataverse(
        'GET',
        `msdyn_purchaseorderproducts?$top=1&$filter=_msdyn_purchaseorder_value eq ${String(order['msdyn_purchaseorderid'])}`,
      ),
    )[0];
    assert.ok(line);
    const draft = await two.patti.dataverse('POST', 'msdyn_purchaseorderreceipts', {
      msdyn_name: 'PAUSED-1',
      msdyn_datereceived: '2026-01-01',
      'msdyn_PurchaseOrder@odata.bind': `/msdyn_purchaseorders(${String(order['msdyn_purchaseorderid'])})`,
      'msdyn_company@odata.bind': await two.bind('cdm_company', 'usmf'),
    });
    saved(draft);
    const receipt = await two.row('msdyn_purchaseorderreceipts', `msdyn_name eq 'PAUSED-1'`);
    saved(
      await two.patti.dataverse('POST', 'msdyn_purchaseorderreceiptproducts', {
        msdyn_name: 'PAUSED-1',
        msdyn_quantity: 1,
        'msdyn_PurchaseOrderReceipt@odata.bind': `/msdyn_purchaseorderreceipts(${String(receipt['msdyn_purchaseorderreceiptid'])})`,
        'msdyn_PurchaseOrder@odata.bind': `/msdyn_purchaseorders(${String(order['msdyn_purchaseorderid'])})`,
        'msdyn_PurchaseOrderProduct@odata.bind': `/msdyn_purchaseorderproducts(${String(line['msdyn_purchaseorderproductid'])})`,
        'msdyn_company@odata.bind': await two.bind('cdm_company', 'usmf'),
      }),
    );
    const text = refusedByDataverse(
      await two.patti.dataverse(
        'PATCH',
        `msdyn_purchaseorderreceipts(${String(receipt['msdyn_purchaseorderreceiptid'])})`,
        { dcp_postingstate: 700610001 },
      ),
    );
    assert.match(text, /Synchronisation of .*receipts is paused\./);
    await command('resume', 'purchase-order-receipt', 'purchase-order-receipt-product');
  });
});
