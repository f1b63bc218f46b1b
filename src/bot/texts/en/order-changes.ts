/** English: changes of an order there is, and what changed since it was approved. */

export const englishOrderChanges = {
  inOwnChat: 'Changes name prices, so I tell them in our own chat.',
  noApproval: (company: string) =>
    `Company ${company} has no approval of orders: an order there is approved as soon as it is saved.`,
  neverApproved: 'As far as I know it was never approved.',
  approvedBy: (by: string, at: string) => `Last approved by ${by} at ${at}.`,
  approvedElsewhere: (at: string) => `Last approved in Supply Chain Management; I saw it so at ${at}.`,
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
};
