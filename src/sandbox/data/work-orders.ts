import { assets } from './assets.ts';
import { dayFrom, momentFrom } from './calendar.ts';
import { cast, technicians } from './people.ts';
import { createRandom } from './random.ts';
import type { Asset } from './assets.ts';
import type { CompanyCode } from './companies.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';

export type WorkOrderStatus = 'Unscheduled' | 'Scheduled' | 'In Progress' | 'Completed' | 'Posted' | 'Canceled';

/** Work at a customer; Field Service alone knows it. */
export interface WorkOrder {
  readonly company: CompanyCode;
  readonly number: string;
  readonly summary: string;
  readonly type: string;
  readonly priority: string;
  readonly incident: string;
  readonly asset: Asset;
  readonly status: WorkOrderStatus;
  readonly date: string;
  /** False where nobody found out the position yet. */
  readonly located: boolean;
}

export const workOrderTypes = ['Repair', 'Inspection', 'Installation', 'Preventive maintenance'] as const;
export const priorities = ['High', 'Normal', 'Low'] as const;
export const incidents = [
  'No cooling',
  'Leak',
  'Unusual noise',
  'Does not start',
  'Yearly check',
  'Sensor fault',
] as const;

const statuses: readonly WorkOrderStatus[] = [
  'Unscheduled',
  'Unscheduled',
  'Scheduled',
  'In Progress',
  'Completed',
  'Posted',
  'Canceled',
];

/** Every work order: about every third machine has one. */
export function makeWorkOrders(now: Date): readonly WorkOrder[] {
  const random = createRandom(7001);
  return assets
    .filter((asset) => asset.parent === undefined)
    .filter((_, index) => index % 2 === 0)
    .map((asset, index) => {
      const incident = random.pick(incidents);
      return {
        company: asset.company,
        number: `WO-${String(1001 + index).padStart(5, '0')}`,
        summary: `${incident}: ${asset.name}`,
        type: incident === 'Yearly check' ? 'Inspection' : 'Repair',
        priority: random.pick(priorities),
        incident,
        asset,
        status: statuses[index % statuses.length] ?? 'Unscheduled',
        date: dayFrom(now, random.between(-20, 14)),
        located: index !== UNLOCATED,
      };
    });
}

const UNLOCATED = 14;

/** A technician who can be booked, with the truck that goes along. */
export interface Resource {
  readonly person: Person;
  readonly company: CompanyCode;
  readonly truck: string;
}

const trucks: Readonly<Record<string, readonly [CompanyCode, string]>> = {
  Langer: ['usmf', 'TRUCK-07'],
  Okafor: ['usmf', 'TRUCK-08'],
  Raman: ['usmf', 'TRUCK-09'],
  Jennings: ['usmf', 'TRUCK-10'],
  Brandt: ['demf', 'WAGEN-01'],
  Kessler: ['demf', 'WAGEN-02'],
  Aydin: ['demf', 'WAGEN-03'],
};

export const resources: readonly Resource[] = [...cast, ...technicians].flatMap((person) => {
  const assigned = trucks[person.lastName];
  return assigned ? [{ person, company: assigned[0], truck: assigned[1] }] : [];
});

/** Time of a technician given to a work order. */
export interface Booking {
  readonly number: number;
  readonly resource: Resource;
  readonly workOrder: WorkOrder;
  readonly status: 'Scheduled' | 'In Progress' | 'Completed';
  readonly start: string;
  readonly end: string;
}

/** Hours from now that the bookings of a technician begin at; each takes two hours. */
const shifts = [
  { from: -26, status: 'Completed' },
  { from: -4, status: 'Completed' },
  { from: -1, status: 'In Progress' },
  { from: 3, status: 'Scheduled' },
  { from: 22, status: 'Scheduled' },
] as const;

/** Bookings: everyone has one running, Isaiah Langer a day around it. */
export function makeBookings(workOrders: readonly WorkOrder[], now: Date): readonly Booking[] {
  const random = createRandom(9001);
  return resources.flatMap((resource, index) => {
    const whole = resource.person.lastName === 'Langer';
    return shifts
      .filter(({ from }) => whole || from === -1)
      .flatMap(({ from, status }, shift) => {
        const workOrder = pickWork(workOrders, resource.company, status, random);
        return workOrder
          ? [
              {
                number: index * shifts.length + shift + 1,
                resource,
                workOrder,
                status,
                start: momentFrom(now, from),
                end: momentFrom(now, from + 2),
              },
            ]
          : [];
      });
  });
}

function pickWork(
  workOrders: readonly WorkOrder[],
  company: CompanyCode,
  status: Booking['status'],
  random: Random,
): WorkOrder | undefined {
  const fitting = workOrders.filter((one) => one.company === company && one.status === status && one.located);
  return fitting[random.between(0, fitting.length - 1)];
}
