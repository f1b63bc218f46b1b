import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { RecordRef } from '../../../src/connectors/port.ts';
import type { CanonicalRecord } from '../../../src/maps/entity-map.ts';
import { startTwoSystems, type Body, type TwoSystems } from '../../support/two-systems.ts';
import { patti, unwatched } from './people.ts';

const count = 2_000;
const differing = 20;
const page = 500;

/** Creates records of one system in one request, each on its own, as a migration would. */
async function batch(url: string, saves: readonly { readonly path: string; readonly body: Body }[]): Promise<void> {
  const parts = saves.flatMap(({ path, body }, index) => [
    '--all',
    'Content-Type: multipart/mixed; boundary=one',
    '',
    '--one',
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    `Content-ID: ${index + 1}`,
    '',
    `POST ${path} HTTP/1.1`,
    'Content-Type: application/json',
    '',
    JSON.stringify(body),
    '--one--',
    '',
  ]);
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      authorization: 'Bearer pattif@example.com',
      'content-type': 'multipart/mixed; boundary=all',
      connection: 'close',
    },
    body: [...parts, '--all--', ''].join('\r\n'),
  });
  const text = await answer.text();
  assert.equal(text.match(/HTTP\/1\.1 20[14]/g)?.length, saves.length, text.slice(0, 2_000));
}

/** What Dataverse has to hold in plain columns to be the same as these values. */
function columnsOf(two: TwoSystems, values: CanonicalRecord): Body {
  const { fields } = two.map('warehouse');
  return Object.fromEntries(
    fields
      .filter(({ dataverse, property }) => !dataverse.includes('.') && values[property] != null)
      .map(({ dataverse, property, values: choices }) => {
        const value = values[property];
        return [dataverse, typeof value === 'string' ? (choices?.[value] ?? value) : value];
      }),
  );
}

describe('reconcile over many records', function () {
  this.timeout(240_000);
  let two: TwoSystems;
  const id = (index: number) => `M${String(index).padStart(4, '0')}`;
  const ref = (index: number): RecordRef => ({ map: 'warehouse', company: 'usmf', key: [id(index)] });
  /** Every hundredth is named otherwise in Field Service. */
  const isPlanted = (index: number) => index % (count / differing) === 0;

  before(async () => {
    two = await startTwoSystems(unwatched);
    const company = await two.bind('cdm_company', 'usmf');
    const site = await two.bind('msdyn_operationalsite', 'NW');
    await two.unheard(async () => {
      for (let start = 0; start < count; start += page) {
        const indexes = Array.from({ length: page }, (_, offset) => start + offset);
        await batch(
          `${two.standIns.financeOperations}/data/$batch`,
          indexes.map((index) => ({
            path: '/data/Warehouses',
            body: {
              dataAreaId: 'usmf',
              WarehouseId: id(index),
              WarehouseName: `Depot ${index}`,
              OperationalSiteId: 'NW',
            },
          })),
        );
        const columns = columnsOf(two, (await two.sides(ref(start))).financeOperations?.values ?? {});
        await batch(
          `${two.standIns.dataverse}/api/data/v9.2/$batch`,
          indexes.map((index) => ({
            path: '/api/data/v9.2/msdyn_warehouses',
            body: {
              ...columns,
              msdyn_name: id(index),
              msdyn_warehouseidentifier: id(index),
              msdyn_description: isPlanted(index) ? `Planted ${index}` : `Depot ${index}`,
              'msdyn_company@odata.bind': company,
              'msdyn_operationalsite@odata.bind': site,
            },
          })),
        );
      }
    });
  });
  after(() => two.close());

  it('finds exactly those that differ among 2 000 and repairs them', async () => {
    const report = await two.core.sync.reconcile({ map: 'warehouse', company: 'usmf' });
    assert.ok(report.compared >= count, String(report.compared));
    const planted = Array.from({ length: count }, (_, index) => index).filter(isPlanted);
    assert.deepEqual(new Set(report.differences.map((one) => one.ref.key[0])), new Set(planted.map(id)));
    for (const { fields, repair } of report.differences) {
      assert.deepEqual(
        fields.map(({ property, movedIn }) => [property, movedIn]),
        [['WarehouseName', 'unknown']],
      );
      assert.equal(repair, null);
    }
    const refs = report.differences.map((one) => one.ref);
    const asked = { requestId: randomUUID(), refs, by: patti };
    const undecided = await two.core.sync.repair({ ...asked, take: null });
    assert.equal(undecided.left.length, differing);
    assert.match(
      undecided.left[0]?.problems[0]?.message ?? '',
      /Name differs and was never agreed on: "Planted \d+" in Field Service, "Depot \d+" in Supply Chain Management/,
    );
    const repaired = await two.core.sync.repair({ ...asked, requestId: randomUUID(), take: 'dataverse' });
    assert.deepEqual(repaired.left, []);
    assert.equal(repaired.repaired.length, differing);
    for (const index of planted)
      assert.equal((await two.same(ref(index)))['WarehouseName'], `Planted ${index}`, id(index));
    const after = await two.core.sync.reconcile({ map: 'warehouse', company: 'usmf' });
    assert.deepEqual(after.differences, []);
    assert.equal(after.compared, report.compared);
  });
});
