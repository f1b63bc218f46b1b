import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DataverseConnector } from '../../../src/connectors/dataverse/connector.ts';
import type { FinanceOperationsConnector } from '../../../src/connectors/finance-operations/connector.ts';
import type { HookEvent, HookWire } from '../../../src/connectors/hook-event.ts';
import { loadMaps } from '../../../src/maps/catalogue.ts';
import type { StandIns } from '../../support/running-core.ts';
import { creation, freshId, integration, refTo, update } from './parts.ts';

const warehouseMap = (await loadMaps()).get('warehouse');

interface Connectors {
  readonly dataverse: DataverseConnector;
  readonly financeOperations: FinanceOperationsConnector;
  readonly standIns: StandIns;
}

/** Hooks as the stand-ins really call them. */
export function describeHooks(connectors: () => Connectors): void {
  const wires = (): Record<string, HookWire> => ({
    '/dataverse': connectors().dataverse.hook,
    '/finance-operations': connectors().financeOperations.hook,
  });
  const events: HookEvent[] = [];
  let answer: (event: HookEvent, wire: HookWire) => Promise<object> = async () => ({});
  const failures: unknown[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      void (async () => {
        const wire = wires()[request.url ?? ''];
        assert.ok(wire !== undefined);
        const event = await wire.read(JSON.parse(Buffer.concat(chunks).toString()));
        events.push(event);
        const body = event.stage === 'beforeCommit' ? await answer(event, wire) : {};
        response.writeHead(200, { 'content-type': 'application/json', connection: 'close' }).end(JSON.stringify(body));
      })().catch((error: unknown) => {
        failures.push(error);
        response.writeHead(500, { connection: 'close' }).end();
      });
    });
  });

  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await connectors().standIns.sandbox.control.registerHooks({
      dataverse: { url: `${base}/dataverse`, key: 'k' },
      financeOperations: { url: `${base}/finance-operations`, key: 'k' },
    });
  });
  beforeEach(() => {
    events.length = 0;
    answer = async () => ({});
  });
  afterEach(() => assert.deepEqual(failures.splice(0), []));
  after(async () => {
    const none = { url: null, key: 'k' };
    await connectors().standIns.sandbox.control.registerHooks({ dataverse: none, financeOperations: none });
    await new Promise((resolve) => server.close(resolve));
  });

  it('tells both sides of a change in canonical form, lookups by their keys', async () => {
    const { dataverse, financeOperations, standIns } = connectors();
    for (const { system } of [dataverse, financeOperations]) {
      const ref = refTo('warehouse', freshId('H'));
      const values = { WarehouseName: 'Hook depot', OperationalSiteId: 'SOUTH' };
      const created = await system.write([creation(ref, values)], { as: integration, operation: 'op-1' });
      assert.equal(created.kind, 'written', JSON.stringify(created));
      await system.write([update(ref, { OperationalSiteId: 'MTN' })], { as: integration, operation: 'op-2' });
      await standIns.sandbox.settled();
      const told = events.filter((event) => event.system === system.name);
      const [first, second] = told.filter(({ stage }) => stage === 'beforeCommit');
      assert.equal(first?.operation, system.name === 'dataverse' ? 'op-1' : null);
      assert.equal(first.author.userPrincipalName, 'dispatch-copilot@example.com');
      const [creationTold] = first.changes;
      assert.deepEqual(creationTold?.ref, ref);
      assert.equal(creationTold.action, 'create');
      assert.equal(creationTold.before, null);
      assert.equal(creationTold.after?.['OperationalSiteId'], 'SOUTH');
      const [updateTold] = second?.changes ?? [];
      assert.equal(updateTold?.before?.['OperationalSiteId'], 'SOUTH');
      assert.equal(updateTold.after?.['OperationalSiteId'], 'MTN');
      assert.equal(updateTold.after?.['WarehouseName'], 'Hook depot');
      const news = told.find(
        ({ stage, transaction }) => stage === 'afterCommit' && transaction === second?.transaction,
      );
      assert.deepEqual(news?.changes[0]?.ref, ref);
      assert.deepEqual(updateTold.after, (await system.read(warehouseMap, ref))?.values);
    }
  });

  it('puts values into the same transaction, lookups included', async () => {
    const { dataverse, financeOperations } = connectors();
    answer = async (event, wire) => {
      const company = event.changes[0]?.ref?.company ?? null;
      const values = { WarehouseName: 'Named by the hook', QuarantineWarehouseId: 'DAL-01' };
      return { values: await wire.values(warehouseMap, values, company) };
    };
    for (const { system } of [dataverse, financeOperations]) {
      const ref = refTo('warehouse', freshId('H'));
      const values = { WarehouseName: 'Depot', OperationalSiteId: 'SOUTH' };
      const written = await system.write([creation(ref, values)], { as: integration, operation: 'op-3' });
      assert.ok(written.kind === 'written', JSON.stringify(written));
      assert.equal(written.snapshots[0]?.values['WarehouseName'], 'Named by the hook');
      assert.equal(written.snapshots[0].values['QuarantineWarehouseId'], 'DAL-01');
    }
  });
}
