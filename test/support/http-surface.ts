import { createHttpApplication, listen, type HttpRoutes } from '../../src/host/http/server.ts';
import { createMetrics } from '../../src/host/metrics.ts';
import { Router } from 'express';

const nothing = { debug() {}, info() {}, warn() {}, error() {} };

/** The HTTP surface on a free port with the routes a test is about; all others are missing. */
export async function startSurface(
  routes: Partial<HttpRoutes>,
): Promise<
  AsyncDisposable & { readonly address: string; post(path: string, body: string, headers?: object): Promise<Response> }
> {
  const application = createHttpApplication(
    {
      messages: (_request, response) => void response.json({}),
      hooks: Router(),
      probes: Router(),
      administration: Router(),
      ...routes,
    },
    nothing,
    createMetrics(),
  );
  const server = await listen(application, '127.0.0.1', 0);
  const address = `http://127.0.0.1:${server.port}`;
  return {
    address,
    post: (path, body, headers = {}) =>
      fetch(address + path, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', connection: 'close', ...headers },
      }),
    [Symbol.asyncDispose]: () => server.close(),
  };
}
