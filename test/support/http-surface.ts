import { createHttpApplication, listen, type HttpRoutes } from '../../src/host/http/server.ts';
import { createMetrics, type Metrics } from '../../src/host/metrics.ts';
import { Router } from 'express';

const nothing = { debug() {}, info() {}, warn() {}, error() {} };

/** The HTTP surface on a free port with the routes a test is about; all others are missing. */
export async function startSurface(routes: Partial<HttpRoutes>): Promise<
  AsyncDisposable & {
    readonly address: string;
    /** What the surface counts. */
    readonly metrics: Metrics;
    post(path: string, body: string, headers?: object): Promise<Response>;
  }
> {
  const metrics = createMetrics();
  const application = createHttpApplication(
    {
      messages: (_request, response) => void response.json({}),
      hooks: Router(),
      probes: Router(),
      administration: Router(),
      ...routes,
    },
    nothing,
    metrics,
  );
  const server = await listen(application, '127.0.0.1', 0);
  const address = `http://127.0.0.1:${server.port}`;
  return {
    address,
    metrics,
    post: (path, body, headers = {}) =>
      fetch(address + path, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', connection: 'close', ...headers },
      }),
    [Symbol.asyncDispose]: () => server.close(),
  };
}
