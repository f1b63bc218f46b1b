import assert from 'node:assert/strict';
import { meanEarthRadius } from '../../src/records/distance.ts';
import { traceOf } from '../support/trace.ts';
import { person as caller, rows } from '../support/wire.ts';
import { objectId, startRecords, type RunningRecords } from './support/running-records.ts';
import type { Person, Place } from '../../src/records/face.ts';

describe('records over both systems', function () {
  this.timeout(120_000);
  let running: RunningRecords;
  let alex: Person;
  let megan: Person;
  let isaiah: Person;
  let patti: Person;

  before(async () => {
    running = await startRecords();
    [alex, megan, isaiah, patti] = await Promise.all([
      running.person('alex'),
      running.person('megan'),
      running.person('isaiah'),
      running.person('patti'),
    ]);
  });

  after(() => running.close());

  const seattle: Place = { latitude: 47.6, longitude: -122.3, label: '47.6, -122.3' };
  const wire = () => caller(running.standIns, 'pattif');

  /** Kilometres by the spherical law of cosines, unlike the code under test. */
  const kilometres = (from: Place, latitude: number, longitude: number) => {
    const [a, b, c] = [from.latitude, latitude, longitude - from.longitude].map((degrees) => (degrees * Math.PI) / 180);
    assert.ok(a !== undefined && b !== undefined && c !== undefined);
    const cosine = Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(c);
    return meanEarthRadius * Math.acos(Math.min(1, Math.max(-1, cosine)));
  };

  describe('a person', () => {
    it('reads through the system of the licence', () => {
      assert.deepEqual(
        [alex, megan, isaiah, patti].map(({ licences }) => [licences.dataverse, licences.financeOperations]),
        [
          [true, false],
          [false, true],
          [true, false],
          [true, true],
        ],
      );
    });

    it('has a personnel number without a licence for finance and operations', () => {
      assert.equal(alex.personnelNumber, '000020');
    });

    it('has roles and a limit as an approver', () => {
      assert.equal(megan.approvalLimit, 10_000);
      assert.ok(megan.roles.includes('approver'));
    });

    it('is nobody without a licence, and found by name as by id', async () => {
      assert.equal(await running.records.person(objectId(25)), null);
      assert.equal((await running.records.personOf('MeganB@example.com'))?.aadObjectId, objectId(21));
    });
  });

  describe('the nearest warehouse', () => {
    it('is the first of a complete list that equals an independent computation over the system’s own answers', async () => {
      const all = rows(await wire().financeOperations('GET', "Warehouses?$filter=dataAreaId eq 'usmf'"));
      const expected = all
        .map((row) => ({
          id: String(row['WarehouseId']),
          at: [Number(row['PrimaryAddressLatitude']), Number(row['PrimaryAddressLongitude'])] as const,
        }))
        .filter(({ at }) => at[0] !== 0 || at[1] !== 0)
        .map(({ id, at }) => ({ id, kilometres: kilometres(seattle, ...at) }))
        .sort((one, other) => one.kilometres - other.kilometres || (one.id < other.id ? -1 : 1));
      for (const person of [alex, megan]) {
        const { warehouses } = await running.records.nearest({ from: seattle, company: 'usmf' }, person);
        assert.equal(warehouses.length, all.length);
        const measured = warehouses.filter((warehouse) => warehouse.kilometres !== null);
        assert.deepEqual(
          measured.map(({ id }) => id),
          expected.map(({ id }) => id),
        );
        measured.forEach((warehouse, index) =>
          assert.ok(Math.abs((warehouse.kilometres ?? 0) - (expected[index]?.kilometres ?? 0)) < 0.01, warehouse.id),
        );
      }
    });

    it('has the reason for warehouses without a distance', async () => {
      const { warehouses } = await running.records.nearest({ from: seattle, company: 'usmf' }, alex);
      const reasons = Object.fromEntries(warehouses.map(({ id, withoutDistance }) => [id, withoutDistance]));
      assert.equal(reasons['TRUCK-07'], 'truck');
      assert.equal(reasons['FLOAT-01'], 'position 0,0');
      assert.equal(reasons['SEA-01'], null);
    });

    it('carries address, stock, the fields of Supply Chain Management and links to the own system only', async () => {
      const [first] = (await running.records.nearest({ from: seattle, company: 'usmf' }, alex)).warehouses;
      assert.equal(first?.id, 'SEA-01');
      assert.match(first.address ?? '', /Seattle/);
      assert.equal(first.integration['Transit warehouse'], 'SEA-T');
      assert.ok(first.stock.length > 0 && first.stock.every(({ system }) => system === 'dataverse'));
      assert.equal(first.links.length, 1);
      assert.match(
        first.links[0]?.url ?? '',
        /main\.aspx\?pagetype=entityrecord&etn=msdyn_warehouse&id=[0-9a-f-]{36}$/,
      );
      const [other] = (await running.records.nearest({ from: seattle, company: 'usmf' }, megan)).warehouses;
      assert.match(other?.links[0]?.url ?? '', /\?cmp=usmf&mi=InventLocations/);
      const [both] = (await running.records.nearest({ from: seattle, company: 'usmf' }, patti)).warehouses;
      assert.equal(both?.links.length, 2);
    });

    it('with so much of a product lists only those that have it, in either system', async () => {
      for (const person of [alex, megan]) {
        const query = { from: seattle, company: 'usmf', stock: { product: 'P-100', quantity: 3 } };
        const { warehouses } = await running.records.nearest(query, person);
        assert.ok(warehouses.length > 0 && warehouses.length < 48);
        assert.ok(warehouses.every(({ stock }) => stock.length === 1 && (stock[0]?.available ?? 0) >= 3));
      }
    });

    it('reads the list once for several pages, and anew after a warehouse was written here', async () => {
      const trace = traceOf(running.standIns.dataverse);
      const lists = async () =>
        (await trace.calls()).filter((call) => /^GET.*msdyn_warehouses\?.*isfallbackwarehouse/.test(call));
      running.records.written('warehouse');
      await trace.clear();
      const first = await running.records.nearest({ from: seattle, company: 'usmf' }, alex);
      const again = await running.records.nearest({ from: { ...seattle, latitude: 0 }, company: 'usmf' }, alex);
      assert.equal((await lists()).length, 1);
      assert.equal(again.readAt, first.readAt, 'the answer tells when its list was read');
      running.records.written('warehouse');
      await running.records.nearest({ from: seattle, company: 'usmf' }, alex);
      assert.equal((await lists()).length, 2);
    });

    it('is none in a company that does not exist, and for a product nobody has', async () => {
      for (const person of [alex, megan]) {
        assert.deepEqual((await running.records.nearest({ from: seattle, company: 'none' }, person)).warehouses, []);
        const query = { from: seattle, company: 'usmf', stock: { product: "X'*", quantity: 1 } };
        assert.deepEqual((await running.records.nearest(query, person)).warehouses, []);
      }
    });
  });

  describe('finding', () => {
    it('shows people of both systems the same warehouses, sites, vendors and orders', async () => {
      for (const kind of ['warehouse', 'site', 'vendor', 'purchase-order', 'unit', 'ship-via', 'asset'] as const) {
        const [ours, theirs] = await Promise.all(
          [alex, megan].map(async (person) => {
            const found = await running.records.find(kind, '', person, 10_000);
            return found.map(({ key, company }) => `${company} ${key}`).sort();
          }),
        );
        assert.ok((ours?.length ?? 0) > 0, kind);
        assert.deepEqual(ours, theirs, kind);
      }
    });

    it('finds P-100 by P100 in both', async () => {
      for (const person of [alex, megan])
        assert.equal((await running.records.find('product', 'P100', person))[0]?.key, 'P-100');
    });

    it('knows customers and work orders in Field Service only', async () => {
      assert.ok((await running.records.find('work-order', 'hospital', alex)).length > 0);
      assert.deepEqual(await running.records.find('work-order', 'hospital', megan), []);
      assert.deepEqual(await running.records.find('account', '', megan), []);
    });

    it('finds nothing for people without a licence', async () => {
      const nobody = { ...alex, licences: { dataverse: false, financeOperations: false } };
      assert.deepEqual(await running.records.find('warehouse', 'SEA', nobody), []);
    });
  });

  describe('choices', () => {
    const keys = async (map: string, property: string, person: Person, words?: string) =>
      (await running.records.choices(map, property, person, 'usmf', words)).map(({ key }) => key);

    it('of a looked-up field are the rows of the company, the same in both systems', async () => {
      for (const property of [
        'DefaultReceivingSiteId',
        'DefaultReceivingWarehouseId',
        'DeliveryTermsId',
        'CurrencyCode',
      ]) {
        const [ours, theirs] = await Promise.all(
          [alex, megan].map((person) => keys('purchase-order', property, person)),
        );
        assert.ok((ours?.length ?? 0) > 1, property);
        assert.deepEqual(ours, theirs, property);
      }
    });

    it('of a vendor are vendors that may be ordered from', async () => {
      const held = rows(
        await wire().financeOperations(
          'GET',
          "VendorsV2?$filter=dataAreaId eq 'usmf' and OnHoldStatus eq Microsoft.Dynamics.DataEntities.VendBlocked'All'",
        ),
      ).map((row) => row['VendorAccountNumber']);
      assert.ok(held.length > 0);
      for (const person of [alex, megan]) {
        const choices = await keys('purchase-order', 'OrderVendorAccountNumber', person);
        assert.ok(choices.includes('US-101'));
        assert.ok(!choices.some((key) => held.includes(key) || key.startsWith('C-')));
      }
    });

    it('of a product are those released to the company, whichever system they are read in', async () => {
      const [ours, theirs] = await Promise.all([
        keys('purchase-order-product', 'ProductNumber', alex),
        keys('purchase-order-product', 'ProductNumber', megan),
      ]);
      assert.ok(ours.includes('P-100'));
      assert.ok(!ours.includes('P-230'), 'in Dataverse, and released nowhere');
      assert.deepEqual(ours, theirs);
    });

    it('of a choice are its symbols with their words', async () => {
      const choices = await running.records.choices('warehouse', 'WarehouseType', alex, 'usmf');
      assert.deepEqual(
        choices.find(({ key }) => key === 'GoodsInRoute_RU'),
        {
          kind: 'choice',
          key: 'GoodsInRoute_RU',
          name: 'Goods in route RU',
          detail: '',
          id: null,
          company: null,
          place: null,
        },
      );
    });

    it('are filtered by words, and none for a plain field', async () => {
      assert.equal((await keys('purchase-order', 'DefaultReceivingWarehouseId', alex, 'tacoma'))[0], 'TAC-01');
      assert.deepEqual(await keys('warehouse', 'WarehouseName', alex), []);
      await assert.rejects(keys('nothing', 'X', alex), { code: 'MAP_UNKNOWN' });
    });
  });

  describe('places', () => {
    const labels = async (words: string, person: Person) =>
      (await running.records.places(words, person)).map(({ label }) => label);

    it('are coordinates, records by key or name, and towns', async () => {
      assert.deepEqual(await running.records.places('47.6,-122.3', alex), [seattle]);
      assert.match((await labels('WO-01001', alex))[0] ?? '', /^work order WO-01001 \(/);
      assert.match((await labels('warehouse sea-01', megan))[0] ?? '', /^warehouse SEA-01/);
      assert.match((await labels('Lakeview Ice Arena', alex)).join(), /account C-\d+ \(Lakeview Ice Arena\)/);
      assert.match((await labels('seattle', megan))[0] ?? '', /^Seattle \(middle of \d+ addresses there\)$/);
      assert.match((await labels('site NW', alex))[0] ?? '', /^site NW/);
    });

    it('are none for a truck and for words that mean nothing', async () => {
      assert.deepEqual(await labels('warehouse TRUCK-07', alex), []);
      assert.deepEqual(await labels('qqqqq', alex), []);
      assert.deepEqual(await labels('', alex), []);
    });

    it('of the person’s own start with the current or next booking', async () => {
      const [first, ...others] = await running.records.ownPlaces(isaiah);
      assert.match(first?.label ?? '', /^my (current|next) booking: work order WO-/);
      assert.ok(others.some(({ label }) => label.startsWith('work order WO-')));
      assert.match(others.at(-1)?.label ?? '', /^my site NW .* site of TRUCK-07$/);
    });

    it('of people without bookings are the sites of their company', async () => {
      for (const person of [alex, megan]) {
        const places = await running.records.ownPlaces(person);
        assert.ok(places.length > 1 && places.every(({ label }) => label.startsWith('site ')));
      }
    });
  });

  describe('one record', () => {
    const ref = { map: 'warehouse', company: 'usmf', key: ['SEA-01'] };

    it('is shown from the own system', async () => {
      const [ours, theirs] = await Promise.all([alex, megan].map((person) => running.records.show(ref, person)));
      assert.equal(ours?.values.WarehouseName, 'Seattle depot');
      assert.notEqual(ours?.id, null);
      assert.equal(theirs?.values.WarehouseName, 'Seattle depot');
      assert.equal(theirs?.id, null);
    });

    it('has links to the person’s systems', async () => {
      assert.equal((await running.records.links(ref, patti)).length, 2);
      assert.equal((await running.records.links(ref, megan)).length, 1);
    });
  });

  describe('a work order for an asset', () => {
    it('is created in Field Service as the person, once per request', async () => {
      const [asset] = await running.records.find('asset', 'Motor 1 Cedar Point Hospital', alex);
      assert.ok(asset);
      const draft = { asset, account: null, workOrderType: 'inspection', summary: 'Leaks ${oil} 🛢' };
      const [once, again] = [
        await running.records.createWorkOrder(draft, alex, 'request-1'),
        await running.records.createWorkOrder(draft, alex, 'request-1'),
      ];
      assert.ok(once.kind === 'created' && again.kind === 'created');
      assert.equal(once.workOrder.key, again.workOrder.key);
      assert.equal((await running.records.workOrder(once.workOrder.key, alex))?.id, once.workOrder.id);
      const kept = await wire().dataverse('GET', `msdyn_workorders(${once.workOrder.id})`);
      assert.equal(kept.body['msdyn_workordersummary'], draft.summary);
      assert.equal(kept.body['_msdyn_customerasset_value'], asset.id);
      assert.equal(kept.body['_createdby_value'], alex.systemUserId);
      assert.match(once.links[0]?.url ?? '', /etn=msdyn_workorder&id=/);
    });

    it('is refused in the system’s own words without the right, and in ours without a licence', async () => {
      const [asset] = await running.records.find('asset', '', isaiah, 1);
      assert.ok(asset);
      const draft = { asset, account: null, workOrderType: 'Inspection', summary: 'Leaks' };
      const mayNot = await running.records.createWorkOrder(draft, isaiah, 'request-2');
      assert.ok(mayNot.kind === 'refused' && /prvCreatemsdyn_workorder/.test(mayNot.message));
      const unlicensed = await running.records.createWorkOrder(draft, megan, 'request-3');
      assert.ok(unlicensed.kind === 'refused' && /no licence/.test(unlicensed.message));
      const noType = await running.records.createWorkOrder({ ...draft, workOrderType: 'Party' }, alex, 'request-4');
      assert.ok(noType.kind === 'refused' && /Party/.test(noType.message));
    });
  });
});
