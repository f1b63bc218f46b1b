import assert from 'node:assert/strict';
import type { RecordRef } from '../../../src/connectors/port.ts';
import type { SyncFailure } from '../../../src/sync/face.ts';
import { nextAttempt } from '../../../src/sync/failures/patience.ts';
import { fastClock } from '../../support/clock.ts';
import { startTwoSystems, type TwoSystems } from '../../support/two-systems.ts';
import { eventually } from '../../support/wire.ts';
import { unwatched } from '../reconcile/people.ts';
import { plantedEntities, plantInDataverse } from '../reconcile/planted.ts';

describe('failures that waiting may help', function () {
  this.timeout(120_000);
  let two: TwoSystems;
  before(async () => {
    two = await startTwoSystems({
      // A hook has as long as it would have on the machine's clock.
      settings: { ...unwatched.settings, leaseLife: 600_000, hookDeadline: 100_000 },
      clock: fastClock(20),
    });
  });
  after(() => two.close());

  const signal = (ref: RecordRef) =>
    two.core.store.signals.add(
      [
        {
          ref,
          origin: 'dataverse',
          author: { aadObjectId: null, userPrincipalName: 'alexw@example.com' },
          attempts: 0,
        },
      ],
      new Date(),
    );
  const failureOf = async (ref: RecordRef): Promise<SyncFailure | undefined> =>
    (await two.core.sync.failures()).find((failure) => failure.ref.key[0] === ref.key[0]);

  it('come to people after some looks, are tried again by themselves, and are resolved by that', async () => {
    const entity = plantedEntities.find(({ map }) => map === 'ship-via');
    assert.ok(entity);
    const ref = await entity.make(two);
    await plantInDataverse(two, ref, entity.inDataverse.change);
    two.standIns.sandbox.control.faults.financeOperations.add([
      {
        method: 'GET',
        path: `DeliveryModesV2\\(.*${String(ref.key[0])}`,
        status: 200,
        body: '<html>Down</html>',
        // Three attempts each of the seven looks before people are told, and of one more.
        times: 24,
      },
    ]);
    await signal(ref);
    await eventually(async () => (await failureOf(ref)) !== undefined, 'a failure', 30_000);
    const failure = await failureOf(ref);
    assert.deepEqual([failure?.class, failure?.origin], ['system', 'dataverse']);
    assert.equal(failure?.author.userPrincipalName, 'alexw@example.com');
    assert.equal(failure?.problems[0]?.code, 'ANSWER_NOT_UNDERSTOOD');
    await eventually(async () => (await failureOf(ref))?.status === 'resolved', 'being resolved', 30_000);
    const after = await failureOf(ref);
    assert.equal(after?.ending?.by, null);
    assert.ok((after?.attempts ?? 0) > 1);
    await two.same(ref);
  });

  it('wait longer each time, and in the end for a person; what a rule refused is never tried again', () => {
    const now = new Date('2026-11-23T12:00:00Z');
    const failure = (attempts: number, kind: SyncFailure['class']): SyncFailure => ({
      id: 'f',
      class: kind,
      ref: { map: 'warehouse', company: 'usmf', key: ['24'] },
      origin: 'dataverse',
      author: { aadObjectId: null, userPrincipalName: null },
      problems: [],
      attempts,
      since: now.toISOString(),
      status: 'open',
    });
    const pauses = Array.from({ length: 10 }, (_, index) => {
      const next = nextAttempt(failure(index + 1, 'system'), now);
      return next === null ? null : (next.getTime() - now.getTime()) / 1_000;
    });
    assert.deepEqual(pauses, [30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600, null]);
    assert.ok(nextAttempt(failure(1, 'concurrency'), now));
    for (const kind of ['application', 'conflict'] as const) assert.equal(nextAttempt(failure(1, kind), now), null);
  });
});
