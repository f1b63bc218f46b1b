/** Somebody who works for the group. */
export interface Person {
  readonly firstName: string;
  readonly lastName: string;
  /** User principal name. */
  readonly email: string;
  readonly personnelNumber: string;
  readonly title: string;
  /** Id in the directory; people without one cannot sign in. */
  readonly objectId?: string;
  /** Security roles in Dataverse; absent for people without a licence there. */
  readonly dataverseRoles?: readonly string[];
  /** User id in finance and operations; absent for people without a licence there. */
  readonly financeUserId?: string;
}

/** The directory ids of the cast: thirteen digits in the last group, as the Playground sends them. */
const objectId = (number: number) => `00000000-0000-0000-0000-${String(number).padStart(13, '0')}`;

/** What every user of Dataverse holds besides the roles of the job. */
const everyone = ['Basic User', 'dual-write app user'];

/** The people who sign in. */
export const cast: readonly Person[] = [
  {
    firstName: 'Alex',
    lastName: 'Wilber',
    email: 'alexw@example.com',
    personnelNumber: '000020',
    title: 'Dispatcher',
    objectId: objectId(20),
    dataverseRoles: [...everyone, 'Field Service - Dispatcher', 'Field Service - Inventory Purchase'],
  },
  {
    firstName: 'Megan',
    lastName: 'Bowen',
    email: 'meganb@example.com',
    personnelNumber: '000021',
    title: 'Purchasing approver',
    objectId: objectId(21),
    financeUserId: 'meganb',
  },
  {
    firstName: 'Adele',
    lastName: 'Vance',
    email: 'adelev@example.com',
    personnelNumber: '000022',
    title: 'Purchasing manager',
    objectId: objectId(22),
    financeUserId: 'adelev',
  },
  {
    firstName: 'Isaiah',
    lastName: 'Langer',
    email: 'isaiah@example.com',
    personnelNumber: '000023',
    title: 'Technician',
    objectId: objectId(23),
    dataverseRoles: [...everyone, 'Field Service - Resource'],
  },
  {
    firstName: 'Patti',
    lastName: 'Fernandez',
    email: 'pattif@example.com',
    personnelNumber: '000024',
    title: 'IT administrator',
    objectId: objectId(24),
    dataverseRoles: [...everyone, 'System Administrator'],
    financeUserId: 'pattif',
  },
  {
    firstName: 'Lynne',
    lastName: 'Robbins',
    email: 'lynner@example.com',
    personnelNumber: '000025',
    title: 'Planner',
    objectId: objectId(25),
  },
];

/** The application user of the integration. */
export const integrationUser = {
  name: 'Dispatch Copilot',
  email: 'dispatch-copilot@example.com',
  objectId: objectId(90),
  applicationId: '5f0f7e0e-3b52-4c5c-9a52-1c2f0a6f4d11',
  dataverseRoles: [...everyone, 'Dispatch Copilot Integration'],
  financeUserId: 'dcpilot',
} as const;

const technician = (number: number, firstName: string, lastName: string): Person => ({
  firstName,
  lastName,
  email: `${firstName}.${lastName}@example.com`.toLowerCase(),
  personnelNumber: String(number).padStart(6, '0'),
  title: 'Technician',
});

/** Technicians who are booked but do not sign in. */
export const technicians: readonly Person[] = [
  technician(31, 'Ruth', 'Okafor'),
  technician(32, 'Tomas', 'Brandt'),
  technician(33, 'Priya', 'Raman'),
  technician(34, 'Walt', 'Jennings'),
  technician(35, 'Jule', 'Kessler'),
  technician(36, 'Emre', 'Aydin'),
];

/** All workers of the group. */
export const workers: readonly Person[] = [...cast, ...technicians];

/** Given name and family name together. */
export const fullName = (person: Pick<Person, 'firstName' | 'lastName'>) => `${person.firstName} ${person.lastName}`;
