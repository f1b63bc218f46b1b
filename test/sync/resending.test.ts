import assert from 'node:assert/strict';
import type { RecordRef } from '../../src/connectors/port.ts';
import type { Outcome } from '../../src/sync/face.ts';
import { fastClock } from '../support/clock.ts';
import { alex } from '../support/running-core.ts';
import { startTwoSystems, type TwoSystems } from '../support/two-systems.ts';
import { eventually } from '../support/wire.ts';
import { unwatched } from './reconcile/people.ts';

describe('a second step that is lost each time it is sent', function () {
  this.timeout(120_000);
  let two: TwoSystems;
  const told = new Map<string, Outcome>();
  before(async () => {
    two = await startTwoSystems({
      settings: {
        ...unwatched.settings,
        ...{ leaseLife: 600_000, originTransactionLimit: 120_000, recoveryInterval: 5_000, writeDeadline: 60_000 },
      },
      clock: fastClock(40),
    });
    two.core.sync.onSettled(async (requestId, outcome) => void told.set(requestId, outcome));
  });
  after(() => two.close());
  beforeEach(() => {
    two.standIns.sandbox.control.trace.clear();
    two.standIns.sandbox.control.faults.dataverse.add([{ method: 'POST', path: '\\$batch', drop: true, times: 1_000 }]);
  });
  afterEach(() => two.standIns.sandbox.control.faults.dataverse.clear());

  const refOf = (id: string): RecordRef => ({ map: 'ship-via', company: 'usmf', key: [id] });
  const create = (id: string): Promise<Outcome> =>
    two.core.sync.write({
      ...{ requestId: id, actor: alex, origin: 'chat', summary: 'create ship via' },
      changes: [{ action: 'create', ref: refOf(id), values: { ModeDescription: 'Sent once more' } }],
    });
  const timesSent = (id: string): number =>
    two.standIns.sandbox.control.trace
      .entries()
      .filter(
        ({ system, request: { method, body } }) => system === 'dataverse' && method === 'POST' && body.includes(id),
      ).length;

  it('is sent a few times, then again in growing pauses, and goes through once it can', async () => {
    const outcome = await create('LOST1');
    assert.equal(outcome.kind === 'parked' && outcome.resolving, true, JSON.stringify(outcome));
    const atOnce = timesSent('LOST1');
    assert.ok(atOnce >= 3 && atOnce <= 5, `sent ${atOnce} times before the caller was told`);
    two.standIns.sandbox.control.faults.dataverse.clear();
    await eventually(async () => told.has('LOST1'), 'the outcome', 30_000);
    assert.equal(told.get('LOST1')?.kind, 'committed');
    await two.same(refOf('LOST1'));
  });

  it('is not sent for ever: what stands of it is taken back', async () => {
    await create('LOST2');
    await eventually(async () => told.has('LOST2'), 'the outcome', 60_000);
    const outcome = told.get('LOST2');
    assert.deepEqual(
      outcome?.kind === 'refused' && outcome.problems.map(({ code }) => code),
      ['NOT_CARRIED_OUT'],
      JSON.stringify(outcome),
    );
    assert.ok(timesSent('LOST2') <= 10, `sent ${timesSent('LOST2')} times`);
    await two.neither(refOf('LOST2'));
  });
});
