import assert from 'node:assert/strict';
import { loadMaps } from '../../src/maps/catalogue.ts';
import { SystemFailure } from '../../src/connectors/errors.ts';
import { People } from '../../src/records/people.ts';
import { objectId } from './support/running-records.ts';
import type { FinanceOperationsAccess, RowReader, WireRow } from '../../src/connectors/port.ts';
import type { ReadableSystem } from '../../src/records/ports.ts';

const guid = '7d0c3c6e-5a53-4a0c-9b5e-0f2f6b6f2d11';
const user: WireRow = {
  systemuserid: '1',
  fullname: 'Nestor Wilke',
  domainname: 'NestorW@example.com',
  azureactivedirectoryobjectid: guid,
  isdisabled: false,
};
const financeUser: WireRow = { ObjectId: guid, Alias: 'nestorw@example.com', UserName: 'Nestor W.', Enabled: 'Yes' };
const access: FinanceOperationsAccess = {
  userPrincipalName: 'nestorw@example.com',
  personnelNumber: '000077',
  company: 'demf',
  roles: ['approver'],
  approvalLimit: 500,
};

const catalogue = await loadMaps();

/** Two systems whose users are as told; an error stands for a system that does not answer. */
function peopleOf(told: {
  readonly dataverse?: readonly WireRow[] | Error;
  readonly finance?: readonly WireRow[] | Error;
  readonly access?: FinanceOperationsAccess | null;
  readonly workers?: readonly WireRow[];
}) {
  const queries: string[] = [];
  const answering = (users: string, answer: readonly WireRow[] | Error): ReadableSystem => ({
    rows: (async (set, { filter }) => {
      queries.push(`${set} ${filter ?? ''}`);
      if (answer instanceof Error) throw answer;
      return set === users ? answer : set === 'cdm_workers' ? (told.workers ?? []) : [];
    }) satisfies RowReader['rows'],
    read: () => assert.fail('reads no mapped record'),
  });
  const people = new People({
    systems: {
      dataverse: answering('systemusers', told.dataverse ?? []),
      financeOperations: answering('SystemUsers', told.finance ?? []),
    },
    purchaseOrders: { access: async () => told.access ?? null },
    privileges: {
      held: async () => new Set(['prvcreatemsdyn_warehouse', 'prvwritemsdyn_warehouse', 'prvwritemsdyn_workorder']),
    },
    catalogue,
    clock: { now: () => new Date(0) },
    defaultCompany: 'usmf',
  });
  return { people, queries };
}

const down = new SystemFailure('SYSTEM_UNREACHABLE', 'dataverse', 'Dataverse does not answer.', { applied: 'no' });

describe('who somebody is', () => {
  it('comes from both systems, the company and limit from finance and operations', async () => {
    const { people } = peopleOf({ dataverse: [user], finance: [financeUser], access });
    assert.deepEqual(await people.find(guid.toUpperCase()), {
      aadObjectId: guid,
      userPrincipalName: 'NestorW@example.com',
      name: 'Nestor Wilke',
      licences: { dataverse: true, financeOperations: true },
      systemUserId: '1',
      personnelNumber: '000077',
      company: 'demf',
      roles: ['approver'],
      approvalLimit: 500,
      rights: { create: ['warehouse'], update: ['warehouse', 'work-order'] },
    });
  });

  it('comes from finance and operations alone for people without Field Service', async () => {
    const { people } = peopleOf({ finance: [financeUser], access });
    const person = await people.find(guid);
    assert.deepEqual(person?.licences, { dataverse: false, financeOperations: true });
    assert.equal(person?.name, 'Nestor W.');
  });

  it('is nobody for a disabled user, and for a user whom the company service does not know', async () => {
    assert.equal(await peopleOf({ dataverse: [{ ...user, isdisabled: true }] }).people.find(guid), null);
    assert.equal(await peopleOf({ finance: [{ ...financeUser, Enabled: 'No' }], access }).people.find(guid), null);
    assert.equal(await peopleOf({ finance: [financeUser] }).people.find(guid), null);
  });

  it('is asked of Dataverse by a filter where the id is a Guid, and compared where it is none', async () => {
    const filtered = peopleOf({ dataverse: [user] });
    await filtered.people.find(guid);
    assert.ok(filtered.queries.includes(`systemusers azureactivedirectoryobjectid eq ${guid}`));
    const odd = peopleOf({
      dataverse: [user, { ...user, azureactivedirectoryobjectid: objectId(20), systemuserid: '2' }],
    });
    assert.equal((await odd.people.find(objectId(20)))?.systemUserId, '2');
    assert.ok(odd.queries.includes('systemusers '));
  });

  it('is what the other system says while one does not answer, and is asked again next time', async () => {
    const { people, queries } = peopleOf({ dataverse: down, finance: [financeUser], access });
    assert.deepEqual((await people.find(guid))?.licences, { dataverse: false, financeOperations: true });
    const before = queries.length;
    await people.find(guid);
    assert.ok(queries.length > before);
  });

  it('fails when nobody knows and one system did not answer', async () => {
    await assert.rejects(peopleOf({ dataverse: down }).people.find(guid), { code: 'SYSTEM_UNREACHABLE' });
  });

  it('is found by user principal name too', async () => {
    const { people } = peopleOf({ dataverse: [user] });
    assert.equal((await people.findByName('nestorw@EXAMPLE.com'))?.aadObjectId, guid);
    assert.equal(await people.findByName('nobody@example.com'), null);
  });

  it('is found by personnel number: the user who is that worker, else who has the worker’s address', async () => {
    const worker: WireRow = { cdm_primaryemailaddress: 'NestorW@example.com', cdm_workernumber: '000077' };
    const asUser = peopleOf({ dataverse: [user], finance: [financeUser], access });
    assert.equal((await asUser.people.findWorker('000077'))?.aadObjectId, guid);
    assert.ok(asUser.queries.includes("SystemUsers PersonnelNumber eq '000077'"));
    const before = asUser.queries.length;
    await asUser.people.findWorker('000077');
    assert.equal(asUser.queries.length, before, 'remembered');
    const byAddress = peopleOf({ dataverse: [user], workers: [worker] });
    assert.equal((await byAddress.people.findWorker('000077'))?.name, 'Nestor Wilke');
    assert.ok(byAddress.queries.includes("cdm_workers cdm_workernumber eq '000077'"));
    assert.equal(await peopleOf({ dataverse: [user] }).people.findWorker("0'77"), null);
  });

  it('is not remembered by personnel number while one system does not answer, and fails when nobody knows', async () => {
    const { people, queries } = peopleOf({ dataverse: down, finance: [financeUser], access });
    assert.equal((await people.findWorker('000077'))?.aadObjectId, guid);
    const before = queries.length;
    await people.findWorker('000077');
    assert.ok(queries.slice(before).some((query) => query.includes("PersonnelNumber eq '000077'")));
    await assert.rejects(peopleOf({ dataverse: down }).people.findWorker('000077'), { code: 'SYSTEM_UNREACHABLE' });
  });
});
