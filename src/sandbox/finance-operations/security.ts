import { FinanceOperationsError } from './errors.ts';
import type { RecordReader, StoredRecord } from './records.ts';
import { text } from './values.ts';

type Role = 'systemAdministrator' | 'integration' | 'purchasingAgent' | 'purchasingManager' | 'approver';

/** Someone who may sign in to finance and operations. */
export interface User {
  /** User principal name, lower case. */
  readonly id: string;
  readonly name: string;
  /** The worker this user is; empty for an application user. */
  readonly personnelNumber: string;
  readonly roles: ReadonlySet<Role>;
  /** Highest amount of an order this user may approve, in the currency of the order; zero for none. */
  readonly approvalLimit: number;
  readonly defaultCompany: string;
}

/** What a user may do. Which worker and company stand behind the user is a record; the duties are fixed here. */
interface Duties {
  readonly roles: readonly Role[];
  readonly approvalLimit: number;
}

const duties: ReadonlyMap<string, Duties> = new Map<string, Duties>([
  ['meganb@example.com', { roles: ['purchasingAgent', 'approver'], approvalLimit: 10_000 }],
  ['adelev@example.com', { roles: ['purchasingManager', 'approver'], approvalLimit: 250_000 }],
  ['pattif@example.com', { roles: ['systemAdministrator'], approvalLimit: 0 }],
  ['dispatch-copilot@example.com', { roles: ['integration'], approvalLimit: 0 }],
]);

/** The user behind `Authorization: Bearer <user principal name>`. Throws 401 for nobody, and for a person without a licence. */
export async function signIn(records: RecordReader, headers: Readonly<Record<string, string>>): Promise<User> {
  const name = /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
  const user = await findUser(records, name);
  if (!user) throw new FinanceOperationsError('notSignedIn', 'Unauthorized.');
  return user;
}

/** The user of that principal name; undefined for a person without a licence for this system. */
export async function findUser(records: RecordReader, principalName: string): Promise<User | undefined> {
  if (!duties.has(principalName.toLowerCase())) return undefined;
  const record = await records.find('SystemUser', { Alias: principalName, Enabled: 'Yes' });
  return record && readUser(record);
}

/** Users who approve orders, lowest limit first: the order in which the workflow looks for one. */
export async function findApprovers(records: RecordReader): Promise<User[]> {
  const all = await records.list('SystemUser', { Enabled: 'Yes' });
  return all
    .map(readUser)
    .filter((user) => user.roles.has('approver'))
    .toSorted((a, b) => a.approvalLimit - b.approvalLimit);
}

/** The user that a worker signs in as; undefined for a worker without a licence for this system. */
export async function findUserOfWorker(records: RecordReader, personnelNumber: string): Promise<User | undefined> {
  const record = await records.find('SystemUser', { PersonnelNumber: personnelNumber, Enabled: 'Yes' });
  return record && readUser(record);
}

function readUser(record: StoredRecord): User {
  const id = text(record.values, 'Alias').toLowerCase();
  const own = duties.get(id);
  return {
    id,
    name: text(record.values, 'UserName') || id,
    personnelNumber: text(record.values, 'PersonnelNumber'),
    roles: new Set(own?.roles),
    approvalLimit: own?.approvalLimit ?? 0,
    defaultCompany: text(record.values, 'Company').toLowerCase() || 'usmf',
  };
}

/** Entities a purchasing agent may write; everyone signed in may read. */
const ofPurchasing: ReadonlySet<string> = new Set(['PurchaseOrderHeaderV2', 'PurchaseOrderLineV2']);

/** Roles that may write every entity. */
const writesAll: readonly Role[] = ['systemAdministrator', 'integration', 'purchasingManager'];

/** Whether the user may write records of that entity, named by its base. */
export function mayWrite(user: User, baseEntity: string): boolean {
  if (writesAll.some((role) => user.roles.has(role))) return true;
  return user.roles.has('purchasingAgent') && ofPurchasing.has(baseEntity);
}
