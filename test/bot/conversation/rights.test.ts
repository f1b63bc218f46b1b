import assert from 'node:assert/strict';
import { mayReceive, maySubmit } from '../../../src/bot/conversation/rights.ts';
import type { Person } from '../../../src/records/face.ts';
import { createRecords, isaiah } from '../support/world.ts';

describe('what is offered to whom', () => {
  const offeredTo = async (more: Partial<Person>): Promise<readonly boolean[]> => {
    const person = await createRecords().person(isaiah.aadObjectId);
    assert.ok(person);
    const it: Person = { ...person, ...more };
    return [maySubmit(it), mayReceive(it)];
  };

  it('is what the rights in Field Service say', async () => {
    assert.deepEqual(await offeredTo({}), [false, true]);
    assert.deepEqual(await offeredTo({ rights: { create: [], update: ['purchase-order'] } }), [true, false]);
  });

  it('is nothing to do on behalf of somebody who is no worker in Supply Chain Management', async () => {
    const rights = { create: ['purchase-order-receipt'], update: ['purchase-order'] };
    assert.deepEqual(await offeredTo({ rights }), [true, true]);
    assert.deepEqual(await offeredTo({ rights, personnelNumber: null }), [false, false]);
  });

  it('is everything to people with a licence there, who are judged there', async () => {
    const licences = { dataverse: false, financeOperations: true };
    assert.deepEqual(await offeredTo({ licences, personnelNumber: null, rights: null }), [true, true]);
  });
});
