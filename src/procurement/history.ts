/**
 * What happened to an order, for those who audit it. The journal has every act that went through us, with what the order was before
 * and after; Supply Chain Management's work items have the decisions taken in its own screens as well.
 */
import type { EndedWorkItem, PurchaseOrderAct, PurchaseOrderService, Snapshot } from '../connectors/port.ts';
import { SystemFailure } from '../connectors/errors.ts';
import type { JournalledAct } from '../sync/face.ts';
import type { RunningCore } from '../sync/create-sync-core.ts';
import type { OrderEvent, OrderState } from './face.ts';
import { orderRef } from './order-maps.ts';
import { approvalTitle } from './titles.ts';

interface HistoryParts {
  readonly service: Pick<PurchaseOrderService, 'workItemHistory'>;
  readonly sync: Pick<RunningCore, 'actsOn'>;
}

/** So many entries of the journal are told; who wants older ones asks the journal. */
const mostEntries = 200;

/** A decision of the journal and an ended work item this close in time, of the same kind, are one. */
const sameMinutes = 10;

/** Everything known of an order, the latest first. When Supply Chain Management does not answer, what the journal has. */
export async function readHistory(
  { service, sync }: HistoryParts,
  company: string,
  number: string,
): Promise<readonly OrderEvent[]> {
  const [acts, items] = await Promise.all([
    sync.actsOn(orderRef(company, number), mostEntries),
    service.workItemHistory(company, number).catch(untold),
  ]);
  const told = acts.map(eventOf);
  const untaken = new Set(told.filter(({ result }) => result !== 'refused'));
  const outside = items.flatMap((item) => endedOutside(item, untaken));
  return [...told, ...outside].toSorted((one, other) => other.at.localeCompare(one.at));
}

/** What an act came to, by the state of its entry; in any other it is still being found out, or waits for a decision. */
const results: Readonly<Record<string, OrderEvent['result']>> = {
  committed: 'done',
  refused: 'refused',
  ended: 'ended',
};

function eventOf({
  operation,
  origin,
  at,
  endedAt,
  entry,
  payload,
  before,
  after,
  problems,
}: JournalledAct): OrderEvent {
  const act = payload as PurchaseOrderAct | null;
  const result = results[entry.state] ?? 'underWay';
  return {
    at: result === 'done' ? endedAt : at,
    act: act?.name ?? 'other',
    summary: entry.summary,
    ...(entry.saying === undefined ? {} : { saying: entry.saying }),
    by: entry.actor,
    onBehalfOf: act?.onBehalfOf ?? null,
    delegatedTo: act?.delegateTo ?? null,
    comment: act?.comment ?? null,
    before: stateOf(before, act?.expectedVersion ?? null),
    after: stateOf(after, null),
    result,
    problems,
    through: origin === 'signal' ? 'command' : origin,
    operation,
  };
}

function stateOf(order: Snapshot | null, version: string | null): OrderState | null {
  const status = order?.values['DocumentApprovalStatus'];
  if (typeof status !== 'string') return null;
  return { approvalStatus: approvalTitle(status), version: version ?? order?.version ?? null };
}

/** What each end of a work item did to the order: the act, and the approval status after it. */
const ends: Readonly<Record<string, readonly [OrderEvent['act'], string]>> = {
  Approved: ['approve', 'Approved'],
  Rejected: ['reject', 'Rejected'],
  ChangeRequested: ['requestChange', 'Draft'],
  Recalled: ['recall', 'Draft'],
  Delegated: ['delegate', 'InReview'],
};

/**
 * A decision that no entry of the journal stands for. Supply Chain Management keeps no version with it. An entry that is a decision's
 * own is taken out of `untaken`: each stands for one.
 */
function endedOutside(item: EndedWorkItem, untaken: Set<OrderEvent>): readonly OrderEvent[] {
  const end = ends[item.state];
  if (end === undefined || item.endedAt === null) return [];
  const [act, status] = end;
  const at = Date.parse(item.endedAt);
  const away = (one: OrderEvent): number => Math.abs(Date.parse(one.at) - at);
  const [ours] = [...untaken]
    .filter((one) => one.act === act && away(one) <= sameMinutes * 60_000)
    .toSorted((one, other) => away(one) - away(other));
  if (ours !== undefined) {
    untaken.delete(ours);
    return [];
  }
  return [
    {
      at: item.endedAt,
      act,
      summary: '',
      by: item.endedByName ?? item.endedBy ?? '',
      onBehalfOf: null,
      delegatedTo: null,
      comment: item.comment,
      before: { approvalStatus: approvalTitle('InReview'), version: null },
      after: { approvalStatus: approvalTitle(status), version: null },
      result: 'done',
      problems: [],
      through: 'financeOperations',
      operation: null,
    },
  ];
}

function untold(error: unknown): readonly EndedWorkItem[] {
  if (error instanceof SystemFailure) return [];
  throw error;
}
