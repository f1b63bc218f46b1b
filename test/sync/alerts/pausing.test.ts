import assert from 'node:assert/strict';
import type { Alert } from '../../../src/sync/face.ts';
import { startTwoSystems, type TwoSystems } from '../../support/two-systems.ts';
import { eventually } from '../../support/wire.ts';
import { patti, unwatched } from '../reconcile/people.ts';
import { plantedEntities, plantInDataverse } from '../reconcile/planted.ts';

describe('an alert rule that pauses', function () {
  this.timeout(120_000);
  let two: TwoSystems;
  const told: Alert[] = [];
  before(async () => {
    two = await startTwoSystems(unwatched);
    two.core.sync.onAlert(async (alert) => void told.push(alert));
  });
  after(() => two.close());

  it('pauses the map in its own name, tells so once, and nothing of the map is written any more', async () => {
    const { sync } = two.core;
    await sync.saveAlertRule({
      id: 'ship-via',
      class: 'application',
      map: 'ship-via',
      company: 'usmf',
      count: 1,
      minutes: 60,
      tell: [],
      pause: true,
    });
    const entity = plantedEntities.find(({ map }) => map === 'ship-via');
    assert.ok(entity);
    const ref = await entity.make(two);
    await plantInDataverse(two, ref, { columns: { msdyn_description: 'x'.repeat(61) } });
    assert.equal(await sync.bringAlong(ref), 'failed');
    await eventually(async () => told.length > 0, 'the alert');
    assert.deepEqual([told.length, told[0]?.map, told[0]?.paused], [1, 'ship-via', true]);
    const status = (await sync.status()).find(({ name }) => name === 'ship-via');
    assert.deepEqual([status?.status, status?.by], ['Paused', 'Alert rule']);
    const [activity] = await sync.mapActivity({ map: 'ship-via', limit: 1 });
    assert.equal(activity?.reason, '1 application sync failure within 60 minutes in company usmf: 1 ship via.');

    const [failure] = await sync.failures({ status: 'open' });
    assert.ok(failure);
    const retried = await sync.retryFailure(failure.id, patti);
    assert.deepEqual([retried.status, retried.problems[0]?.code], ['open', 'PAUSED']);
    await sync.removeAlertRule('ship-via');
    assert.deepEqual(
      (await sync.alertRules()).map(({ id }) => id),
      ['default'],
    );
  });
});
