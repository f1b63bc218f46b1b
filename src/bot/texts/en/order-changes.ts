/** English: changes of an order there is, and what changed since it was approved. */
import type { Moment } from '../format.ts';
import { moment } from './moments.ts';

export const englishOrderChanges = {
  inOwnChat: 'Changes show prices, so I list them only in our own chat.',
  noApproval: (company: string) =>
    `Company ${company} does not use approvals: an order is approved as soon as it is saved.`,
  neverApproved: 'As far as I know it has never been approved.',
  approvedBy: (by: string, at: Moment) => `Last approved by ${by} ${moment(at)}.`,
  approvedElsewhere: (at: Moment) => `Last approved in Supply Chain Management, which I noticed ${moment(at)}.`,
  approvedUnseen: (by: string, at: Moment) =>
    `Last approved${by === '' ? '' : ` by ${by}`} ${moment(at)}, directly in Supply Chain Management. I did not see the version that was approved, so I cannot say what has changed.`,
  since: 'Since then:',
  same: 'Nothing has changed since then.',
  stillApproved: 'It is still exactly as approved.',
  than: 'Changed since the approval before that:',
  sameBefore: 'Nothing changed between the approval before that and this one.',
  onlyApproval: 'I know of no earlier approval.',

  /** Acts that are confirmed first. */
  asking: {
    recallTitle: (number: string) => `Recall purchase order ${number}?`,
    recallText: 'It becomes a draft again and can be changed. Whoever was asked to decide can no longer do so.',
    recallRejected: 'It was rejected. Recalling it makes it a draft again, so that it can be changed.',
    recallAct: 'Recall',
    cancelTitle: (number: string) => `Cancel purchase order ${number}?`,
    cancelText: 'What is still outstanding is cancelled in Supply Chain Management. This cannot be undone here.',
    cancelAct: 'Cancel order',
    cancelled: (line: string, open: string, received: string) =>
      received === ''
        ? `${line}: the open quantity (${open}) will be cancelled.`
        : `${line}: the open quantity (${open}) will be cancelled; the quantity received (${received}) stays.`,
    more: (count: number) => (count === 1 ? 'and 1 more line' : `and ${count} more lines`),
    notRecallable: (status: string) =>
      `There is nothing to recall: only an order that is in review or rejected can be recalled, and in Supply Chain Management this one is “${status}”.`,
    inReview: 'It is in review: recall it first, then it can be cancelled.',
    nothingToCancel: (status: string) =>
      `There is nothing left to cancel: in Supply Chain Management this order is “${status}”.`,
    notYours:
      'That needs the right to change purchase orders in Field Service, or a licence for Supply Chain Management. You have neither: ask a dispatcher.',
  },
  /** The form to change an order there is. */
  form: {
    title: (number: string) => `Change purchase order ${number}`,
    text: 'You will see what changes before it is saved. Prices come from Supply Chain Management.',
    confirm: (number: string) => `Change purchase order ${number}?`,
    confirmText: 'It is saved in both systems; Supply Chain Management recalculates the prices.',
    line: (line: number) => `Line ${line}`,
    newLine: 'New line',
    /** Lines that go along with the header. */
    along: (count: number, what: string) => (count === 1 ? `1 more line, ${what}` : `${count} more lines, ${what}`),
    removed: (quantity: string, product: string) => `${quantity} of ${product} removed`,
    added: (quantity: string, product: string) => `${quantity} of ${product}`,
    others: (count: number) =>
      count === 1
        ? 'One more line is closed or not on this form.'
        : `${count} more lines are closed or not on this form.`,
    nothing: 'You have not changed anything yet.',
    tooManyNew: (most: number) => `At most ${most} new lines at a time.`,
    noLine: (line: string) => `There is no open line ${line}.`,
    movedOn: 'The order has changed since you opened it. What you entered is kept below. Changed in the meantime:',
    price:
      'Prices come from the trade agreements in Supply Chain Management; they cannot be set here or in Field Service.',
    gone: 'It no longer exists, or you may no longer see it.',
    saved: 'Changed in both systems, with prices from Supply Chain Management.',
    inReview: 'It is in review and cannot be changed: recall it first.',
    rejected: 'It was rejected: recall it first, then it can be changed.',
    approved: (status: string) =>
      `In Supply Chain Management it is “${status}”, and an approved order cannot be changed. A change has to be requested first, which makes it a draft again.`,
    closed: (status: string) => `It can no longer be changed: in Supply Chain Management it is “${status}”.`,
  },
  /** Ordering what an earlier order had. */
  again: {
    which: 'Which order do you want again?',
    noneFrom: (vendor: string) => `I found no order from ${vendor} to repeat; cancelled ones do not count.`,
    whichVendor: 'From which vendor?',
    vendorBarred: (vendor: string) =>
      `You cannot order from vendor ${vendor} now: it is on hold or no longer exists. Pick another one.`,
    productBarred: (product: string) =>
      `Product ${product} cannot be ordered now: it is blocked, not released to this company, or no longer exists. Pick another one or remove the line.`,
    from: (number: string) => `Filled in from ${number}. Nothing has been ordered yet.`,
  },
};
