import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import {
  createFinanceOperations,
  type FinanceOperationsConnector,
} from '../../src/connectors/finance-operations/connector.ts';
import { financeOperationsHook } from '../../src/connectors/finance-operations/hook.ts';
import type { PurchaseOrderActName } from '../../src/connectors/port.ts';
import { localTokens } from '../../src/connectors/tokens/local.ts';
import { answerOnWire, hookRoutes } from '../../src/host/http/hooks.ts';
import { createMetrics } from '../../src/host/metrics.ts';
import { loadMaps } from '../../src/maps/catalogue.ts';
import type { MapCatalogue } from '../../src/maps/entity-map.ts';
import { systemClock } from '../support/clock.ts';
import { startSurface } from '../support/http-surface.ts';
import { silent } from '../support/running-core.ts';
import { constants, element, elements, found, tagged } from './source.ts';

const service = 'DispatchCopilotPurchaseOrderService';
const acts = Object.keys({
  submit: true,
  recall: true,
  approve: true,
  reject: true,
  requestChange: true,
  confirm: true,
  cancel: true,
  postProductReceipt: true,
  delegate: true,
} satisfies Record<PurchaseOrderActName, true>) as readonly PurchaseOrderActName[];

/** Members of a data contract with the value that X++ gives those which nobody set. */
async function members(contract: string): Promise<ReadonlyMap<string, unknown>> {
  const code = await element('AxClass', contract);
  const defaults: Readonly<Record<string, unknown>> = { str: '', int64: 0, real: 0, boolean: false, List: null };
  return new Map(
    [...code.matchAll(/\[DataMember\('(\w+)'\)?[^\]]*\]\s+public (\w+) parm/g)].map(([, name = '', type = '']) => [
      name,
      defaults[type],
    ]),
  );
}

describe('the companion of finance and operations', () => {
  let server: Server;
  let connector: FinanceOperationsConnector;
  let maps: MapCatalogue;
  let reply: Record<string, unknown>;
  let fault: number | null = null;
  const calls: { readonly path: string; readonly contract: Record<string, unknown> }[] = [];
  const body = z.object({ _contract: z.record(z.unknown()) }).strict();

  before(async () => {
    maps = await loadMaps();
    server = createServer((request, response) => {
      let text = '';
      request.on('data', (piece: Buffer) => (text += piece.toString()));
      request.on('end', () => {
        calls.push({ path: request.url ?? '', contract: body.parse(JSON.parse(text))._contract });
        const thrown = {
          Message: `An exception occured when invoking the operation - ${fault}: Infolog: Error: No.`,
          ExceptionType: 'ErrorException',
        };
        response.writeHead(fault === null ? 200 : 500, { 'content-type': 'application/json', connection: 'close' });
        response.end(JSON.stringify(fault === null ? reply : thrown));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    connector = createFinanceOperations({ url, tokens: localTokens(), clock: systemClock, maps });
  });
  beforeEach(async () => {
    calls.length = 0;
    fault = null;
    reply = Object.fromEntries(await members('DispatchCopilotReply'));
  });
  after(async () => {
    await connector.close();
    await new Promise((resolve) => server.close(resolve));
  });

  const act = (name: PurchaseOrderActName) =>
    connector.purchaseOrders.act(
      {
        name,
        requestId: `r-${name}`,
        company: 'usmf',
        purchaseOrderNumber: '00000042',
        expectedVersion: 'v1',
        onBehalfOf: '000020',
        comment: 'Because',
        ...(name === 'delegate' ? { delegateTo: '000022' } : {}),
        ...(name === 'postProductReceipt'
          ? { receipt: { number: 'R1', date: '2026-11-23', lines: [{ lineNumber: 1, quantity: 2 }] } }
          : {}),
      },
      { as: 'integration' },
    );
  const setReply = (values: Readonly<Record<string, unknown>>) => {
    for (const [name, value] of Object.entries(values)) {
      assert.ok(name in reply, `the reply has ${name}`);
      reply[name] = value;
    }
  };

  it('has an operation at the address of every call, with the members of its contract', async () => {
    const known = await members('DispatchCopilotRequest');
    const line = await members('DispatchCopilotReceiptLine');
    setReply({ purchaseOrderNumber: '00000042', status: 'Draft', purchaseOrderStatus: 'Backorder', version: 'v2' });
    for (const name of acts) assert.equal((await act(name)).kind, 'done', name);
    await connector.purchaseOrders.reserveNumber('usmf', 'r0');
    await connector.purchaseOrders.access('alexw@example.com').catch(() => null);
    setReply({ workItems: [], delegates: [] });
    await connector.purchaseOrders.workItemHistory('usmf', '1');
    await connector.purchaseOrders.delegates('usmf', '1', { as: 'integration' });
    await connector.purchaseOrders.workItems({ company: 'usmf', purchaseOrderNumber: '1' }, { as: 'integration' });
    const [group] = tagged(await element('AxServiceGroup', 'DispatchCopilotServices'), 'Name');
    const published = await element('AxService', service);
    const [external] = tagged(published, 'ExternalName');
    const operations = tagged(published, 'Method');
    const called = new Set(calls.map(({ path }) => path));
    assert.deepEqual(
      [...called].sort(),
      operations
        .filter((name) => name !== 'version')
        .map((name) => `/api/services/${group}/${external}/${name}`)
        .sort(),
    );
    for (const { path, contract } of calls)
      for (const name of Object.keys(contract)) assert.ok(known.has(name), `${path} sends ${name}`);
    const [sent] = calls.flatMap(({ contract }) => (contract['lines'] as object[] | undefined) ?? []);
    assert.deepEqual(Object.keys(sent ?? {}).sort(), [...line.keys()].sort());
  });

  it('has a method and a right for every operation', async () => {
    const published = tagged(await element('AxService', service), 'Method');
    const code = await element('AxClass', service);
    const methods = found(code, /public DispatchCopilotReply (\w+)\(DispatchCopilotRequest _contract\)/g);
    assert.deepEqual([...methods].sort(), [...published].sort());
    const granted = tagged(await element('AxSecurityPrivilege', 'DispatchCopilotServiceInvoke'), 'ObjectChildName');
    assert.deepEqual([...granted].sort(), [...published].sort());
    assert.ok(published.includes('version'), 'the doctor asks for it');
  });

  it('replies what is understood, also where members are empty', async () => {
    assert.equal(await connector.purchaseOrders.state('usmf', 'none'), null);
    setReply({ status: 'Confirmed', purchaseOrderStatus: 'Backorder', version: 'v2' });
    assert.deepEqual(await act('confirm'), {
      kind: 'done',
      status: 'Confirmed',
      version: 'v2',
      recordId: null,
      lines: [],
    });
    const replyLine = Object.fromEntries(await members('DispatchCopilotReplyLine'));
    setReply({ recordId: 5_637_144_576, lines: [{ ...replyLine, lineNumber: 1, recordId: 5_637_144_577 }] });
    const posted = await act('postProductReceipt');
    assert.ok(posted.kind === 'done');
    assert.deepEqual([posted.recordId, posted.lines], [5_637_144_576, [{ lineNumber: 1, recordId: 5_637_144_577 }]]);
    setReply({ userId: 'meganb@example.com', defaultCompany: 'usmf', roles: ['approver'], approvalLimit: 10_000 });
    const access = await connector.purchaseOrders.access('meganb@example.com');
    assert.deepEqual([access?.company, access?.approvalLimit], ['usmf', 10_000]);
    const item = Object.fromEntries(await members('DispatchCopilotWorkItem'));
    setReply({ workItems: [{ ...item, company: 'usmf', purchaseOrderNumber: '00000042', amount: 7, version: 'v1' }] });
    const [pending] = await connector.purchaseOrders.workItems({ company: 'usmf' }, { as: 'integration' });
    assert.equal(pending?.purchaseOrderNumber, '00000042');
    const decided = ['workItemId', 'state', 'submittedOn', 'comment', 'decidedOn', 'decidedBy', 'decidedByName'];
    for (const name of decided) assert.ok(name in item, name);
    const delegate = Object.fromEntries(await members('DispatchCopilotDelegate'));
    setReply({ delegates: [{ ...delegate, personnelNumber: '000022', name: 'Adele Vance' }] });
    assert.deepEqual(await connector.purchaseOrders.delegates('usmf', '1', { as: 'integration' }), [
      { personnelNumber: '000022', name: 'Adele Vance' },
    ]);
  });

  it('refuses with the statuses that are taken off its texts', async () => {
    const statuses = found(await element('AxClass', 'DispatchCopilotRefusal'), /because\((\d{3}),/g).map(Number);
    assert.deepEqual([...new Set(statuses)].sort(), [400, 403, 404, 409]);
    for (const status of statuses) {
      fault = status;
      const answer = await act('confirm');
      assert.ok(answer.kind === 'refused', String(status));
      assert.equal(answer.problems[0]?.message, 'No.');
    }
  });

  it('keeps the same as the maps: entities, keys, and what a save does while nobody answers', async () => {
    const code = await element('AxClass', 'DispatchCopilotEntities');
    const lines = [...code.matchAll(/\[tableNum\((\w+)\), '(\w+)', '(refuse|allow)', (.*)\];/g)];
    const kept = lines.map(([, aotName, collection, policy, keys = '']) => ({
      collection,
      aotName,
      onUnavailable: policy,
      key: found(keys, /'(\w+)'/g),
    }));
    const mapped = maps.maps.map(({ financeOperations: { collection, aotName }, onUnavailable, key }) => ({
      collection,
      aotName,
      onUnavailable,
      key,
    }));
    const byName = (
      one: { readonly collection?: string | undefined },
      other: { readonly collection?: string | undefined },
    ) => String(one.collection).localeCompare(String(other.collection));
    assert.deepEqual(kept.sort(byName), mapped.sort(byName));
    const oneWay = (name: string) =>
      maps
        .get(name)
        .fields.flatMap(({ property, direction }) =>
          direction.startsWith('>') && direction !== '><' ? [property] : [],
        );
    const [, told = ''] = code.split('<Name>oneWay</Name>');
    assert.deepEqual(
      [...found(told, /'(\w+)'/g)],
      [...oneWay('purchase-order'), ...oneWay('purchase-order-product')],
      'what is told and not asked about',
    );
    const handled = found(
      await element('AxClass', 'DispatchCopilotChangeEvents'),
      /DataEventHandler\(tableStr\((\w+)\)/g,
    );
    assert.equal(handled.length, 5 * maps.maps.length, 'five events of each table');
  });

  it('asks and tells in the form that the hook reads, and understands its answers', async () => {
    const [hook, change] = await Promise.all(
      ['DispatchCopilotHook', 'DispatchCopilotChange'].map((name) => element('AxClass', name)),
    );
    const added = (code: string | undefined) => found(code ?? '', /json\.Add\('(\w+)'|change\.Add\('(\w+)'/g);
    const names = found(hook ?? '', /json\.Add\('(\w+)'/g);
    const ofChange = found(change ?? '', /change\.Add\('(\w+)'/g);
    assert.ok(added(hook).length > 0);
    const values: Readonly<Record<string, unknown>> = {
      eventId: 'e',
      transactionId: 't',
      stage: 'beforeCommit',
      company: 'usmf',
      userId: 'meganb@example.com',
      occurredAt: '2026-11-23T12:00:00Z',
      operation: 'insert',
      entity: 'PaymentTerms',
      key: { dataAreaId: 'usmf', Name: 'M15' },
      version: '1',
      before: null,
      after: { dataAreaId: 'usmf', Name: 'M15', Description: 'Fifteen days' },
    };
    const part = (members: readonly string[]) => Object.fromEntries(members.map((name) => [name, values[name]]));
    const event = await financeOperationsHook(maps).read({ ...part(names), changes: [part(ofChange)] });
    assert.deepEqual(
      [event.id, event.transaction, event.stage, event.at],
      ['e', 't', 'beforeCommit', values['occurredAt']],
    );
    assert.equal(event.author.userPrincipalName, 'meganb@example.com');
    assert.deepEqual(event.changes[0]?.ref, { map: 'payment-term', company: 'usmf', key: ['M15'] });
    assert.equal(event.changes[0]?.after?.['Description'], 'Fifteen days');
    const { Accepted, Refused, Busy } = constants(hook ?? '');
    const status = (answer: Parameters<typeof answerOnWire>[0]) => answerOnWire(answer, []).status;
    assert.deepEqual(
      [Accepted, Refused, Busy],
      [
        status({ kind: 'accept' }),
        status({ kind: 'refuse', message: '', problems: [] }),
        status({ kind: 'busy', message: '' }),
      ],
    );
    const [header = ''] = found(hook ?? '', /KeyHeader = '([^']+)'/g);
    await using surface = await startSurface({
      hooks: hookRoutes({ key: 'the key', core: () => null, log: silent, metrics: createMetrics() }),
    });
    const answer = await fetch(`${surface.address}/hooks/finance-operations`, {
      method: 'POST',
      headers: { [header]: 'the key', connection: 'close' },
      body: '{}',
    });
    await answer.arrayBuffer();
    assert.notEqual(answer.status, 401);
  });

  it('names each element like its file, and uses no class of its own that is not there', async () => {
    const classes = await elements('AxClass');
    const tables = await elements('AxTable');
    for (const name of classes) {
      const code = await element('AxClass', name);
      assert.deepEqual(tagged(code.split('<SourceCode>')[0] ?? '', 'Name'), [name]);
      const used = new Set(found(code, /\b(DispatchCopilot[A-Z]\w+)(?:::|\()/g));
      for (const other of used)
        assert.ok(
          [...classes, ...tables].some((one) => one === other) || other === 'DispatchCopilotIntegration',
          `${name} uses ${other}`,
        );
      assert.equal(found(code, /(\{)/g).length, found(code, /(\})/g).length, `${name} closes its blocks`);
    }
  });
});
