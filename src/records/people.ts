/** Who somebody is: looked up in both systems by Entra object id, as the integration, and remembered for a few minutes. */
import { Memory } from './memory.ts';
import { quoted, textOf } from './wire.ts';
import type { FinanceOperationsAccess } from '../connectors/port.ts';
import { rightsIn } from './rights.ts';
import type { Person, Rights } from './face.ts';
import type { RecordsDependencies } from './ports.ts';

const rememberedFor = 3 * 60_000;
const integration = { as: 'integration' } as const;

/** A Guid as both systems understand it. The local Playground's ids have a digit too many, so their users are compared one by one. */
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Users of finance and operations. Which property holds the Entra object id is not documented. */
const financeUsers = {
  set: 'SystemUsers',
  objectId: 'ObjectId',
  userPrincipalName: 'Alias',
  name: 'UserName',
  enabled: 'Enabled',
};

type Parts = Pick<
  RecordsDependencies,
  'systems' | 'purchaseOrders' | 'privileges' | 'catalogue' | 'clock' | 'defaultCompany'
>;

/** A user of one system as that system tells. */
interface User {
  readonly id: string | null;
  readonly userPrincipalName: string;
  readonly name: string | null;
}

/** Looks people up. */
export class People {
  private readonly parts: Parts;
  private readonly known: Memory<Person | null>;
  private readonly ids: Memory<string | null>;

  constructor(parts: Parts) {
    this.parts = parts;
    this.known = new Memory(parts.clock, rememberedFor);
    this.ids = new Memory(parts.clock, rememberedFor);
  }

  /**
   * Null for people who are users of neither system. When one system does not answer, the person is who the other one says, and
   * that is not remembered; throws the failure when the other does not know them either.
   */
  find(aadObjectId: string): Promise<Person | null> {
    const id = aadObjectId.toLowerCase();
    return this.known.get(id, () => this.look(id));
  }

  /** The same by user principal name. A user without an Entra object id in either system is nobody here. */
  async findByName(userPrincipalName: string): Promise<Person | null> {
    const name = userPrincipalName.toLowerCase();
    const id = await this.ids.get(name, () => this.objectIdOf(name));
    return id === null ? null : this.find(id);
  }

  /** The same by personnel number: the user of finance and operations who is the worker, else who has the worker's address. */
  async findWorker(personnelNumber: string): Promise<Person | null> {
    const key = `worker ${personnelNumber}`;
    const name = await this.ids.get(key, () => this.nameOfWorker(personnelNumber));
    return name === null ? null : this.findByName(name);
  }

  private async look(aadObjectId: string): Promise<Person | null> {
    const [dataverse, finance] = await Promise.allSettled([
      this.dataverseUser(aadObjectId),
      this.financeUser(aadObjectId),
    ]);
    const user = answered(dataverse);
    const financeUser = answered(finance);
    const userPrincipalName = user?.userPrincipalName ?? financeUser?.userPrincipalName;
    const [asked, numbered, held] = await Promise.allSettled([
      userPrincipalName === undefined ? null : this.parts.purchaseOrders.access(userPrincipalName),
      user === null ? null : this.workerNumber(user.userPrincipalName),
      user === null ? null : this.rightsOf(aadObjectId, user.userPrincipalName),
    ]);
    const access = answered(asked);
    const failure = [dataverse, finance, asked, numbered, held].find((one) => one.status === 'rejected');
    if (userPrincipalName === undefined || (user === null && access === null)) {
      if (failure !== undefined) throw failure.reason;
      return null;
    }
    if (failure !== undefined) this.known.forget(aadObjectId);
    return this.describe(aadObjectId, userPrincipalName, {
      user,
      financeUser,
      access,
      worker: answered(numbered),
      rights: answered(held),
    });
  }

  private describe(
    aadObjectId: string,
    userPrincipalName: string,
    told: {
      readonly user: User | null;
      readonly financeUser: User | null;
      readonly access: FinanceOperationsAccess | null;
      readonly worker: string | null;
      readonly rights: Rights | null;
    },
  ): Person {
    const { user, financeUser, access, worker, rights } = told;
    return {
      aadObjectId,
      userPrincipalName,
      name: user?.name ?? financeUser?.name ?? userPrincipalName,
      licences: { dataverse: user !== null, financeOperations: access !== null },
      systemUserId: user?.id ?? null,
      personnelNumber: access?.personnelNumber ?? worker,
      company: access?.company ?? this.parts.defaultCompany,
      roles: access?.roles ?? [],
      approvalLimit: access?.approvalLimit ?? null,
      rights,
    };
  }

  private rightsOf(aadObjectId: string, userPrincipalName: string): Promise<Rights | null> {
    return rightsIn(this.parts.privileges, this.parts.catalogue, { aadObjectId, userPrincipalName });
  }

  private async dataverseUser(aadObjectId: string): Promise<User | null> {
    const select = ['systemuserid', 'fullname', 'domainname', 'azureactivedirectoryobjectid', 'isdisabled'];
    const filter = guid.test(aadObjectId) ? `azureactivedirectoryobjectid eq ${aadObjectId}` : undefined;
    const rows = await this.parts.systems.dataverse.rows('systemusers', { select, filter }, integration);
    const row = rows.find((one) => textOf(one, 'azureactivedirectoryobjectid')?.toLowerCase() === aadObjectId);
    const userPrincipalName = row === undefined ? null : textOf(row, 'domainname');
    if (row === undefined || userPrincipalName === null || row.isdisabled === true) return null;
    return { id: textOf(row, 'systemuserid'), userPrincipalName, name: textOf(row, 'fullname') };
  }

  private async financeUser(aadObjectId: string): Promise<User | null> {
    const { set, objectId, enabled, ...columns } = financeUsers;
    const select = [objectId, columns.userPrincipalName, columns.name, enabled];
    const filter = `${objectId} eq ${quoted(aadObjectId)}`;
    const rows = await this.parts.systems.financeOperations.rows(set, { select, filter }, integration);
    const row = rows.find((one) => textOf(one, objectId)?.toLowerCase() === aadObjectId);
    const userPrincipalName = row === undefined ? null : textOf(row, columns.userPrincipalName);
    if (row === undefined || userPrincipalName === null || row[enabled] === 'No') return null;
    return { id: null, userPrincipalName, name: textOf(row, columns.name) };
  }

  private async objectIdOf(name: string): Promise<string | null> {
    const { dataverse, financeOperations } = this.parts.systems;
    const { set, objectId, userPrincipalName } = financeUsers;
    const users = [
      {
        ask: dataverse.rows(
          'systemusers',
          { select: ['domainname', 'azureactivedirectoryobjectid'], filter: `domainname eq ${quoted(name)}` },
          integration,
        ),
        name: 'domainname',
        id: 'azureactivedirectoryobjectid',
      },
      {
        ask: financeOperations.rows(
          set,
          { select: [userPrincipalName, objectId], filter: `${userPrincipalName} eq ${quoted(name)}` },
          integration,
        ),
        name: userPrincipalName,
        id: objectId,
      },
    ];
    const answers = await Promise.allSettled(users.map(({ ask }) => ask));
    for (const [index, answer] of answers.entries()) {
      const columns = users[index];
      const row = answered(answer)?.find((one) => columns && textOf(one, columns.name)?.toLowerCase() === name);
      const id = row === undefined || columns === undefined ? null : textOf(row, columns.id);
      if (id !== null) return id;
    }
    const failure = answers.find((answer) => answer.status === 'rejected');
    if (failure !== undefined) throw failure.reason;
    return null;
  }

  /** User principal name of a worker. When one system does not answer, what the other says is not remembered. */
  private async nameOfWorker(personnelNumber: string): Promise<string | null> {
    const { dataverse, financeOperations } = this.parts.systems;
    const { set, userPrincipalName } = financeUsers;
    const [user, worker] = await Promise.allSettled([
      financeOperations.rows(
        set,
        { select: [userPrincipalName], filter: `PersonnelNumber eq ${quoted(personnelNumber)}` },
        integration,
      ),
      dataverse.rows(
        'cdm_workers',
        { select: ['cdm_primaryemailaddress'], filter: `cdm_workernumber eq ${quoted(personnelNumber)}` },
        integration,
      ),
    ]);
    const [found] = (answered(user) ?? []).map((row) => textOf(row, userPrincipalName));
    const [address] = (answered(worker) ?? []).map((row) => textOf(row, 'cdm_primaryemailaddress'));
    const name = found ?? address ?? null;
    const failure = [user, worker].find((one) => one.status === 'rejected');
    if (failure !== undefined) {
      if (name === null) throw failure.reason;
      this.ids.forget(`worker ${personnelNumber}`);
    }
    return name;
  }

  /** Personnel number of the worker with this address, for people without a user in finance and operations. */
  private async workerNumber(userPrincipalName: string): Promise<string | null> {
    const select = ['cdm_workernumber', 'cdm_primaryemailaddress'];
    const filter = `cdm_primaryemailaddress eq ${quoted(userPrincipalName)}`;
    const rows = await this.parts.systems.dataverse.rows('cdm_workers', { select, filter }, integration);
    const address = userPrincipalName.toLowerCase();
    const row = rows.find((one) => textOf(one, 'cdm_primaryemailaddress')?.toLowerCase() === address);
    return row === undefined ? null : textOf(row, 'cdm_workernumber');
  }
}

function answered<Value>(result: PromiseSettledResult<Value>): Value | null {
  return result.status === 'fulfilled' ? result.value : null;
}
