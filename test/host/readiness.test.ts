import assert from 'node:assert/strict';
import { probeRoutes } from '../../src/host/http/probes.ts';
import { createMetrics } from '../../src/host/metrics.ts';
import { createReadiness } from '../../src/host/readiness.ts';
import type { Stoppage } from '../../src/sync/face.ts';
import { startSurface } from '../support/http-surface.ts';

async function ask(address: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${address}/readyz`, { headers: { connection: 'close' } });
  return { status: response.status, body: await response.json() };
}

describe('readiness', () => {
  it('is 503 until every part is reached, then 200, with both systems in the body, and 503 again once nothing new is taken', async () => {
    let stopped: Stoppage | null = null;
    const readiness = createReadiness({
      parts: ['systems', 'services'],
      stoppage: () => stopped,
      ping: (system) =>
        system === 'dataverse' ? Promise.resolve() : Promise.reject(new TypeError('connection refused\n    at x')),
      now: () => new Date('2026-11-23T08:00:00Z'),
    });
    await using surface = await startSurface({ probes: probeRoutes(readiness, createMetrics()) });
    const systems = {
      dataverse: { state: 'up', askedAt: '2026-11-23T08:00:00.000Z' },
      financeOperations: { state: 'down', askedAt: '2026-11-23T08:00:00.000Z', reason: 'connection refused' },
    };
    readiness.reached('systems');
    assert.deepEqual(await ask(surface.address), {
      status: 503,
      body: { ready: false, waitingFor: ['services'], stopped, systems },
    });
    readiness.reached('services');
    assert.deepEqual(await ask(surface.address), {
      status: 200,
      body: { ready: true, waitingFor: [], stopped, systems },
    });
    stopped = { code: 'JOURNAL_DAMAGED', text: 'An entry cannot be read back.', remedy: 'Restore it.' };
    assert.deepEqual(await ask(surface.address), {
      status: 503,
      body: { ready: false, waitingFor: [], stopped, systems },
    });
  });

  it('asks a system again only after a while', async () => {
    let now = 0;
    let pings = 0;
    const readiness = createReadiness({
      parts: [],
      stoppage: () => null,
      ping: async () => void (pings += 1),
      now: () => new Date(now),
    });
    await readiness.report();
    await readiness.report();
    assert.equal(pings, 2, 'once each system');
    now += 6_000;
    await readiness.report();
    assert.equal(pings, 4);
  });

  it('does not wait for a system that does not answer', async function () {
    this.timeout(6_000);
    const never = new Promise<void>(() => undefined);
    const readiness = createReadiness({ parts: [], stoppage: () => null, ping: () => never, now: () => new Date(0) });
    assert.equal((await readiness.report()).systems.dataverse.state, 'unknown');
  });
});
