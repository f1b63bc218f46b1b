import assert from 'node:assert/strict';
import { createDataverse } from '../../src/connectors/dataverse/connector.ts';
import { SystemFailure } from '../../src/connectors/errors.ts';
import { createFinanceOperations } from '../../src/connectors/finance-operations/connector.ts';
import type { MappedSystem } from '../../src/connectors/port.ts';
import { localTokens } from '../../src/connectors/tokens/local.ts';
import { loadMaps } from '../../src/maps/catalogue.ts';
import type { CanonicalRecord, SystemName } from '../../src/maps/entity-map.ts';
import { movableClock } from '../support/clock.ts';
import { startStandIns, type StandIns } from '../support/running-core.ts';
import { startRelay } from '../support/relay.ts';
import { creation, freshId, integration, refTo } from './contract/parts.ts';

describe('a batch of which one part has no answer', function () {
  this.timeout(120_000);
  let standIns: StandIns;
  const clock = movableClock();
  let change = (text: string): string => text;
  const systems = new Map<SystemName, MappedSystem>();
  /** Does something as part of the answer to a question of Dataverse. */
  let answer = <T>(work: () => Promise<T>): Promise<T> => work();
  const closing: (() => Promise<void>)[] = [];

  before(async () => {
    standIns = await startStandIns();
    const shared = { tokens: localTokens(), clock, maps: await loadMaps() };
    for (const [name, create] of [
      ['dataverse', createDataverse],
      ['financeOperations', createFinanceOperations],
    ] as const) {
      const between = await startRelay(standIns[name], {
        answered: (text, path) => (path.includes('$batch') ? change(text) : text),
      });
      const connector = create({ url: between.url, ...shared });
      systems.set(name, connector.system);
      if ('answer' in connector) answer = (work) => connector.answer(work);
      closing.unshift(
        () => connector.close(),
        () => between.close(),
      );
    }
  });
  after(async () => {
    for (const close of closing) await close();
    await standIns.close();
  });
  afterEach(() => {
    change = (text) => text;
    clock.pass(7_000);
  });

  const system = (name: SystemName): MappedSystem => {
    const found = systems.get(name);
    assert.ok(found);
    return found;
  };
  const putOff = 'HTTP/1.1 429 Too Many Requests\r\nRetry-After: 7\r\n';
  const failureOf = async (promise: Promise<unknown>): Promise<SystemFailure> => {
    const error: unknown = await promise.then(
      () => null,
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof SystemFailure, String(error));
    return error;
  };

  for (const name of ['dataverse', 'financeOperations'] as const)
    describe(`to ${name}`, () => {
      const create = () => {
        const ref = refTo('ship-via', freshId('PO'));
        const values = { ModeCode: String(ref.key[0]), ModeDescription: 'Road' };
        return system(name).write([creation(ref, values)], { as: integration, operation: freshId('operation-') });
      };

      it('may be written where only the reading behind it was put off, and says for how long', async () => {
        change = (text) => text.replace(/HTTP\/1\.1 200 OK\r\n(?![\s\S]*HTTP\/1\.1 200)/, putOff);
        const { code, applied, retryAfterSeconds } = await failureOf(create());
        assert.deepEqual(
          { code, applied, retryAfterSeconds },
          { code: 'SYSTEM_BUSY', applied: 'unknown', retryAfterSeconds: 7 },
        );
      });

      it('is not written where what writes was put off', async () => {
        change = (text) => text.replace(/HTTP\/1\.1 20[14] .*\r\n/, putOff);
        const { code, applied, retryAfterSeconds } = await failureOf(create());
        assert.deepEqual(
          { code, applied, retryAfterSeconds },
          { code: 'SYSTEM_BUSY', applied: 'no', retryAfterSeconds: 7 },
        );
      });
    });

  it('is not sent again at once for the answer to a question of Dataverse, another is', async () => {
    let batches = 0;
    change = (text) => {
      batches += 1;
      return text.replace(/HTTP\/1\.1 200 OK\r\n(?![\s\S]*HTTP\/1\.1 200)/, putOff);
    };
    const values = { OperationalSiteId: 'NW', MainRefillingWarehouseId: 'ABQ-01' };
    const check = (WarehouseId: string, more: CanonicalRecord = {}) => {
      const made = creation(refTo('warehouse', WarehouseId), { ...values, WarehouseId, ...more });
      return failureOf(answer(() => system('dataverse').check([made], integration)));
    };
    assert.equal((await check('PO')).isUnsent, false);
    const again = await check('PO');
    assert.deepEqual([again.code, again.isUnsent, batches], ['SYSTEM_BUSY', true, 1]);
    await check('PO', { MainRefillingWarehouseId: 'ABQ-02' });
    assert.equal(batches, 2);
  });

  it('says nothing of the records that it asked Dataverse for', async () => {
    change = (text) => text.replace(/HTTP\/1\.1 200 OK(?![\s\S]*HTTP\/1\.1 200)/, 'HTTP/1.1 503 Service Unavailable');
    const values = { WarehouseId: 'PO', OperationalSiteId: 'NW', MainRefillingWarehouseId: 'ABQ-01' };
    const checked = system('dataverse').check([creation(refTo('warehouse', 'PO'), values)], integration);
    assert.equal((await failureOf(checked)).code, 'ANSWER_LOST');
  });
});
