import { createDataverse, type DataverseConnector } from '../../src/connectors/dataverse/connector.ts';
import {
  createFinanceOperations,
  type FinanceOperationsConnector,
} from '../../src/connectors/finance-operations/connector.ts';
import { localTokens } from '../../src/connectors/tokens/local.ts';
import { loadMaps } from '../../src/maps/catalogue.ts';
import { movableClock } from '../support/clock.ts';
import { startStandIns, type StandIns } from '../support/running-core.ts';
import { describeChanges } from './contract/changes.suite.ts';
import { describeBulk, describeBypass } from './contract/bulk.suite.ts';
import { describeFaults } from './contract/faults.suite.ts';
import { describeMaps } from './contract/maps.suite.ts';
import { freshId, type ContractParts } from './contract/parts.ts';
import { describeRecords } from './contract/records.suite.ts';
import { describeRules } from './contract/rules.suite.ts';
import { describePurchaseOrders } from './contract/purchase-orders.suite.ts';
import { describeHooks } from './contract/hooks.suite.ts';
import { describeRows } from './contract/rows.suite.ts';

describe('The connectors against the stand-ins', () => {
  let standIns: StandIns;
  let dataverse: DataverseConnector;
  let financeOperations: FinanceOperationsConnector;
  const contracts = new Map<ContractParts['name'], ContractParts>();

  before(async function () {
    this.timeout(180_000);
    standIns = await startStandIns();
    const maps = await loadMaps();
    const clock = movableClock();
    const shared = { tokens: localTokens(), clock, maps };
    dataverse = createDataverse({ url: standIns.dataverse, ...shared });
    financeOperations = createFinanceOperations({ url: standIns.financeOperations, ...shared });
    const orderNumber = () => financeOperations.purchaseOrders.reserveNumber('usmf', freshId('number-'));
    const { faults } = standIns.sandbox.control;
    const writes = { method: 'POST', path: '\\$batch' };
    for (const { system } of [dataverse, financeOperations]) {
      contracts.set(system.name, {
        name: system.name,
        system,
        maps,
        clock,
        faults: faults[system.name],
        writes,
        orderNumber,
      });
    }
  });
  after(async () => {
    await dataverse.close();
    await financeOperations.close();
    await standIns.close();
  });

  for (const name of ['dataverse', 'financeOperations'] as const) {
    const parts = () => {
      const found = contracts.get(name);
      if (found === undefined) throw new Error('The stand-ins do not run.');
      return found;
    };
    describe(name, () => {
      describe('records', () => describeRecords(parts));
      describe('many records', () => describeBulk(parts));
      describe('rules', () => describeRules(parts));
      describe('maps', () => describeMaps(name, parts));
      describe('changes', () => describeChanges(parts));
      describe('faults', () => describeFaults(parts));
    });
  }

  describe('custom logic', () =>
    describeBypass(() => {
      const found = contracts.get('dataverse');
      if (found === undefined) throw new Error('The stand-ins do not run.');
      return found;
    }));
  describe('rows', () => describeRows(() => ({ dataverse, financeOperations })));
  describe('purchase orders', () => describePurchaseOrders(() => ({ dataverse, financeOperations })));
  describe('hooks', () => describeHooks(() => ({ dataverse, financeOperations, standIns })));
});
