import assert from 'node:assert/strict';
import type { RecordRef } from '../../src/connectors/port.ts';
import type { Outcome } from '../../src/sync/face.ts';
import { alex } from '../support/running-core.ts';
import { startTwoSystems, type TwoSystems } from '../support/two-systems.ts';
import { unwatched } from './reconcile/people.ts';

describe('a create that one system took and the other refused', function () {
  this.timeout(120_000);
  let two: TwoSystems;
  /** What happens between the refusal and taking the first part back. */
  let meanwhile: () => Promise<void> = async () => undefined;
  let isBehind = false;
  before(async () => {
    two = await startTwoSystems({
      ...unwatched,
      wrap: (core) => {
        const { dataverse, financeOperations } = core.systems;
        return {
          ...core,
          systems: {
            dataverse: {
              ...dataverse,
              write: async (...asked) => {
                const answer = await dataverse.write(...asked);
                if (answer.kind === 'refused') await meanwhile();
                return answer;
              },
            },
            financeOperations: {
              ...financeOperations,
              read: async (map, ref) => {
                const found = await financeOperations.read(map, ref);
                return isBehind ? null : found;
              },
            },
          },
        };
      },
    });
  });
  after(() => two.close());

  const refOf = (id: string): RecordRef => ({ map: 'payment-term', company: 'usmf', key: [id] });
  const create = (id: string): Promise<Outcome> =>
    two.core.sync.write({
      ...{ requestId: id, actor: alex, origin: 'chat', summary: 'create payment terms' },
      changes: [
        {
          action: 'create',
          ref: refOf(id),
          values: { Name: id, PaymentMethodType: 'Net', NumberOfDays: 21, CutoffDayOfMonth: 40 },
        },
      ],
    });

  it('is taken back also where a read does not know yet that it was made', async () => {
    meanwhile = async () => void (isBehind = true);
    const outcome = await create('BEHIND');
    isBehind = false;
    assert.equal(outcome.kind, 'refused', JSON.stringify(outcome));
    await two.rest();
    await two.neither(refOf('BEHIND'));
  });

  it('is over where somebody has deleted it meanwhile', async () => {
    meanwhile = () =>
      two.unheard(async () => {
        const answer = await two.patti.financeOperations(
          'DELETE',
          `PaymentTerms(dataAreaId='usmf',Name='GONE')?cross-company=true`,
        );
        assert.equal(answer.status, 204, answer.text);
      });
    const outcome = await create('GONE');
    assert.equal(outcome.kind, 'refused', JSON.stringify(outcome));
    await two.rest();
    await two.neither(refOf('GONE'));
    assert.deepEqual(await two.core.sync.failures(), []);
  });
});
