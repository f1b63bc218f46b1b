import assert from 'node:assert/strict';

/** Plain calls to the stand-ins in somebody's name, as their own screens or a third program would make them. */
export interface Person {
  dataverse(method: string, path: string, body?: unknown): Promise<Answer>;
  financeOperations(method: string, path: string, body?: unknown): Promise<Answer>;
  /** Calls an operation of the companion service for orders. */
  service(operation: string, contract: unknown): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly text: string;
}

/** Calls in the name of a user principal name. */
export function person(
  origins: { readonly dataverse: string; readonly financeOperations: string },
  user: string,
): Person {
  const call = async (url: string, method: string, body: unknown): Promise<Answer> => {
    const response = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${user}@example.com`,
        'content-type': 'application/json',
        accept: 'application/json',
        connection: 'close',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      text,
      body: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {},
    };
  };
  return {
    dataverse: (method, path, body) => call(`${origins.dataverse}/api/data/v9.2/${path}`, method, body),
    financeOperations: (method, path, body) => call(`${origins.financeOperations}/data/${path}`, method, body),
    service: (operation, contract) =>
      call(
        `${origins.financeOperations}/api/services/DispatchCopilotServices/PurchaseOrderService/${operation}`,
        'POST',
        {
          _contract: contract,
        },
      ),
  };
}

/** Rows of a collection answer. Fails the test when the answer is none. */
export function rows(answer: Answer): readonly Record<string, unknown>[] {
  assert.equal(answer.status, 200, answer.text);
  return answer.body['value'] as Record<string, unknown>[];
}

/** Waits until `holds` is true, and fails after the time given. */
export async function eventually(holds: () => Promise<boolean>, what: string, milliseconds = 8_000): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!(await holds())) {
    assert.ok(Date.now() < end, `${what} did not happen within ${milliseconds} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
