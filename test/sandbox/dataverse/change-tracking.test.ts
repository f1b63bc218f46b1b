import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { refusal, startOrganization, type TestOrganization } from './organization.ts';

const track = { headers: { prefer: 'odata.track-changes' } };

describe('Dataverse stand-in: change tracking', () => {
  let organization: TestOrganization;

  before(async () => {
    organization = await startOrganization();
  });
  after(() => organization.close());

  async function read(path: string, options = {}): Promise<{ rows: Record<string, unknown>[]; delta: string }> {
    const { json } = await organization.expect(200, 'GET', path.replace('http://dataverse.test', ''), options);
    return { rows: json['value'] as Record<string, unknown>[], delta: String(json['@odata.deltaLink']) };
  }

  it('tells what changed and what is gone since the last reading', async () => {
    const kept = await organization.create('msdyn_shipvias', { msdyn_name: 'Kept' });
    const gone = await organization.create('msdyn_shipvias', { msdyn_name: 'Gone' });
    const first = await read('msdyn_shipvias?$select=msdyn_name', track);
    assert.equal(first.rows.length, 2);

    assert.deepEqual((await read(first.delta)).rows, []);

    await organization.expect(204, 'PATCH', `msdyn_shipvias(${kept})`, { body: { msdyn_name: 'Kept 2' } });
    await organization.expect(204, 'DELETE', `msdyn_shipvias(${gone})`);
    const second = await read(first.delta);
    assert.deepEqual(
      second.rows.map((row) => row['msdyn_name'] ?? [row['id'], row['reason']]),
      ['Kept 2', [gone, 'deleted']],
    );
    assert.deepEqual((await read(second.delta)).rows, []);
  });

  it('tells in the last delta what changed while a first reading went from page to page', async () => {
    const paged = { headers: { prefer: 'odata.track-changes,odata.maxpagesize=1' } };
    await organization.create('msdyn_shipvias', { msdyn_name: 'Another' });
    let answer = await organization.expect(200, 'GET', 'msdyn_shipvias', paged);
    await organization.create('msdyn_shipvias', { msdyn_name: 'Meanwhile' });
    for (;;) {
      const next = answer.json['@odata.nextLink'];
      if (typeof next !== 'string') {
        const { rows } = await read(String(answer.json['@odata.deltaLink']));
        assert.ok(rows.some((row) => row['msdyn_name'] === 'Meanwhile'));
        return;
      }
      answer = await organization.expect(200, 'GET', next.replace('http://dataverse.test', ''), paged);
    }
  });

  it('tells a delta page by page, and counts what it tells', async () => {
    const first = await read('msdyn_paymentterms?$select=msdyn_name', track);
    const made: string[] = [];
    for (const name of ['A', 'B', 'C'])
      made.push(await organization.create('msdyn_paymentterms', { msdyn_name: name, msdyn_days: 5 }));
    const gone = made.slice(1);
    for (const id of gone) await organization.expect(204, 'DELETE', `msdyn_paymentterms(${id})`);
    const delta = first.delta.replace('http://dataverse.test', '');
    const count = await organization.expect(
      200,
      'GET',
      delta.replace('msdyn_paymentterms?', 'msdyn_paymentterms/$count?'),
    );
    assert.equal(count.body, '3');

    const told: unknown[] = [];
    let path = delta;
    for (let page = 1; ; page++) {
      const { json, rows } = await organization.expect(200, 'GET', path, {
        headers: { prefer: 'odata.maxpagesize=1' },
      });
      assert.equal(rows.length, 1);
      told.push(rows[0]?.['msdyn_name'] ?? rows[0]?.['id']);
      if (page === 1) await organization.create('msdyn_paymentterms', { msdyn_name: 'D', msdyn_days: 5 });
      const next = json['@odata.nextLink'];
      if (typeof next !== 'string') {
        assert.deepEqual(
          (await read(String(json['@odata.deltaLink']))).rows.map((row) => row['msdyn_name']),
          ['D'],
        );
        break;
      }
      assert.equal(json['@odata.deltaLink'], undefined);
      path = next.replace('http://dataverse.test', '');
    }
    assert.deepEqual(
      told.filter((each) => each !== 'D'),
      ['A', ...gone],
    );
  });

  it('lets tokens expire when told to, and gives new ones that hold', async () => {
    await organization.create('msdyn_shipvias', { msdyn_name: 'Before' });
    const first = await read('msdyn_shipvias?$select=msdyn_name', track);
    await organization.standIn.expireChangeTracking?.();
    const path = first.delta.replace('http://dataverse.test', '');
    const expired = refusal(await organization.send('GET', path));
    assert.deepEqual([expired.status, expired.code], [400, '0x80044352']);
    assert.match(expired.message, /expired/);

    const second = await read('msdyn_shipvias?$select=msdyn_name', track);
    assert.deepEqual((await read(second.delta)).rows, []);
  });

  it('refuses what does not go with change tracking', async () => {
    const filtered = refusal(await organization.send('GET', "msdyn_shipvias?$filter=msdyn_name eq 'x'", track));
    assert.equal(filtered.status, 400);
    assert.match(filtered.message, /query parameter isn't supported when Change Tracking is enabled/);

    const untracked = refusal(await organization.send('GET', 'serviceendpoints', track));
    assert.equal(untracked.status, 400);
    assert.match(untracked.message, /odata\.track-changes/);

    const old = encodeURIComponent('5!01/01/2020 08:00:00');
    assert.equal((await organization.send('GET', `msdyn_shipvias?$deltatoken=${old}`)).status, 400);
    assert.equal((await organization.send('GET', 'msdyn_shipvias?$deltatoken=nonsense')).status, 400);
    const foreign = encodeURIComponent('999999999!01/01/2100 08:00:00');
    assert.equal((await organization.send('GET', `msdyn_shipvias?$deltatoken=${foreign}`)).status, 400);
  });
});
