/** Records over both stand-ins on free ports, hooks off: what the tests of reading share. */
import { createDataverse } from '../../../src/connectors/dataverse/connector.ts';
import { createFinanceOperations } from '../../../src/connectors/finance-operations/connector.ts';
import { localTokens } from '../../../src/connectors/tokens/local.ts';
import { loadMaps } from '../../../src/maps/catalogue.ts';
import { createRecords } from '../../../src/records/records.ts';
import { systemClock } from '../../support/clock.ts';
import { startStandIns, type StandIns } from '../../support/running-core.ts';
import type { Person, Records } from '../../../src/records/face.ts';

/** The cast, by the last two digits of the Entra object id. */
const cast = { alex: 20, megan: 21, adele: 22, isaiah: 23, patti: 24, lynne: 25 };

export const objectId = (number: number) => `00000000-0000-0000-0000-${String(number).padStart(13, '0')}`;

export interface RunningRecords {
  readonly standIns: StandIns;
  readonly records: Records;
  person(name: keyof typeof cast): Promise<Person>;
  close(): Promise<void>;
}

export async function startRecords(): Promise<RunningRecords> {
  const [catalogue, standIns] = await Promise.all([loadMaps(), startStandIns()]);
  const shared = { tokens: localTokens(), clock: systemClock, maps: catalogue };
  const dataverse = createDataverse({ url: standIns.dataverse, ...shared });
  const financeOperations = createFinanceOperations({ url: standIns.financeOperations, ...shared });
  const records = createRecords({
    catalogue,
    systems: {
      dataverse: { ...dataverse.system, ...dataverse.rows },
      financeOperations: { ...financeOperations.system, ...financeOperations.rows },
    },
    purchaseOrders: financeOperations.purchaseOrders,
    writer: dataverse.rowWriter,
    privileges: dataverse.privileges,
    clock: systemClock,
    addresses: { dataverse: standIns.dataverse, financeOperations: standIns.financeOperations },
    defaultCompany: 'usmf',
  });
  return {
    standIns,
    records,
    person: async (name) => {
      const person = await records.person(objectId(cast[name]));
      if (person === null) throw new Error(`${name} is nobody`);
      return person;
    },
    close: async () => {
      await Promise.all([dataverse.close(), financeOperations.close()]);
      await standIns.close();
    },
  };
}
