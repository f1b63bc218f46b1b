/**
 * Follows Supply Chain Management's work items: whoever one names is told once, whichever way the order was submitted; what is decided
 * elsewhere is noted and shows on all cards; what is due is reminded of. All of it is kept, so that a restart neither forgets nor repeats.
 */
import { z } from 'zod';
import type { Approver } from '../../procurement/face.ts';
import type { ApprovalDesk, TakenDecision } from '../conversation/approval-desk.ts';
import type { Locks } from '../conversation/lock.ts';
import { minutesAfter, openShelf } from '../conversation/shelf.ts';
import type { Desk, References, Services } from '../conversation/turn.ts';
import type { Outbox } from '../notices/outbox.ts';
import { noteDecision } from '../orders/decisions.ts';
import { stageOf } from '../orders/stage.ts';
import { orderTopic } from '../orders/topic.ts';

const itemModel = z.object({
  company: z.string(),
  number: z.string(),
  version: z.string(),
  /** Entra object id of whom it names. */
  approver: z.string(),
  requestedBy: z.string().nullable(),
  /** False while it is only about to be told. */
  told: z.boolean(),
  /** When it was first seen (ISO). */
  at: z.string(),
  reminded: z.array(z.enum(['ahead', 'overdue'])),
});

type FollowedItem = z.output<typeof itemModel>;

export interface Approvals extends ApprovalDesk {
  /** Compares what waits in Supply Chain Management with what is known here. Throws when it does not answer. */
  look(): Promise<void>;
}

interface ApprovalParts {
  readonly services: Services;
  readonly outbox: Outbox;
  readonly references: References;
  readonly locks: Locks;
  readonly refresh: Desk['refresh'];
}

/** That a decision was told is known for as long as it is kept itself: its work item is long gone then. */
const toldMinutes = 90 * 24 * 60;

/** What was submitted before the bot came is not told as new: people find it under what waits for them. */
const firstLook = z.object({ since: z.string() });

/** Creates the part of the bot that follows approvals. */
export function createApprovals(parts: ApprovalParts): Approvals {
  const { services, outbox, references, locks } = parts;
  const { memory, clock, procurement, records, settings } = services;
  const items = openShelf(memory, 'approval', itemModel);
  const looks = openShelf(memory, 'approval', firstLook);
  const keyOf = (workItem: string): string => `item/${workItem}`;

  const followed = (item: Approver, more: Pick<FollowedItem, 'told' | 'reminded'>): FollowedItem => ({
    company: item.company,
    number: item.number,
    version: item.version,
    approver: item.aadObjectId,
    requestedBy: item.requestedBy,
    at: clock.now().toISOString(),
    ...more,
  });

  /** Kept as a notice first and marked as told after: whoever dies in between tells it again. False when the approver was never met. */
  const tell = (item: Approver, way: 'tell' | 'post'): Promise<boolean> =>
    locks.run(`work item ${item.workItem}`, async () => {
      const key = keyOf(item.workItem);
      if ((await items.get(key))?.told !== true) {
        const payload = { company: item.company, number: item.number, workItem: item.workItem };
        await items.put(key, followed(item, { told: false, reminded: [] }));
        await outbox[way](item.aadObjectId, 'approval', item.workItem, payload);
        await items.put(key, followed(item, { told: true, reminded: [] }));
      }
      return (await references.personal(item.aadObjectId)) !== null;
    });

  /** Entra object id of whoever is told what became of an order. */
  const requesterOf = async (decision: TakenDecision): Promise<string | null> => {
    const known = await memory.get('requester', orderTopic(decision.company, decision.number));
    if (typeof known === 'string') return known;
    const isSame = ({ value }: { value: FollowedItem }): boolean =>
      value.company === decision.company && value.number === decision.number;
    const worker = decision.requestedBy ?? (await items.list('item/')).find(isSame)?.value.requestedBy ?? null;
    return worker === null ? null : ((await records.worker(worker))?.aadObjectId.toLowerCase() ?? null);
  };

  const decided = (decision: TakenDecision): Promise<void> => {
    const { company, number, version, act, by, at, to, comment } = decision;
    const topic = orderTopic(company, number);
    return locks.run(`decision of ${topic}`, async () => {
      await noteDecision(services, { company, number, version }, { act, by, at, to });
      if (act === 'recall' || act === 'delegate') return;
      const told = `told/${topic}/${version}`;
      if ((await memory.get('approval', told)) !== null) return;
      const requester = await requesterOf(decision);
      if (requester !== null && requester !== decision.byId)
        await outbox.tell(requester, 'decision', `${topic}/${version}`, { company, number, act, by, comment });
      await memory.put('approval', told, { at }, minutesAfter(clock.now(), toldMinutes));
    });
  };

  const isInReview = async (company: string, number: string): Promise<boolean> => {
    const state = await procurement.state(company, number);
    return state !== null && stageOf(state) === 'inreview';
  };

  /** A work item that waits no longer: how it ended is known to Supply Chain Management. */
  const over = async (workItem: string, item: FollowedItem, waiting: readonly Approver[]): Promise<void> => {
    const { company, number, version, requestedBy } = item;
    const ends = await procurement.ended(company, number);
    const end = ends.findLast((one) => one.workItem === workItem);
    // Whoever it names may not be known for a while, as someone who was disabled: it still waits for them.
    if (end === undefined && (await isInReview(company, number))) return;
    if (end !== undefined) {
      const next = waiting.find((one) => one.company === company && one.number === number)?.name ?? '';
      const to = end.act === 'delegate' ? next : '';
      const comment = end.comment ?? '';
      await decided({
        company,
        number,
        version,
        act: end.act,
        by: end.by,
        byId: null,
        at: end.at,
        to,
        comment,
        requestedBy,
      });
    }
    await parts.refresh(orderTopic(company, number), null);
    await items.remove(keyOf(workItem));
  };

  /** Which reminder is due now; null for none. What came so late that it was hardly read yet is not reminded of at once. */
  const dueReminder = (item: FollowedItem, dueAt: string | null): 'ahead' | 'overdue' | null => {
    if (dueAt === null) return null;
    const due = Date.parse(dueAt);
    const now = clock.now().getTime();
    if (now >= due) return item.reminded.includes('overdue') ? null : 'overdue';
    const lead = due - settings.reminderHours * 3_600_000;
    const isDue = settings.reminderHours > 0 && now >= lead && Date.parse(item.at) < lead;
    return isDue && item.reminded.length === 0 ? 'ahead' : null;
  };

  const remind = async (approval: Approver, item: FollowedItem): Promise<void> => {
    const which = dueReminder(item, approval.dueAt);
    if (which === null) return;
    const { company, number, workItem } = approval;
    await outbox.post(approval.aadObjectId, 'reminder', `${workItem}/${which}`, { company, number, workItem, which });
    await items.put(keyOf(workItem), { ...item, reminded: [...item.reminded, which] });
  };

  const lookOnce = async (): Promise<void> => {
    const now = clock.now().toISOString();
    const since = (await looks.get('since'))?.since ?? null;
    if (since === null) await looks.put('since', { since: now });
    const waiting = await procurement.waiting();
    for (const approval of waiting) {
      const known = await items.get(keyOf(approval.workItem));
      if (known?.told === true) {
        await remind(approval, known);
        continue;
      }
      if (known === null && wasBefore(approval, since)) {
        const isOverdue = approval.dueAt !== null && approval.dueAt <= now;
        await items.put(
          keyOf(approval.workItem),
          followed(approval, { told: true, reminded: isOverdue ? ['overdue'] : [] }),
        );
      } else await tell(approval, 'post');
    }
    const open = new Set(waiting.map(({ workItem }) => keyOf(workItem)));
    for (const { key, value } of await items.list('item/')) {
      if (!open.has(key)) await over(key.slice('item/'.length), value, waiting);
    }
  };

  return {
    look: () => locks.run('approvals', lookOnce),
    decided,
    async tellAll(approvers) {
      const unmet: string[] = [];
      for (const one of approvers) if (!(await tell(one, 'tell'))) unmet.push(one.name);
      return unmet;
    },
  };
}

/** Whether something was submitted before the bot looked for the first time. Supply Chain Management tells full seconds. */
function wasBefore({ submittedAt }: Approver, since: string | null): boolean {
  if (submittedAt === null) return since === null;
  return since === null || Date.parse(submittedAt) + 1_000 < Date.parse(since);
}
