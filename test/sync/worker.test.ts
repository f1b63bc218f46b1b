import assert from 'node:assert/strict';
import type { RecordRef } from '../../src/connectors/port.ts';
import { alex, silent } from '../support/running-core.ts';
import { systemClock } from '../support/clock.ts';
import { startTwoSystems, type TwoSystems } from '../support/two-systems.ts';
import { eventually } from '../support/wire.ts';
import { apart, startWorker } from '../../src/sync/worker.ts';
import { CodedError } from '../../src/errors.ts';
import { defaultSettings } from '../../src/sync/settings.ts';
import { plantedEntities, plantInDataverse } from './reconcile/planted.ts';

describe('background work', () => {
  const core = (trouble: () => CodedError | null, logged: string[] = []) => ({
    clock: systemClock,
    settings: defaultSettings,
    log: {
      ...silent,
      error: (event: string, facts?: unknown) => void logged.push(`${event} ${JSON.stringify(facts)}`),
    },
    store: { trouble },
  });

  it('does every part of a round though one throws, and says which', async () => {
    const logged: string[] = [];
    let rounds = 0;
    const parts = {
      broken: () => Promise.reject(new TypeError('not a map')),
      whole: async () => void (rounds += 1),
    };
    const worker = startWorker(
      core(() => null, logged),
      parts,
      5,
    );
    await eventually(async () => rounds >= 2, 'two rounds');
    await worker.close();
    assert.equal(logged[0], 'worker.failed {"part":"broken","error":"TypeError: not a map"}');
  });

  it('rests while the store is in trouble, also in the middle of a round', async () => {
    let trouble: CodedError | null = null;
    let [before, after] = [0, 0];
    const parts = {
      failing: async () => {
        before += 1;
        trouble ??= new CodedError('STORE_FAILED', 'full');
        throw trouble;
      },
      next: async () => void (after += 1),
    };
    const worker = startWorker(
      core(() => trouble),
      parts,
      1,
    );
    await eventually(async () => before === 1, 'the first part');
    for (let time = 0; time < 5; time += 1) await systemClock.sleep(2);
    await worker.close();
    assert.deepEqual([before, after], [1, 0]);
    await assert.rejects(
      apart(
        core(() => trouble),
        'piece',
        {},
        () => Promise.reject(new TypeError('no')),
      ),
      TypeError,
    );
  });
});

describe('one record, or one listener, that breaks something', function () {
  this.timeout(120_000);
  let two: TwoSystems;
  let broken = '';
  before(async () => {
    two = await startTwoSystems({
      wrap: (core) => {
        const { recordStates } = core.store;
        const get = async (ref: RecordRef) => {
          if (ref.key[0] === broken) throw new TypeError('a bug');
          return recordStates.get(ref);
        };
        return { ...core, store: { ...core.store, recordStates: { ...recordStates, get } } };
      },
    });
  });
  after(() => two.close());

  const entity = plantedEntities.find(({ map }) => map === 'ship-via');
  assert.ok(entity);
  const signal = (ref: RecordRef) =>
    two.core.store.signals.add(
      [{ ref, origin: 'dataverse', author: { aadObjectId: null, userPrincipalName: null }, attempts: 0 }],
      new Date(),
    );

  it('stops neither the records behind it nor what else there is to do', async () => {
    two.core.sync.onSettled(async () => {
      throw new TypeError('nobody there');
    });
    const told: string[] = [];
    two.core.sync.onSettled(async (requestId) => void told.push(requestId));
    const [bad, good] = [await entity.make(two), await entity.make(two)];
    const change = { action: 'update', ref: good, values: { ModeDescription: 'Owed' }, version: null } as const;
    const outcome = await two.core.sync.write({
      ...{ requestId: 'owed', actor: alex, origin: 'chat', summary: 'change ship via' },
      changes: [change],
    });
    assert.equal(outcome.kind, 'committed', JSON.stringify(outcome));
    await two.core.store.journal.owe(outcome.operation);
    for (const ref of [bad, good]) await plantInDataverse(two, ref, entity.inDataverse.change);
    broken = String(bad.key[0]);
    for (const ref of [bad, good]) await signal(ref);
    await eventually(async () => (await two.core.store.signals.waits(good, 'dataverse')) === false, 'the good one');
    await two.same(good);
    const failureOf = async () => (await two.core.sync.failures()).find(({ ref }) => ref.key[0] === bad.key[0]);
    await eventually(async () => (await failureOf()) !== undefined, 'people being told of the bad one', 40_000);
    assert.deepEqual(
      (await failureOf())?.problems.map(({ code }) => code),
      ['IMPOSSIBLE'],
    );
    assert.ok(told.includes('owed'), 'the other listener was told');
    assert.equal((await two.core.store.journal.unsettled()).length, 1, 'what one did not take is told again');
  });
});
