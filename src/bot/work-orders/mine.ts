import type { Turn } from '../conversation/turn.ts';
import { workOrderEntry } from '../records/entries.ts';
import type { Listing } from '../records/listing.ts';

/** Open work orders that the person is booked on or owns, the next booking first. */
export async function listMyWorkOrders(turn: Turn): Promise<Listing> {
  const { texts, services, person } = turn;
  const lines = await services.records.myWorkOrders(person);
  return {
    kind: 'workOrder',
    title: texts.workOrders.mine,
    text: texts.workOrders.openOnes(lines.length),
    none: texts.workOrders.noneMine,
    explanation: '',
    entries: lines.map((line) => workOrderEntry(turn, line)),
    page: (page) => ({ title: texts.workOrders.mine, request: 'my-work-orders', slots: { page } }),
  };
}
