/** What the requests are about: the help shows them by subject, what is most useful to the person first. */
import type { Person } from '../../records/face.ts';
import { mayCreate } from '../conversation/rights.ts';
import type { RequestName, Texts } from '../texts/texts.ts';

export type Subject = keyof Texts['help']['subjects'];

/** Requests by subject, in the order of the help; those that only answer a card have none. */
const requestsOf: Readonly<Record<Subject, readonly RequestName[]>> = {
  places: ['nearest-warehouse', 'stock-of-product', 'what-is-near'],
  workOrders: ['create-work-order', 'my-work-orders', 'show-work-order'],
  orders: [
    'create-purchase-order',
    'list-purchase-orders',
    'show-purchase-order',
    'submit-purchase-order',
    'confirm-purchase-order',
    'receive-purchase-order',
    'change-purchase-order',
    'reorder-purchase-order',
    'recall-purchase-order',
    'cancel-purchase-order',
    'sync-purchase-order',
  ],
  approvals: ['waiting-for-me', 'approve-purchase-order', 'since-approval', 'follow-purchase-order', 'order-history'],
  records: ['list-records', 'show-record', 'create-record', 'edit-record'],
  sync: [
    'sync-failures',
    'why-different',
    'record-journal',
    'sync-status',
    'sync-command',
    'initial-sync',
    'field-mapping',
    'map-activity',
    'alert-rules',
    'subscribe',
    'unsubscribe',
    'subscriptions',
  ],
  yourself: ['today', 'company', 'language', 'sign-in', 'sign-out', 'cancel'],
};

/** Subjects as they come for those who approve, for those who order nothing, and for all others. */
const approver: readonly Subject[] = ['approvals', 'orders', 'places', 'workOrders', 'records', 'sync', 'yourself'];
const technician: readonly Subject[] = ['workOrders', 'places', 'orders', 'records', 'approvals', 'sync', 'yourself'];
const dispatcher: readonly Subject[] = ['places', 'workOrders', 'orders', 'approvals', 'records', 'sync', 'yourself'];

function orderFor(person: Person): readonly Subject[] {
  if (person.approvalLimit !== null) return approver;
  return mayCreate(person, 'purchase-order') ? dispatcher : technician;
}

/** The listed requests with their subjects, the most useful to the person first; what has no subject comes last, with the person’s own. */
export function bySubject(
  listed: readonly RequestName[],
  person: Person,
): readonly { readonly subject: Subject; readonly request: RequestName }[] {
  const placed = new Set(Object.values(requestsOf).flat());
  const others = listed.filter((name) => !placed.has(name));
  return orderFor(person).flatMap((subject) => {
    const named = requestsOf[subject].filter((name) => listed.includes(name));
    return [...named, ...(subject === 'yourself' ? others : [])].map((request) => ({ subject, request }));
  });
}
