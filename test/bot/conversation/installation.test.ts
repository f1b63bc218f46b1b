import assert from 'node:assert/strict';
import { SystemFailure } from '../../../src/connectors/errors.ts';
import { startTestBot } from '../support/bot.ts';
import { alex, createRecords, megan } from '../support/world.ts';

describe('the app, removed and added again', () => {
  it('is silent in between, tells then what waited, and welcomes once', async () => {
    await using bot = await startTestBot();
    const [requester, approver] = [bot.window(alex), bot.window(megan)];
    await approver.post({ type: 'installationUpdate', action: 'add' });
    const [welcome = ''] = approver.activities();
    assert.match(approver.shownAt(welcome), /nearest warehouse/);
    await approver.post({ type: 'installationUpdate', action: 'remove' });
    await requester.says('order 5 P-100 from ACME');
    await requester.presses('Create');
    await requester.sees('Purchase order PO-1');
    await requester.presses('Submit');
    await requester.sees('PO-1');
    await bot.bot.idle();
    assert.deepEqual(approver.activities(), [welcome], 'nothing is sent to somebody who removed the app');
    await approver.post({ type: 'installationUpdate', action: 'add' });
    await bot.bot.idle();
    assert.equal(approver.activities().length, 2, 'the notice, and no second welcome');
    await approver.sees('is waiting for your decision');
  });

  it('welcomes once its systems answer', async () => {
    const records = createRecords();
    let isDown = true;
    await using bot = await startTestBot({
      records: {
        person: async (aadObjectId) => {
          if (!isDown) return records.person(aadObjectId);
          throw new SystemFailure('SYSTEM_UNREACHABLE', 'dataverse', 'no answer', { applied: 'no' });
        },
      },
    });
    const window = bot.window(alex);
    await window.post({ type: 'installationUpdate', action: 'add' });
    isDown = false;
    await window.post({ type: 'installationUpdate', action: 'add' });
    await window.sees('nearest warehouse');
    assert.equal(window.activities().length, 1);
  });
});
