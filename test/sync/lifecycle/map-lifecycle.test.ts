import assert from 'node:assert/strict';
import { loadMaps } from '../../../src/maps/catalogue.ts';
import type { Store } from '../../../src/store/open-store.ts';
import { openFreshStore } from '../../support/fresh-store.ts';
import { createMapLifecycle, type MapLifecycle } from '../../../src/sync/lifecycle/map-lifecycle.ts';
import { alex } from '../../support/running-core.ts';
import { systemClock } from '../../support/clock.ts';

describe('the lifecycle of the maps in the store', () => {
  let store: Store;
  const unavailable = new Map<string, string>();

  beforeEach(async () => {
    store = await openFreshStore();
    unavailable.clear();
  });
  afterEach(() => store.close());

  const begin = async (firstStatus: 'Running' | 'Not running' = 'Running'): Promise<MapLifecycle> =>
    createMapLifecycle({
      maps: await loadMaps(),
      mapStatuses: store.mapStatuses,
      clock: systemClock,
      unavailable,
      firstStatus,
      moved: () => undefined,
    });
  const log = async (map: string): Promise<readonly string[]> =>
    [...(await store.mapStatuses.activity({ map, limit: 20 }))]
      .reverse()
      .map(({ from, to, by, reason }) => `${from} > ${to} by ${by}${reason === null ? '' : `: ${reason}`}`);
  const waits = (map: string) =>
    store.queue.add([
      {
        event: map,
        map,
        maps: [map],
        aggregate: `${map}|usmf|1`,
        at: '2026-01-01T00:00:00.000Z',
        body: {
          kind: 'write',
          operation: '1',
          root: { map, company: 'usmf', key: ['1'] },
          author: { aadObjectId: null, userPrincipalName: null },
        },
      },
    ]);

  it('begins as the composition says, and remembers what people made of it', async () => {
    const first = await begin('Not running');
    assert.equal((await first.statuses()).of('warehouse'), 'Not running');
    assert.deepEqual((await first.statuses()).live, []);
    await first.command({ command: 'run', maps: ['warehouse'], by: alex, reason: 'go live' });
    const next = await begin('Running');
    assert.equal((await next.statuses()).of('warehouse'), 'Running');
    assert.equal((await next.statuses()).of('ship-via'), 'Not running');
    assert.deepEqual(await log('warehouse'), ['Not running > Running by Alex Wilber: go live']);
    assert.equal((await next.statuses()).kept('warehouse').by, 'Alex Wilber');
  });

  it('lets a map run again only when nothing of it waits', async () => {
    const lifecycle = await begin();
    await lifecycle.command({ command: 'pause', maps: ['warehouse', 'payment-term'], by: alex });
    await waits('warehouse');
    await lifecycle.command({ command: 'resume', maps: ['warehouse', 'payment-term'], by: alex });
    assert.deepEqual(await lifecycle.drained(), ['payment-term']);
    assert.equal((await lifecycle.statuses()).of('warehouse'), 'Resuming');
    const [queued] = await store.queue.next(['warehouse'], [], 1);
    assert.ok(queued);
    await store.queue.done(queued, { failed: false });
    assert.deepEqual(await lifecycle.drained(), ['warehouse']);
  });

  it('takes maps through an initial sync, and pauses them when it is given up', async () => {
    const lifecycle = await begin();
    assert.deepEqual(await lifecycle.beginInitialSync(['warehouse', 'ship-via'], 'Initial sync'), []);
    assert.equal((await lifecycle.statuses()).way('warehouse'), 'queue');
    assert.equal((await lifecycle.command({ command: 'stop', maps: ['ship-via'], by: alex })).kind, 'refused');
    await lifecycle.endInitialSync(['warehouse'], 'Initial sync');
    await lifecycle.stopInitialSync(['ship-via'], 'Initial sync', 'Cancelled by Alex Wilber.');
    await lifecycle.drained();
    assert.deepEqual(await log('warehouse'), [
      'Running > Initializing by Initial sync',
      'Initializing > Resuming by Initial sync',
      'Resuming > Running by Catch-up',
    ]);
    assert.equal((await lifecycle.statuses()).of('ship-via'), 'Paused');
    const left = await lifecycle.endInitialSync(['payment-term'], 'Initial sync');
    assert.match(left[0]?.reason ?? '', /no initial sync/);
  });

  it('hides the status of a map whose tables are missing, and brings it back with them', async () => {
    const lifecycle = await begin();
    await lifecycle.command({ command: 'pause', maps: ['ship-via'], by: alex });
    unavailable.set('ship-via', 'DIPV1: no table');
    for (let round = 0; round < 2; round += 1) await lifecycle.noteAvailability();
    const now = await lifecycle.statuses();
    assert.deepEqual([now.of('ship-via'), now.way('ship-via')], ['Not available', 'leave']);
    assert.equal((await lifecycle.command({ command: 'run', maps: ['ship-via'], by: alex })).kind, 'refused');
    unavailable.clear();
    for (let round = 0; round < 2; round += 1) await lifecycle.noteAvailability();
    assert.equal((await lifecycle.statuses()).of('ship-via'), 'Paused');
    assert.deepEqual(await log('ship-via'), [
      'Running > Paused by Alex Wilber',
      'Paused > Not available by Map watch: DIPV1: no table',
      'Not available > Paused by Map watch',
    ]);
  });

  it('carries a part of an order no further than the order itself', async () => {
    const lifecycle = await begin();
    await lifecycle.command({ command: 'pause', maps: ['purchase-order'], by: alex });
    const now = await lifecycle.statuses();
    assert.deepEqual([now.of('purchase-order-product'), now.way('purchase-order-product')], ['Running', 'queue']);
    assert.ok(!now.draining.includes('purchase-order-product'));
  });

  it('says of each map what a save gets while the other system is away', async () => {
    const lifecycle = await begin();
    const before = await lifecycle.statuses();
    assert.deepEqual(
      [before.whenOtherIsDown('warehouse'), before.whenOtherIsDown('purchase-order-receipt')],
      ['refuse', 'queue'],
    );
    await store.mapStatuses.setWhenOtherIsDown('warehouse', 'queue');
    assert.equal((await lifecycle.statuses()).whenOtherIsDown('warehouse'), 'queue');
  });
});
