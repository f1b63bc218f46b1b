import type { WireHandler } from '../../../src/sandbox/engine/wire.ts';
import type { SystemName } from '../../../src/maps/entity-map.ts';
import type { Answer, Person } from '../../support/wire.ts';

/** Calls in somebody's name that no fault strikes: people at their own screens reach their own system. */
export function personIn(handlers: Readonly<Record<SystemName, WireHandler>>, user: string): Person {
  const call = async (system: SystemName, method: string, url: string, body: unknown): Promise<Answer> => {
    const response = await handlers[system]({
      method,
      url: encodeURI(url),
      headers: {
        authorization: `Bearer ${user}@example.com`,
        'content-type': 'application/json',
        accept: 'application/json',
        host: hosts[system],
      },
      body: body === undefined ? '' : JSON.stringify(body),
    });
    return {
      status: response.status,
      text: response.body,
      body: response.body.startsWith('{') ? (JSON.parse(response.body) as Record<string, unknown>) : {},
    };
  };
  return {
    dataverse: (method, path, body) => call('dataverse', method, `/api/data/v9.2/${path}`, body),
    financeOperations: (method, path, body) => call('financeOperations', method, `/data/${path}`, body),
    service: (operation, contract) =>
      call('financeOperations', 'POST', `/api/services/DispatchCopilotServices/PurchaseOrderService/${operation}`, {
        _contract: contract,
      }),
  };
}

/** Names under which the stand-ins are called; nothing listens there. */
export const hosts: Readonly<Record<SystemName, string>> = {
  dataverse: 'dataverse.test',
  financeOperations: 'finance-operations.test',
};
