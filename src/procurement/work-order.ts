/** The work order that an order is bought for: a lookup of Field Service that Supply Chain Management does not have. */
import { SystemFailure } from '../connectors/errors.ts';
import type { Identity, Problem, RowReader } from '../connectors/port.ts';
import type { Person } from '../records/face.ts';
import type { OrderDraft, OrderOutcome } from './face.ts';
import { orderMap } from './order-maps.ts';
import { ownProblem } from './own-problem.ts';
import { quoted } from './quoted.ts';

/** Address of the row of the work order that a draft names; null where it names none, a refusal where there is none. Throws a `SystemFailure`. */
export async function workOrderOf(
  rows: RowReader,
  { workOrder }: OrderDraft,
  { licences, aadObjectId, userPrincipalName }: Person,
): Promise<string | OrderOutcome | null> {
  const number = workOrder ?? null;
  if (number === null) return null;
  const as: Identity = licences.dataverse ? { as: 'person', aadObjectId, userPrincipalName } : { as: 'integration' };
  const filter = `msdyn_name eq ${quoted(number)}`;
  const [row] = await rows.rows('msdyn_workorders', { select: ['msdyn_workorderid'], filter, limit: 1 }, as);
  const id = row?.['msdyn_workorderid'];
  return typeof id === 'string'
    ? `/msdyn_workorders(${id})`
    : { kind: 'refused', problems: [missing(number)], order: null };
}

/** Number of the work order of an order's row, as far as the person may read it. */
export async function workOrderNumber(rows: RowReader, orderId: string | null, as: Identity): Promise<string | null> {
  if (orderId === null) return null;
  try {
    const query = {
      select: ['msdyn_purchaseorderid'],
      filter: `msdyn_purchaseorderid eq ${orderId}`,
      expand: 'msdyn_WorkOrder($select=msdyn_name)',
      limit: 1,
    };
    const [row] = await rows.rows('msdyn_purchaseorders', query, as);
    const found = row?.['msdyn_WorkOrder'];
    const name = typeof found === 'object' && found !== null && 'msdyn_name' in found ? found.msdyn_name : null;
    return typeof name === 'string' ? name : null;
  } catch (error) {
    // The order is shown all the same.
    if (error instanceof SystemFailure) return null;
    throw error;
  }
}

function missing(number: string): Problem {
  return ownProblem(orderMap, {
    message: `Field Service has no work order ${number}.`,
    remedy: 'Choose another work order, or leave it out.',
    code: 'WORK_ORDER_MISSING',
    params: { value: number },
  });
}
