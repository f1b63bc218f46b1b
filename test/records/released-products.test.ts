import assert from 'node:assert/strict';
import { SystemFailure } from '../../src/connectors/errors.ts';
import { ReleasedProducts } from '../../src/records/released-products.ts';
import type { ReadableSystem } from '../../src/records/ports.ts';

describe('products released to a company', () => {
  let asked: string[];
  let now: number;
  let down: boolean;

  const released = () => {
    const financeOperations: ReadableSystem = {
      rows: async (set, query, as) => {
        asked.push(`${set} ${query.filter ?? ''} ${as.as}`);
        if (down) throw new SystemFailure('SYSTEM_UNREACHABLE', 'financeOperations', 'no answer', { applied: 'no' });
        return [{ ProductNumber: 'P-100' }, { ProductNumber: '' }];
      },
      read: () => assert.fail('reads no single record'),
    };
    return new ReleasedProducts({
      systems: { dataverse: financeOperations, financeOperations },
      clock: { now: () => new Date(now) },
    });
  };

  beforeEach(() => {
    [asked, now, down] = [[], 0, false];
  });

  it('are asked for as the integration, and remembered for a few minutes by company', async () => {
    const products = released();
    assert.deepEqual(await products.of('USMF'), new Set(['P-100']));
    assert.deepEqual(await products.of('usmf'), new Set(['P-100']));
    assert.deepEqual(asked, ["ReleasedProductsV2 dataAreaId eq 'usmf' integration"]);
    now += 6 * 60_000;
    await products.of('usmf');
    await products.of('demf');
    assert.equal(asked.length, 3);
  });

  it('are unknown while Supply Chain Management does not answer, and asked for again', async () => {
    const products = released();
    down = true;
    assert.equal(await products.of('usmf'), null);
    down = false;
    assert.deepEqual(await products.of('usmf'), new Set(['P-100']));
  });
});
