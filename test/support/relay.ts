import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';

/** What a relay makes of a body on its way; as it is where nothing is given. */
export interface RelayChanges {
  readonly asked?: (body: string) => string;
  readonly answered?: (body: string, path: string) => string;
}

export interface Relay {
  readonly url: string;
  close(): Promise<void>;
}

/** Stands before a system and passes calls on to it, with bodies as `changes` makes them. */
export async function startRelay(origin: string, { asked, answered }: RelayChanges): Promise<Relay> {
  const server = createServer((request, response) => {
    void (async () => {
      const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers;
      const path = request.url ?? '';
      const body = await textOf(request);
      const answer = await fetch(origin + path, {
        method: request.method ?? 'GET',
        headers: headers as Record<string, string>,
        ...(body === '' ? {} : { body: asked?.(body) ?? body }),
      });
      const text = await answer.text();
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
      response.end(answered?.(text, path) ?? text);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
