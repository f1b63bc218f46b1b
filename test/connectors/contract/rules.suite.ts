import assert from 'node:assert/strict';
import { company, creation, freshId, integration, refTo, sample, update, write, type ContractParts } from './parts.ts';

/** Rules of the system, lookups, and what can be known beforehand. */
export function describeRules(parts: () => ContractParts): void {
  const warehouse = (site: string | null) => ({ WarehouseName: 'Test depot', OperationalSiteId: site });

  it('names field and record when a lookup leads nowhere, and writes nothing', async () => {
    const ref = refTo('warehouse', freshId('W'));
    const answer = await write(parts(), creation(ref, warehouse('NOSITE')));
    assert.ok(answer.kind === 'refused', JSON.stringify(answer));
    const [problem] = answer.problems;
    assert.equal(problem?.field, 'OperationalSiteId', JSON.stringify(problem));
    assert.deepEqual(problem.ref, ref);
    assert.ok(problem.message.includes('NOSITE'));
    assert.equal(await parts().system.read(parts().maps.get('warehouse'), ref), null);
  });

  it('applies all changes of a set or none', async () => {
    const good = refTo('ship-via', freshId('T'));
    const bad = refTo('warehouse', freshId('W'));
    const answer = await write(
      parts(),
      creation(good, { ModeDescription: 'Road' }),
      creation(bad, { ...warehouse('SOUTH'), WarehouseName: 'x'.repeat(5000) }),
    );
    assert.equal(answer.kind, 'refused', JSON.stringify(answer));
    assert.equal(await parts().system.read(parts().maps.get('ship-via'), good), null);
  });

  it('writes an order with its lines in one set and reads the lines of the order', async () => {
    const number = await parts().orderNumber();
    const line = (position: number) =>
      creation(refTo('purchase-order-product', number, position), {
        ProductNumber: 'P-102',
        OrderedPurchaseQuantity: position,
        PurchaseUnitSymbol: 'ea',
        CurrencyCode: 'USD',
        ReceivingSiteId: 'SOUTH',
        ReceivingWarehouseId: 'DAL-01',
      });
    const answer = await write(
      parts(),
      creation(refTo('purchase-order', number), {
        OrderVendorAccountNumber: 'US-101',
        CurrencyCode: 'USD',
        AccountingDate: '2026-11-23',
      }),
      line(2),
      line(1),
    );
    assert.ok(answer.kind === 'written', JSON.stringify(answer));
    assert.equal(answer.snapshots.length, 3);
    const map = parts().maps.get('purchase-order-product');
    const lines = await parts().system.readChildren(map, refTo('purchase-order', number));
    assert.deepEqual(
      lines.map(({ ref }) => ref.key),
      [
        [number, 1],
        [number, 2],
      ],
    );
    assert.deepEqual(
      lines.map(({ values }) => values['ProductNumber']),
      ['P-102', 'P-102'],
    );
  });

  it('reads the children of an ancestor further up by the key they repeat', async () => {
    const { system, maps } = parts();
    const map = maps.get('purchase-order-receipt-product');
    const receiptLine = await sample(parts(), map, () => true);
    const order = refTo('purchase-order', String(receiptLine?.values['PurchaseOrderNumber']));
    const found = await system.readChildren(map, order);
    assert.ok(found.some(({ ref }) => ref.key[0] === receiptLine?.ref.key[0]));
    assert.ok(found.every(({ values }) => values['PurchaseOrderNumber'] === order.key[0]));
  });

  it('finds out by reading alone what would be refused, all at once', async () => {
    const ref = refTo('warehouse', freshId('W'));
    const problems = await parts().system.check(
      [
        creation(ref, { WarehouseName: 'x'.repeat(5000), OperationalSiteId: 'NOSITE' }),
        creation(refTo('warehouse', freshId('W')), warehouse(null)),
      ],
      integration,
    );
    const told = problems.map(({ code, field }) => `${code} ${field}`);
    assert.ok(told.includes('TEXT_TOO_LONG WarehouseName'), JSON.stringify(told));
    assert.ok(told.includes('LOOKUP_MISSING OperationalSiteId'), JSON.stringify(told));
    const demands = parts().name === 'financeOperations';
    assert.equal(told.includes('VALUE_MISSING OperationalSiteId'), demands, JSON.stringify(told));
    assert.equal(await parts().system.read(parts().maps.get('warehouse'), ref), null);
  });

  it('finds nothing against a change that will pass', async () => {
    const change = creation(refTo('warehouse', freshId('W')), warehouse('SOUTH'));
    assert.deepEqual(await parts().system.check([change], integration), []);
  });

  it('tells a person who is no user of the system', async () => {
    const lynne = {
      as: 'person',
      aadObjectId: '00000000-0000-0000-0000-0000000000025',
      userPrincipalName: 'lynner@example.com',
    } as const;
    const change = update(refTo('ship-via', 'Air'), { ModeDescription: 'Air' });
    const problems = await parts().system.check([change], lynne);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['NOT_A_USER'],
    );
  });

  it('refuses beforehand and at the write what the person may not do', async () => {
    const { system } = parts();
    // A technician of Field Service, and a purchasing agent.
    const person =
      system.name === 'dataverse'
        ? ({
            as: 'person',
            aadObjectId: '00000000-0000-0000-0000-0000000000023',
            userPrincipalName: 'isaiah@example.com',
          } as const)
        : ({
            as: 'person',
            aadObjectId: '00000000-0000-0000-0000-0000000000021',
            userPrincipalName: 'meganb@example.com',
          } as const);
    const ref = refTo('payment-term', freshId('P'));
    const change = creation(ref, { Description: 'Not mine to make', NumberOfDays: 5 });
    const answer = await system.write([change], { as: person, operation: freshId('operation-') });
    assert.equal(answer.kind, 'refused', JSON.stringify(answer));
    assert.equal(await system.read(parts().maps.get('payment-term'), ref), null);
    if (system.name !== 'dataverse') return;
    assert.deepEqual(
      (await system.check([change], person)).map(({ code }) => code),
      ['RIGHT_MISSING'],
    );
  });

  it('finds the maps in order here, and says which tables are missing', async () => {
    const { system, maps } = parts();
    const findings = await system.inspect(maps.maps);
    assert.deepEqual(
      findings.filter(({ severity }) => severity !== 'warning'),
      [],
    );
    const warehouseMap = maps.get('warehouse');
    const stranger = {
      ...warehouseMap,
      name: 'stranger',
      dataverse: { ...warehouseMap.dataverse, table: 'msdyn_stranger' },
      financeOperations: { ...warehouseMap.financeOperations, collection: 'Strangers' },
    };
    const [finding] = await system.inspect([stranger]);
    assert.equal(finding?.severity, 'missing');
    assert.equal(finding.map, 'stranger');
  });

  it('knows that company codes are the same in any letters', async () => {
    const found = await parts().system.read(parts().maps.get('ship-via'), refTo('ship-via', 'AIR'));
    assert.equal(found?.ref.company, company);
  });
}
