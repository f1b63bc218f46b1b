/** An endpoint that speaks the chat completions protocol, with answers given by the test, over HTTP. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as it came. */
export interface Asked {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly tools: readonly { readonly function: { readonly name: string; readonly parameters: unknown } }[];
}

export interface ModelEndpoint extends AsyncDisposable {
  readonly baseUrl: string;
  readonly asked: Asked[];
  /** What the next requests are answered with, until told otherwise. */
  answer: (asked: Asked, response: ServerResponse) => void;
}

/** A completion that calls a tool. */
export function calls(name: string, given: string) {
  return completes({ tool_calls: [{ id: 'call-1', type: 'function', function: { name, arguments: given } }] });
}

/** A completion with any message. */
export function completes(message: Readonly<Record<string, unknown>>) {
  return (_asked: Asked, response: ServerResponse): void => {
    response.setHeader('content-type', 'application/json');
    const choice = { index: 0, finish_reason: 'stop', message: { role: 'assistant', content: null, ...message } };
    response.end(JSON.stringify({ id: 'c-1', object: 'chat.completion', created: 0, model: 'm', choices: [choice] }));
  };
}

/** Starts one on a free port. */
export async function startModelEndpoint(): Promise<ModelEndpoint> {
  const asked: Asked[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as Asked;
      asked.push(body);
      endpoint.answer(body, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint: ModelEndpoint = {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    answer: completes({ content: 'Nothing was prepared.' }),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return endpoint;
}
