import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { OrderOutcome } from '../../src/procurement/face.ts';
import type { GivenCore, Pivot } from '../../src/sync/context.ts';
import { defaultSettings } from '../../src/sync/settings.ts';
import { systemClock } from '../support/clock.ts';
import { eventually } from '../support/wire.ts';
import { done, startProcuring, type Procuring } from './procuring.ts';

describe('an act while Supply Chain Management is away', function () {
  this.timeout(120_000);
  let all: Procuring;
  let sent = 0;

  const wrap = (given: GivenCore): GivenCore => {
    const counted = (pivot: Pivot): Pivot => ({
      ...pivot,
      perform: async (...asked) => {
        sent += 1;
        return pivot.perform(...asked);
      },
    });
    return { ...given, pivots: new Map([...given.pivots].map(([name, pivot]) => [name, counted(pivot)])) };
  };

  before(async () => {
    all = await startProcuring({ wrap });
  });
  after(() => all[Symbol.asyncDispose]());

  const answersAgain = (): Promise<void> =>
    eventually(async () => all.core.sync.health().every(({ answers }) => answers), 'answering', 15_000);
  /** Asserts that it is refused for want of an answer, long before a write that may still come to something is given up. */
  const refusedSoon = async (work: () => Promise<OrderOutcome>): Promise<void> => {
    const begun = performance.now();
    const outcome = await work();
    assert.ok(performance.now() - begun < defaultSettings.writeDeadline / 2, 'nobody waits for the deadline');
    assert.match(
      (outcome.kind === 'refused' && outcome.problems[0]?.message) || '',
      /does not answer|has not answered since/,
    );
  };

  it('is refused at once where nobody takes the connection, and the same request goes through later', async () => {
    const order = done(await all.create());
    const requestId = randomUUID();
    const startAgain = await all.standIns.stop('financeOperations');
    for (let time = 0; time < 4; time += 1)
      await refusedSoon(() => all.act('submit', order, all.dispatcher, requestId));
    await refusedSoon(() => all.create());
    await startAgain();
    await answersAgain();
    assert.equal(done(await all.act('submit', order, all.dispatcher, requestId)).approvalStatus, 'In review');
  });

  it('is not sent where the order brought no answer', async () => {
    const order = done(await all.create());
    const { faults } = all.standIns.sandbox.control;
    sent = 0;
    faults.financeOperations.add([{ path: '/access$', drop: true, times: 1_000 }]);
    await refusedSoon(() => all.act('submit', order, all.dispatcher));
    faults.financeOperations.clear();
    assert.equal(sent, 0);
  });
});

describe('an act whose order takes longer to be read than one call may', function () {
  this.timeout(120_000);
  let all: Procuring;
  let isSlow = false;
  const late: string[] = [];

  const wrap = (given: GivenCore): GivenCore => {
    const { dataverse, financeOperations } = given.systems;
    return {
      ...given,
      systems: {
        dataverse: {
          ...dataverse,
          write: async (changes, context) => {
            if (context.signal?.aborted === true) late.push(context.operation);
            return dataverse.write(changes, context);
          },
        },
        financeOperations: {
          ...financeOperations,
          read: async (...of) => {
            if (isSlow) await systemClock.sleep(1_200);
            return financeOperations.read(...of);
          },
        },
      },
    };
  };

  before(async () => {
    all = await startProcuring({ wrap, settings: { callDeadline: 1_000 } });
  });
  after(() => all[Symbol.asyncDispose]());

  it('is followed in Field Service all the same, and that is not held for one that does not answer', async () => {
    const order = done(await all.create());
    isSlow = true;
    const submitted = await all.act('submit', order, all.dispatcher);
    isSlow = false;
    assert.equal(done(submitted).approvalStatus, 'In review');
    assert.deepEqual(late, []);
  });
});
