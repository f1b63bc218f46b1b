import assert from 'node:assert/strict';
import { loadMaps } from '../../src/maps/catalogue.ts';
import type { CanonicalRecord, MapCatalogue } from '../../src/maps/entity-map.ts';
import { compareAggregate } from '../../src/sync/compare-aggregate.ts';
import { compare, type Pair } from '../../src/sync/compare.ts';

describe('comparison of what was deleted on one side', () => {
  let catalogue: MapCatalogue;
  before(async () => {
    catalogue = await loadMaps();
  });

  /** A record that both agreed on with these values, as the sides have it now; null: deleted there. */
  const pair = (
    map: string,
    key: readonly (string | number)[],
    dataverse: CanonicalRecord | null,
    financeOperations: CanonicalRecord | null,
    agreed: CanonicalRecord | null = { LineDescription: 'Pump' },
    version = '1',
  ): Pair => {
    const ref = { map, company: 'usmf', key };
    const side = (values: CanonicalRecord | null) => values && { ref, values, version, id: null };
    return {
      map: catalogue.get(map),
      ref,
      base: agreed && { ref, values: agreed, dataverseId: 'd', dataverseVersion: '1', financeOperationsVersion: '1' },
      dataverse: side(dataverse),
      financeOperations: side(financeOperations),
    };
  };
  const order = (values: CanonicalRecord) => pair('purchase-order', ['P1'], null, values, { Email: 'a@example.com' });
  const line = (values: CanonicalRecord, agreed?: CanonicalRecord | null) =>
    pair('purchase-order-product', ['P1', 1], null, values, agreed);

  it('takes the lines with their order when nobody touched either since', () => {
    const differences = compareAggregate(
      [order({ Email: 'a@example.com' }), line({ LineDescription: 'Pump' })],
      'dataverse',
    );
    assert.deepEqual(
      differences.map(({ difference }) => difference.toFinanceOperations?.action),
      ['delete', 'delete'],
    );
  });

  for (const [what, members] of [
    ['the order was changed', () => [order({ Email: 'b@example.com' }), line({ LineDescription: 'Pump' })]],
    ['one of its lines was changed', () => [order({ Email: 'a@example.com' }), line({ LineDescription: 'Valve' })]],
    ['a line was added', () => [order({ Email: 'a@example.com' }), line({ LineDescription: 'New' }, null)]],
  ] as const)
    it(`touches nothing of an order and leaves it to people when ${what} where it still is`, () => {
      const [root, member] = compareAggregate(members(), 'dataverse');
      assert.deepEqual(root?.difference, {
        toDataverse: null,
        toFinanceOperations: null,
        conflicts: [{ property: null, dataverse: null, financeOperations: 'there' }],
      });
      assert.deepEqual(member?.difference, { toDataverse: null, toFinanceOperations: null, conflicts: [] });
    });

  it('lets a deletion travel whoever brings the news, as long as the other side was not saved since', () => {
    const untouched = pair('warehouse', ['24'], null, { WarehouseName: 'A' }, { WarehouseName: 'A' });
    assert.equal(compare(untouched, 'financeOperations').toFinanceOperations?.action, 'delete');
    const saved = pair('warehouse', ['24'], null, { WarehouseName: 'A' }, { WarehouseName: 'A' }, '2');
    assert.equal(compare(saved, 'financeOperations').conflicts.length, 1);
    assert.equal(compare(saved, 'dataverse').toFinanceOperations?.action, 'delete');
  });

  it('brings a posted receipt back that Field Service deleted', () => {
    const receipt = pair('purchase-order-receipt', [7], null, { RecordId: 7 }, { RecordId: 7 });
    assert.equal(compare(receipt, 'dataverse').toDataverse?.action, 'create');
  });

  it('takes keys that differ in letter case or trailing blanks for the same', () => {
    const spelled = pair('warehouse', ['24A'], { WarehouseId: '24a' }, { WarehouseId: '24A ' }, null);
    assert.deepEqual(compare(spelled, 'both'), { toDataverse: null, toFinanceOperations: null, conflicts: [] });
  });

  it('leaves to people what was never agreed on when there is news from both sides', () => {
    const born = pair('warehouse', ['24'], { WarehouseName: 'A' }, { WarehouseName: 'B' }, null);
    assert.deepEqual(compare(born, 'both').conflicts, [
      { property: 'WarehouseName', dataverse: 'A', financeOperations: 'B' },
    ]);
  });
});
