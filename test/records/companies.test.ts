import assert from 'node:assert/strict';
import { startRecords, type RunningRecords } from './support/running-records.ts';

describe('what somebody may work in and on', () => {
  let running: RunningRecords;
  before(async () => {
    running = await startRecords();
  });
  after(() => running.close());

  for (const name of ['alex', 'megan', 'patti'] as const) {
    it(`is every company that ${name} may read in their own system`, async () => {
      const companies = await running.records.companies(await running.person(name));
      assert.deepEqual(
        companies.map(({ code }) => code),
        ['demf', 'usmf'],
      );
      assert.ok(companies.every((company) => company.name !== ''));
    });
  }

  it('is what Field Service gives rights to', async () => {
    const [dispatcher, technician] = [await running.person('alex'), await running.person('isaiah')];
    assert.ok(dispatcher.rights && technician.rights);
    assert.ok(dispatcher.rights.create.includes('purchase-order'));
    assert.ok(dispatcher.rights.create.includes('work-order'));
    assert.ok(technician.rights.create.includes('purchase-order-receipt'));
    assert.ok(technician.rights.update.includes('work-order'));
    for (const none of ['purchase-order', 'warehouse', 'work-order', 'payment-term'])
      assert.ok(!technician.rights.create.includes(none), none);
  });

  it('is told only by trying for people without Field Service', async () => {
    assert.equal((await running.person('megan')).rights, null);
  });
});
