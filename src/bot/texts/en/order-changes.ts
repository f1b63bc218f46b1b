/** English: changes of an order there is, and what changed since it was approved. */

export const englishOrderChanges = {
  inOwnChat: 'Changes name prices, so I tell them in our own chat.',
  noApproval: (company: string) =>
    `Company ${company} has no approval of orders: an order there is approved as soon as it is saved.`,
  neverApproved: 'As far as I know it was never approved.',
  approvedBy: (by: string, at: string) => `Last approved by ${by} at ${at}.`,
  approvedElsewhere: (at: string) => `Last approved in Supply Chain Management; I saw it so at ${at}.`,
  approvedUnseen: (by: string, at: string) =>
    `Last approved${by === '' ? '' : ` by ${by}`} at ${at}, in Supply Chain Management itself. I did not see the version that was approved, so I cannot say what changed.`,
  since: 'Since then:',
  same: 'Nothing changed since then.',
  stillApproved: 'It is still as it was approved.',
  than: 'Other than in the approval before:',
  sameBefore: 'The approval before was of the same.',
  onlyApproval: 'I know of no approval before.',

  /** Acts that are confirmed first. */
  asking: {
    recallTitle: (number: string) => `Take purchase order ${number} back from approval?`,
    recallText: 'It becomes a draft again and can be changed. Whoever was asked to decide no longer can.',
    recallRejected: 'It was rejected. It becomes a draft again and can be changed.',
    recallAct: 'Take it back',
    cancelTitle: (number: string) => `Cancel purchase order ${number}?`,
    cancelText: 'What is still to come is cancelled in Supply Chain Management. That cannot be taken back here.',
    cancelAct: 'Cancel it',
    cancelled: (line: string, open: string, received: string) =>
      received === ''
        ? `${line}: ${open} are cancelled.`
        : `${line}: ${open} are cancelled, the ${received} received stay.`,
    more: (count: number) => `and ${count} more lines`,
    notRecallable: (status: string) =>
      `There is nothing to take back: only an order in review, or a rejected one, can be, and Supply Chain Management has this one as ${status}.`,
    inReview: 'It is in review: take it back first, then it can be cancelled.',
    nothingToCancel: (status: string) =>
      `There is nothing left to cancel: Supply Chain Management has this order as ${status}.`,
    notYours:
      'That needs the right to change purchase orders in Field Service, or a licence in Supply Chain Management. You have neither: ask a dispatcher.',
  },
  /** The form to change an order there is. */
  form: {
    title: (number: string) => `Change purchase order ${number}`,
    text: 'You will see what changes before it is saved. Prices are decided by Supply Chain Management.',
    confirm: (number: string) => `Change purchase order ${number}?`,
    confirmText: 'It is saved in both systems; Supply Chain Management prices it anew.',
    line: (line: number) => `Line ${line}`,
    newLine: 'New line',
    removed: (quantity: string, product: string) => `${quantity} of ${product} are taken out`,
    added: (quantity: string, product: string) => `${quantity} of ${product}`,
    others: (count: number) =>
      count === 1
        ? 'One more line is closed or not on this form.'
        : `${count} more lines are closed or not on this form.`,
    nothing: 'Nothing is different from how the order stands.',
    tooManyNew: (most: number) => `At most ${most} new lines at a time.`,
    noLine: (line: string) => `There is no open line ${line}.`,
    movedOn: 'The order changed since you opened it. What you typed stands below; this is different now:',
    price:
      'Prices come from the trade agreements in Supply Chain Management; they cannot be set here or in Field Service.',
    gone: 'It is no longer there, or no longer yours to see.',
    saved: 'Changed in both systems, priced by Supply Chain Management.',
    inReview: 'It is in review and cannot be changed: take it back first.',
    rejected: 'It was rejected: take it back to draft first, then it can be changed.',
    approved: (status: string) =>
      `Supply Chain Management has it as ${status}, and an approved order cannot be changed. A change has to be requested first; that makes it a draft again.`,
    closed: (status: string) => `It cannot be changed any more: Supply Chain Management has it as ${status}.`,
  },
  /** Ordering what an earlier order had. */
  again: {
    which: 'Which order do you want again?',
    noneFrom: (vendor: string) => `I found no order from ${vendor} that was not cancelled.`,
    whichVendor: 'From which vendor?',
    vendorBarred: (vendor: string) =>
      `Vendor ${vendor} cannot be ordered from now: it is on hold or no longer there. Pick another one.`,
    productBarred: (product: string) =>
      `Product ${product} cannot be ordered now: it is blocked, not released to this company, or no longer there. Pick another one or remove the line.`,
    from: (number: string) => `Filled from ${number}. Nothing of it is ordered yet.`,
  },
};
