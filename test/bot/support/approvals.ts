/** Work items as Supply Chain Management keeps them, for the stand-in of procurement: who decides, until when, how it ended. */
import type {
  ActRequest,
  Approver,
  Delegate,
  EndedApproval,
  OrderEvent,
  OrderView,
  Procurement,
} from '../../../src/procurement/face.ts';
import type { Person } from '../../../src/records/face.ts';

export interface FakeApprovals extends Pick<
  Procurement,
  'approvers' | 'waiting' | 'waitingFor' | 'delegates' | 'ended' | 'history'
> {
  readonly items: Approver[];
  /** What `history` answers, the latest first. */
  readonly events: OrderEvent[];
  /** An order enters the workflow, or is given to somebody. */
  assign(order: OrderView, to: Pick<Approver, 'aadObjectId' | 'name'>): Approver;
  /** Its work item ends. */
  end(number: string, act: EndedApproval['act'], by: string): void;
  /** An act goes into the history. */
  done(before: OrderView, after: OrderView, request: ActRequest, by: string): void;
  /** When what is submitted from now on is due (ISO). */
  dueAt: string;
}

/** `delegates` are those who could take over, by personnel number. */
export function createFakeApprovals(
  version: (number: string) => string,
  delegates: readonly (Delegate & Pick<Approver, 'aadObjectId'>)[],
): FakeApprovals {
  const over: EndedApproval[] = [];
  let count = 0;
  const current = (item: Approver): Approver => ({ ...item, version: version(item.number) });
  const fake: FakeApprovals = {
    items: [],
    events: [],
    dueAt: '2026-11-27T09:00:00.000Z',
    assign(order, to) {
      const item: Approver = {
        workItem: `item-${(count += 1)}`,
        company: order.company,
        number: order.number,
        amount: order.total ?? 0,
        currency: order.currency,
        requestedBy: '000020',
        dueDate: fake.dueAt.slice(0, 10),
        dueAt: fake.dueAt,
        submittedAt: '2026-11-23T10:02:00.000Z',
        comment: null,
        version: order.version,
        ...to,
      };
      fake.items.push(item);
      return item;
    },
    end(number, act, by) {
      const index = fake.items.findIndex((item) => item.number === number);
      const [item] = index < 0 ? [] : fake.items.splice(index, 1);
      if (item !== undefined) over.push({ ...item, act, by, at: '2026-11-23T10:02:00.000Z' });
    },
    done(before, after, { act, requestId, comment = null, delegateTo = null }, by) {
      fake.events.unshift({
        at: '2026-11-23T10:02:00.000Z',
        act,
        summary: '',
        by,
        onBehalfOf: act === 'submit' ? '000020' : null,
        delegatedTo: delegateTo,
        comment,
        before: { approvalStatus: before.approvalStatus, version: before.version },
        after: { approvalStatus: after.approvalStatus, version: after.version },
        result: 'done',
        problems: [],
        through: 'chat',
        operation: requestId,
      });
    },
    approvers: async (_company, number) => fake.items.filter((item) => item.number === number).map(current),
    waiting: async () => fake.items.map(current),
    waitingFor: async (person: Person) =>
      fake.items.filter(({ aadObjectId }) => aadObjectId === person.aadObjectId).map(current),
    delegates: async () => delegates,
    ended: async (_company, number) => over.filter((item) => item.number === number),
    history: async () => fake.events,
  };
  return fake;
}
