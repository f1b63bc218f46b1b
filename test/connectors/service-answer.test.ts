import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SystemFailure } from '../../src/connectors/errors.ts';
import {
  createFinanceOperations,
  type FinanceOperationsConnector,
} from '../../src/connectors/finance-operations/connector.ts';
import type { PurchaseOrderAct } from '../../src/connectors/port.ts';
import { localTokens } from '../../src/connectors/tokens/local.ts';
import { loadMaps } from '../../src/maps/catalogue.ts';
import { systemClock } from '../support/clock.ts';

const confirm: PurchaseOrderAct = {
  name: 'confirm',
  requestId: 'r1',
  company: 'usmf',
  purchaseOrderNumber: '00000042',
  expectedVersion: null,
  onBehalfOf: null,
};

describe('a JSON service that throws', () => {
  let server: Server;
  let connector: FinanceOperationsConnector;
  let said = '';

  before(async () => {
    server = createServer((request, response) => {
      request.resume();
      const fault = {
        Message: said,
        ExceptionType: 'ErrorException',
        ActivityId: '671c83eb-9ccf-0002-f091-1d67cf9cd601',
      };
      response.writeHead(500, { 'content-type': 'application/json', connection: 'close' }).end(JSON.stringify(fault));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    connector = createFinanceOperations({
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      tokens: localTokens(),
      clock: systemClock,
      maps: await loadMaps(),
    });
  });
  after(async () => {
    await connector.close();
    await new Promise((resolve) => server.close(resolve));
  });

  it('refuses with the words that the companion means, though the status is always 500', async () => {
    said =
      'An exception occured when invoking the operation - 400: Infolog: Error: Purchase order 00000042 cannot be confirmed because its approval status is Draft.';
    const answer = await connector.purchaseOrders.act(confirm, { as: 'integration' });
    assert.ok(answer.kind === 'refused');
    assert.deepEqual(
      answer.problems.map(({ message }) => message),
      ['Purchase order 00000042 cannot be confirmed because its approval status is Draft.'],
    );
  });

  it('knows no user whom the companion does not know', async () => {
    said =
      'An exception occured when invoking the operation - 404: Infolog: Error: User nobody@example.com does not exist.';
    assert.equal(await connector.purchaseOrders.access('nobody@example.com'), null);
  });

  it('leaves open what became of an act whose code broke', async () => {
    said = 'An exception occured when invoking the operation - Object reference not set to an instance of an object.';
    await assert.rejects(
      connector.purchaseOrders.act(confirm, { as: 'integration' }),
      (error) => error instanceof SystemFailure && error.code === 'ANSWER_LOST' && error.applied === 'unknown',
    );
  });
});
