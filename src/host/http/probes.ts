import { Router } from 'express';
import type { Metrics } from '../metrics.ts';
import type { Readiness } from '../readiness.ts';

/** `GET /healthz` (the process lives), `/readyz` (it can serve, and how both systems are), `/metrics`. */
export function probeRoutes(readiness: Readiness, metrics: Metrics): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ alive: true });
  });
  router.get('/readyz', async (_request, response) => {
    const report = await readiness.report();
    response.status(report.ready ? 200 : 503).json(report);
  });
  router.get('/metrics', async (_request, response) => {
    response.type('text/plain; version=0.0.4').send(await metrics.render());
  });
  return router;
}
