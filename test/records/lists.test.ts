import assert from 'node:assert/strict';
import { SystemFailure } from '../../src/connectors/errors.ts';
import { loadMaps } from '../../src/maps/catalogue.ts';
import { Lists } from '../../src/records/lists.ts';
import type { Person } from '../../src/records/face.ts';
import type { ReadableSystem } from '../../src/records/ports.ts';

const nestor: Person = {
  aadObjectId: '7d0c3c6e-5a53-4a0c-9b5e-0f2f6b6f2d11',
  userPrincipalName: 'nestorw@example.com',
  name: 'Nestor Wilke',
  licences: { dataverse: true, financeOperations: false },
  systemUserId: '1',
  personnelNumber: null,
  company: 'usmf',
  roles: [],
  rights: null,
  approvalLimit: null,
};

const refused = new SystemFailure('QUERY_REFUSED', 'dataverse', 'is missing prvReadAccount privilege', {
  applied: 'no',
});

describe('lists read as the person', () => {
  let asked: string[];
  let now: number;

  const listsWith = async (mayRead: (set: string) => boolean) => {
    const system: ReadableSystem = {
      rows: async (set) => {
        asked.push(set);
        if (!mayRead(set)) throw refused;
        const name = set === 'msdyn_customerassets' ? 'Chiller 1' : 'Contoso Bakery';
        return [{ msdyn_customerassetid: 'a', accountid: 'b', msdyn_name: name, name, _msdyn_account_value: 'b' }];
      },
      read: () => assert.fail('reads no single record'),
    };
    const systems = { dataverse: system, financeOperations: system };
    return new Lists({ systems, catalogue: await loadMaps(), clock: { now: () => new Date(now) } });
  };

  beforeEach(() => {
    [asked, now] = [[], 0];
  });

  it('tell a record from its namesakes by what it belongs to', async () => {
    const { listed } = await (await listsWith(() => true)).of('asset', nestor);
    assert.equal(listed[0]?.found.detail, 'Contoso Bakery');
  });

  it('go without what the person may not read beside them', async () => {
    const lists = await listsWith((set) => set !== 'accounts');
    assert.equal((await lists.of('asset', nestor)).listed[0]?.found.detail, '');
    assert.deepEqual((await lists.readable('account', nestor)).listed, []);
    await assert.rejects(lists.of('account', nestor), { code: 'QUERY_REFUSED' });
  });

  it('are read once a minute, and not shared between people', async () => {
    const lists = await listsWith(() => true);
    const reads = () => asked.filter((set) => set === 'accounts').length;
    await lists.of('account', nestor);
    await lists.of('account', nestor);
    assert.equal(reads(), 1);
    await lists.of('account', { ...nestor, aadObjectId: 'another' });
    assert.equal(reads(), 2);
    now = 60_000;
    await lists.of('account', nestor);
    assert.equal(reads(), 3);
  });
});
