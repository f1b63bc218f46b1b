import assert from 'node:assert/strict';
import { openStore, type Store } from '../../src/store/open-store.ts';

describe('what catch-up remembers', () => {
  let store: Store;
  before(async () => {
    store = await openStore(null);
  });
  after(() => store.close());

  it('keeps a position for each system and map', async () => {
    const { catchUp } = store;
    const comparedAt = new Date('2026-11-23T09:00:00Z');
    assert.equal(await catchUp.position('dataverse', 'ship-via'), null);
    await catchUp.keep('dataverse', 'ship-via', { cursor: 'a', round: 1, comparedAt });
    await catchUp.keep('dataverse', 'ship-via', { cursor: 'b', round: 2, comparedAt });
    assert.deepEqual(await catchUp.position('dataverse', 'ship-via'), { cursor: 'b', round: 2, comparedAt });
    assert.equal(await catchUp.position('financeOperations', 'ship-via'), null);
  });

  it('tells records that are new or in another version, and those missing in a round', async () => {
    const { catchUp } = store;
    const of = (id: string, version: string) => ({ id, version });
    await catchUp.note('dataverse', 'warehouse', [of('a', '1'), of('b', '1'), of('c', '1')], 1);
    const now = [of('a', '1'), of('b', '2'), of('d', '1')];
    assert.deepEqual([...(await catchUp.unseen('dataverse', 'warehouse', now))].sort(), ['b', 'd']);
    assert.equal((await catchUp.unseen('financeOperations', 'warehouse', now)).size, 3);
    assert.equal((await catchUp.unseen('dataverse', 'warehouse', [])).size, 0);

    await catchUp.note('dataverse', 'warehouse', [...now, of('a', '1')], 2);
    assert.deepEqual(await catchUp.missing('dataverse', 'warehouse', 2, 10), ['c']);
    await catchUp.drop('dataverse', 'warehouse', ['c']);
    assert.deepEqual(await catchUp.missing('dataverse', 'warehouse', 2, 10), []);

    await catchUp.forget('dataverse', 'warehouse');
    assert.equal((await catchUp.unseen('dataverse', 'warehouse', now)).size, 3);
  });

  it('keeps a signal that waits when another is only suggested', async () => {
    const { signals } = store;
    const ref = { map: 'ship-via', company: 'usmf', key: ['Air'] };
    const at = new Date('2026-11-23T09:00:00Z');
    const author = { aadObjectId: null, userPrincipalName: null };
    const told = { ref, origin: 'dataverse', author, attempts: 0 } as const;
    await signals.suggest([{ ...told, isUntold: true }], at);
    await signals.suggest([{ ...told, isUntold: false }], at);
    const [suggested] = await signals.due(at, 10, ['ship-via']);
    assert.equal(suggested?.isUntold, true);
    await signals.add([told], at);
    const due = await signals.due(at, 10, ['ship-via']);
    assert.deepEqual(
      due.map(({ isUntold }) => isUntold),
      [undefined],
      'a hook that tells takes the place',
    );
  });
});
