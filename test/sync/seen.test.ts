import assert from 'node:assert/strict';
import type { CanonicalRecord } from '../../src/maps/entity-map.ts';
import { alex } from '../support/running-core.ts';
import { saved, startTwoSystems, type TwoSystems } from '../support/two-systems.ts';

describe('a write that says what the person saw', function () {
  this.timeout(60_000);
  const ref = { map: 'payment-term', company: 'usmf', key: ['Net30'] };
  let both: TwoSystems;

  before(async () => {
    both = await startTwoSystems();
  });
  after(() => both.close());

  const change = (requestId: string, seen: CanonicalRecord) =>
    both.core.sync.write({
      requestId,
      actor: alex,
      origin: 'chat',
      summary: 'change payment term',
      changes: [{ action: 'update', ref, values: { Description: 'Thirty days' }, version: null }],
      seen: [{ ref, system: 'dataverse', values: seen }],
    });

  it('is refused when any of it changed meanwhile, field by field, and nothing is written', async () => {
    const before = (await both.sides(ref)).dataverse?.values ?? {};
    saved(
      await both.patti.financeOperations('PATCH', "PaymentTerms(dataAreaId='usmf',Name='Net30')", { NumberOfDays: 31 }),
    );
    await both.rest();
    const outcome = await change('stale', before);
    assert.equal(outcome.kind, 'refused');
    assert.deepEqual(
      outcome.problems.map(({ code, field }) => [code, field]),
      [['CHANGED_MEANWHILE', 'NumberOfDays']],
    );
    assert.equal((await both.same(ref))['Description'], before['Description']);
  });

  it('goes through when it still stands', async () => {
    const outcome = await change('fresh', (await both.sides(ref)).dataverse?.values ?? {});
    assert.equal(outcome.kind, 'committed', JSON.stringify(outcome));
    assert.equal((await both.same(ref))['Description'], 'Thirty days');
  });
});
