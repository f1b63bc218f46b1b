import assert from 'node:assert/strict';
import type { Store } from '../../../src/store/open-store.ts';
import { openFreshStore } from '../../support/fresh-store.ts';
import type { SyncFailure } from '../../../src/sync/face.ts';
import { createFailureTelling } from '../../../src/sync/failures/telling.ts';
import { silent } from '../../support/running-core.ts';

const opened: SyncFailure = {
  id: 'f1',
  class: 'application',
  ref: { map: 'warehouse', company: 'usmf', key: ['24'] },
  origin: 'dataverse',
  author: { aadObjectId: null, userPrincipalName: null },
  problems: [],
  attempts: 1,
  since: '2026-11-23T12:00:00.000Z',
  status: 'open',
};

describe('telling of sync failures', () => {
  let store: Store;
  before(async () => {
    store = await openFreshStore();
  });
  after(() => store.close());

  it('tells each change once, whoever looks for what is untold at the same moment', async () => {
    const telling = createFailureTelling(() => ({ store, log: silent }));
    const told: string[] = [];
    telling.listen(async ({ status }) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      told.push(status);
    });
    const { failure } = await store.failures.report(opened);
    const [untold] = await store.failures.untold();
    assert.ok(untold);
    await Promise.all([telling.tell(failure), telling.tell(untold), telling.tell(failure)]);
    await telling.tell(untold);
    assert.deepEqual(told, ['open']);

    const changed = await store.failures.change('f1', (now) => ({ ...now, status: 'dismissed' }));
    assert.equal(changed?.isChanged, true);
    assert.deepEqual(
      (await store.failures.untold()).map(({ status }) => status),
      ['dismissed'],
    );
    await telling.tell(failure);
    assert.deepEqual(told, ['open'], 'an older state is not told after a newer one');
    assert.ok(changed);
    await telling.tell(changed.failure);
    assert.deepEqual(told, ['open', 'dismissed']);
    assert.deepEqual(await store.failures.untold(), []);
  });

  it('leaves a change untold that a listener did not take', async () => {
    const telling = createFailureTelling(() => ({ store, log: silent }));
    let isDown = true;
    const told: string[] = [];
    telling.listen(async ({ id }) => {
      if (isDown) throw new TypeError('nobody there');
      told.push(id);
    });
    const { failure } = await store.failures.report({ ...opened, id: 'f2' });
    await telling.tell(failure);
    assert.equal((await store.failures.untold()).length, 1);
    isDown = false;
    for (const one of await store.failures.untold()) await telling.tell(one);
    assert.deepEqual(told, ['f2']);
    assert.deepEqual(await store.failures.untold(), []);
  });
});
