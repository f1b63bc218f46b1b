import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { person as caller, rows } from '../support/wire.ts';
import { startRecords, type RunningRecords } from './support/running-records.ts';
import type { Found, Person, Place } from '../../src/records/face.ts';

describe('assets and the work on them', function () {
  this.timeout(120_000);
  let running: RunningRecords;
  let alex: Person;
  let megan: Person;
  let isaiah: Person;

  before(async () => {
    running = await startRecords();
    [alex, megan, isaiah] = await Promise.all([
      running.person('alex'),
      running.person('megan'),
      running.person('isaiah'),
    ]);
  });

  after(() => running.close());

  const wire = () => caller(running.standIns, 'pattif');
  const search = (map: string, words: string, person: Person) =>
    running.records.search({ map, words, company: 'usmf' }, person);
  const keys = (found: readonly Found[]) => found.map(({ key }) => key);
  const assetRow = async (number: string) => {
    const filter = `msdyn_maintenanceassetid eq '${number}' and msdyn_company/cdm_companycode eq 'usmf'`;
    const expand =
      'msdyn_Account($select=name,accountnumber,address1_city),msdyn_CustomerAssetCategory($select=msdyn_name)';
    const [row] = rows(await wire().dataverse('GET', `msdyn_customerassets?$filter=${filter}&$expand=${expand}`));
    assert.ok(row);
    return row as Record<string, unknown> & { msdyn_Account: Record<string, string> };
  };

  describe('searching a map', () => {
    it('finds an asset by number, name, tag, serial, category, account and town, wherever it was born', async () => {
      for (const number of ['C-00001', 'AS-00002']) {
        const row = await assetRow(number);
        const category = row['msdyn_CustomerAssetCategory'] as Record<string, string>;
        const asked = [
          [number, 1],
          [String(row['msdyn_name']), 1],
          [String(row['msdyn_assettag']), 1],
          [String(row['msdyn_serialid']), 1],
          [`${category['msdyn_name']} ${row.msdyn_Account['name']}`, 3],
          [row.msdyn_Account['accountnumber'] ?? '', 9],
          [row.msdyn_Account['address1_city'] ?? '', 40],
        ] as const;
        for (const [words, most] of asked) {
          const found = keys(await search('customer-asset', words, alex));
          assert.ok(found.slice(0, most).includes(number), `${words} finds ${found.slice(0, most).join(', ')}`);
        }
      }
    });

    it('finds assets in Supply Chain Management by number, name, serial, category and location', async () => {
      const serial = String((await assetRow('C-00001'))['msdyn_serialid']);
      for (const words of ['C-00001', serial, 'Cedar Point Hospital'])
        assert.ok(keys(await search('customer-asset', words, megan)).includes('C-00001'), words);
      const sensors = await search('customer-asset', 'sensor', megan);
      assert.ok(sensors.length > 3);
    });

    it('with several words lists what fits all of them, and only else what fits some', async () => {
      const both = await search('customer-asset', 'chiller cedar', alex);
      assert.ok(
        both.length > 0 && both.every(({ name }) => /Chiller.*Cedar/.test(name)),
        both.map(({ name }) => name).join(),
      );
      assert.ok((await search('customer-asset', 'chiller zzzzzz', alex)).length > 0);
    });

    it('gives people of both systems the same records of every plain map', async () => {
      for (const map of ['warehouse', 'customer-asset', 'customer-asset-category', 'payment-term', 'ship-via']) {
        const [ours, theirs] = await Promise.all(
          [alex, megan].map(async (person) => keys(await search(map, '', person))),
        );
        assert.ok((ours?.length ?? 0) > 0, map);
        assert.deepEqual(ours, theirs, map);
      }
    });

    it('describes records without a kind by their map, and one made a moment ago is found', async () => {
      const [chiller] = await search('customer-asset-category', 'chiller', alex);
      assert.deepEqual([chiller?.kind, chiller?.key, chiller?.name], ['record', 'CHILLER', 'Chiller']);
      await search('payment-term', '', megan);
      await wire().financeOperations('POST', 'PaymentTerms', { dataAreaId: 'usmf', Name: 'N77', Description: 'Soon' });
      await pause(150);
      assert.equal((await search('payment-term', 'N77', megan))[0]?.name, 'Soon');
    });

    it('refuses a map that does not exist', async () => {
      await assert.rejects(search('nothing', '', alex), { code: 'MAP_UNKNOWN' });
    });
  });

  describe('the family of an asset', () => {
    it('is the same in both systems: the whole first, then each part after the one it belongs to', async () => {
      const all = rows(await wire().financeOperations('GET', "AssetMaintenanceAssets?$filter=dataAreaId eq 'usmf'"));
      const parentOf = new Map(all.map((row) => [row['MaintenanceAssetId'], row['ParentMaintenanceAssetId']]));
      const deep = all.find((row) => Boolean(parentOf.get(parentOf.get(row['MaintenanceAssetId']))));
      const part = String(deep?.['MaintenanceAssetId']);
      const middle = String(parentOf.get(part));
      const whole = String(parentOf.get(middle));
      for (const person of [alex, megan]) {
        const family = async (key: string) => {
          const found = (await search('customer-asset', key, person)).find((one) => one.key === key);
          assert.ok(found);
          return running.records.assetFamily(found, person);
        };
        const above = await family(part);
        assert.deepEqual(keys(above.ancestors), [whole, middle]);
        const below = await family(whole);
        assert.deepEqual(
          below.parts.map(({ found, depth }) => [found.key, depth]),
          [
            [middle, 1],
            [part, 2],
          ],
        );
      }
    });
  });

  describe('work orders', () => {
    const openOf = async (filter: string) =>
      rows(
        await wire().dataverse(
          'GET',
          `msdyn_workorders?$filter=msdyn_systemstatus le 690970002 and ${filter}&$orderby=msdyn_name`,
        ),
      );

    it('of an asset are those still open', async () => {
      const [open] = await openOf("_msdyn_customerasset_value ne null and msdyn_company/cdm_companycode eq 'usmf'");
      const asset = (await search('customer-asset', '', alex)).find(
        ({ id }) => id === open?.['_msdyn_customerasset_value'],
      );
      assert.ok(asset);
      const lines = await running.records.workOrdersOf([asset], alex);
      const expected = await openOf(`_msdyn_customerasset_value eq ${asset.id}`);
      assert.deepEqual(
        lines.map(({ number }) => number),
        expected.map((row) => row['msdyn_name']),
      );
      assert.equal(lines[0]?.asset?.key, asset.key);
      assert.deepEqual(await running.records.workOrdersOf([asset], megan), []);
    });

    it('of a technician begin with the current booking; people without bookings have none', async () => {
      const mine = await running.records.myWorkOrders(isaiah);
      assert.ok(mine.length > 0);
      const starts = mine.flatMap(({ start }) => start ?? []);
      assert.deepEqual(starts, starts.toSorted());
      assert.ok(mine.every(({ status }) => status !== 'completed' && status !== 'canceled'));
      assert.deepEqual(await running.records.myWorkOrders(megan), []);
    });

    it('are shown with who is booked, what for and where', async () => {
      const [first] = await running.records.myWorkOrders(isaiah);
      assert.ok(first);
      const view = await running.records.workOrderView(first.number.toLowerCase(), isaiah);
      assert.ok(view);
      assert.equal(view.number, first.number);
      assert.ok(view.bookings.some(({ resource }) => resource === 'Isaiah Langer'));
      assert.ok(['Repair', 'Inspection'].includes(view.type ?? ''));
      assert.match(view.links[0]?.url ?? '', /etn=msdyn_workorder&id=/);
      assert.equal(await running.records.workOrderView('WO-99999', isaiah), null);
      assert.equal(await running.records.workOrderView(first.number, megan), null);
    });
  });

  describe('what is near', () => {
    const seattle: Place = { latitude: 47.6, longitude: -122.3, label: '47.6, -122.3' };

    it('among assets are those that stand somewhere, nearest first', async () => {
      const near = await running.records.nearbyAssets(seattle, 'usmf', alex);
      assert.ok(near.length > 50);
      const distances = near.map(({ kilometres }) => kilometres);
      assert.deepEqual(
        distances,
        distances.toSorted((one, other) => one - other),
      );
      assert.deepEqual(await running.records.nearbyAssets(seattle, 'usmf', megan), []);
    });
  });

  describe('stock of a product', () => {
    it('is listed by warehouse, most first, in the figures of the own system', async () => {
      for (const person of [alex, megan]) {
        const stock = await running.records.stockOf('P-100', 'usmf', person);
        assert.ok(stock.length > 3);
        const figures = stock.map(({ figure }) => figure.available);
        assert.deepEqual(
          figures,
          figures.toSorted((one, other) => other - one),
        );
        assert.ok(stock.every(({ warehouse }) => warehouse.company === 'usmf'));
        assert.equal(stock[0]?.figure.system, person === alex ? 'dataverse' : 'financeOperations');
      }
      assert.deepEqual(await running.records.stockOf('NOTHING', 'usmf', alex), []);
    });
  });
});
