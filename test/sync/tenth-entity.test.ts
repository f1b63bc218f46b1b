import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { termsOfDelivery } from '../maps/tenth-entity.ts';
import { alex, startCore, startStandIns, type RunningParts, type StandIns } from '../support/running-core.ts';
import { person, rows } from '../support/wire.ts';

describe('a tenth entity', function () {
  this.timeout(60_000);
  let folder: string;
  let standIns: StandIns;
  let core: RunningParts;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tenth-'));
    await writeFile(join(folder, 'delivery-term.map.ts'), termsOfDelivery);
    standIns = await startStandIns();
    core = await startCore(standIns, { furtherMaps: folder });
  });
  after(async () => {
    await core.close();
    await standIns.close();
    await rm(folder, { recursive: true });
  });

  const administrator = () => person(standIns, 'pattif');
  const sides = async (code: string) => {
    const ref = { map: 'delivery-term', company: 'usmf', key: [code] };
    const map = core.sync.map('delivery-term');
    return [await core.dataverse.system.read(map, ref), await core.financeOperations.system.read(map, ref)];
  };

  it('fits both schemas', async () => {
    const map = core.sync.map('delivery-term');
    for (const { system } of [core.dataverse, core.financeOperations])
      assert.deepEqual(
        (await system.inspect([map])).filter(({ severity }) => severity !== 'warning'),
        [],
      );
  });

  it('is written to both systems', async () => {
    const outcome = await core.sync.write({
      requestId: 'tenth',
      actor: { ...alex, licences: { dataverse: false, financeOperations: false } },
      origin: 'command',
      summary: 'create delivery term',
      changes: [
        {
          action: 'create',
          ref: { map: 'delivery-term', company: 'usmf', key: ['TEN'] },
          values: { TermsCode: 'TEN', Description: 'Ten days', IsTransportRequired: true },
        },
      ],
    });
    assert.equal(outcome.kind, 'committed', JSON.stringify(outcome));
    const [dataverse, financeOperations] = await sides('TEN');
    assert.deepEqual(dataverse?.values, financeOperations?.values);
    assert.equal(dataverse?.values['IsTransportRequired'], true);
  });

  it('follows a save in Supply Chain Management', async () => {
    const answer = await administrator().financeOperations('POST', 'DeliveryTerms', {
      dataAreaId: 'usmf',
      TermsCode: 'ELEVEN',
      Description: 'Eleven days',
    });
    assert.equal(answer.status, 201, answer.text);
    const [dataverse, financeOperations] = await sides('ELEVEN');
    assert.equal(dataverse?.values['Description'], 'Eleven days');
    assert.deepEqual(dataverse?.values, financeOperations?.values);
    const [row] = rows(
      await administrator().dataverse('GET', `msdyn_termsofdeliveries?$filter=msdyn_termscode eq 'ELEVEN'`),
    );
    assert.equal(row?.['msdyn_istransportrequired'], false);
  });

  it('is one of the maps an administrator sees', async () => {
    const status = (await core.sync.status()).find(({ name }) => name === 'delivery-term');
    assert.equal(status?.status, 'Running');
  });
});
