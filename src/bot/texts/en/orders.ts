/** English: purchase orders, their approval and their receipts. */

export const englishOrders = {
  title: (number: string) => `Purchase order ${number}`,
  approvalTitle: (number: string) => `Purchase order ${number} waits for your decision`,
  created: 'Saved in Field Service and in Supply Chain Management, priced by Supply Chain Management.',
  unknown: (words: string) => `I found no purchase order “${words}”.`,
  severalFit: (words: string) => `Several fit “${words}”: pick one.`,
  noneFits: (words: string) => `Nothing fits “${words}”.`,
  noDate: (words: string) => `“${words}” is not a day I understand.`,
  noQuantity: (words: string) => `“${words}” is not a quantity.`,
  needed: {
    vendor: 'Say which vendor.',
    product: 'Say which product.',
    quantity: 'Say how many.',
    lines: 'An order needs at least one line.',
    receipt: 'Give the number of the delivery note.',
    received: 'Say for at least one line how much arrived.',
  },
  alreadyThere: 'This order is already in both systems.',
  changeThere: 'What I said was only for orders not created yet. Order the difference, or change the order itself.',
  notPriced: 'Not priced yet',
  total: (amount: string) => `Total ${amount}`,
  tooManyLines: (most: number, dropped: number) =>
    `One order in the chat has ${most} lines at most; ${dropped} more were left out. Add them in Supply Chain Management, or as another order.`,
  moreLines: (count: number) => `and ${count} more lines, see the order itself`,
  line: (quantity: string, price: string, received: string, status: string) =>
    [price === '' ? quantity : `${quantity} at ${price}`, received === '' ? '' : `received ${received}`, status]
      .filter((part) => part !== '')
      .join(', '),
  facts: {
    vendor: 'Vendor',
    approvalStatus: 'Approval',
    orderStatus: 'Status',
    site: 'Site',
    warehouse: 'Warehouse',
    date: 'Requested for',
    confirmedDate: 'Promised for',
    paymentTerm: 'Terms of payment',
    shipVia: 'Mode of delivery',
    requester: 'Requested by',
    due: 'Decide by',
  },
  offers: {
    submit: 'Submit this order for approval?',
    confirm: 'Confirm this order?',
    sync: 'Bring to Field Service what Supply Chain Management has of this order?',
  },
  synced: 'Field Service has what Supply Chain Management has of it.',
  standsAt: (status: string) => `That is not open now: Supply Chain Management has this order as ${status}.`,
  nothingToReceive: (status: string) =>
    `There is nothing to receive: only a confirmed order with open lines can be received, and Supply Chain Management has this one as ${status}.`,
  notYourDecision: (names: string) =>
    names === ''
      ? 'Supply Chain Management has not asked you to decide on it.'
      : `Supply Chain Management has asked ${names} to decide on it.`,
  notYoursToSubmit:
    'It can be submitted now. That needs the right to change purchase orders in Field Service, which you do not have: ask a dispatcher.',
  notYoursToConfirm:
    'It can be confirmed now. That needs a licence in Supply Chain Management, which you do not have: ask a purchasing agent.',
  submitted: (status: string) => `Submitted. Supply Chain Management has it as ${status}.`,
  asked: (names: string) => `Submitted. Asked for approval: ${names}.`,
  notMet: (names: string) => `${names} never wrote to me yet: the request waits until then, so tell them.`,
  toldLater: 'Done. Whoever has to know of it is told as soon as the systems answer.',
  movedOn: 'This order changed since this card was made; this is how it stands now.',
  /** What is different since the reader saw an order. */
  changes: {
    total: 'Total',
    product: 'product',
    quantity: 'quantity',
    price: 'price',
    warehouse: 'warehouse',
    date: 'requested for',
    nothing: 'none',
    ofLine: (line: number, what: string) => `Line ${line}, ${what}`,
    value: (what: string, from: string, to: string) => `${what}: ${from}, now ${to}.`,
    added: (line: number, quantity: string, product: string) => `Line ${line} is new: ${quantity} of ${product}.`,
    removed: (line: number, quantity: string, product: string) => `Line ${line} is gone: ${quantity} of ${product}.`,
    more: (count: number) => `And ${count} more changes.`,
  },
  reasonNeeded: 'Say why, then reject.',
  decided: {
    approve: (by: string, at: string) => `Approved by ${by} at ${at}.`,
    reject: (by: string, at: string) => `Rejected by ${by} at ${at}.`,
    requestChange: (by: string, at: string) => `Sent back for a change by ${by} at ${at}.`,
    recall: (by: string, at: string) => `Recalled by ${by} at ${at}.`,
    delegate: (by: string, at: string, to: string) =>
      to === '' ? `Delegated by ${by} at ${at}.` : `Delegated to ${to} by ${by} at ${at}.`,
  },
  told: {
    approve: (number: string, by: string) => `${by} approved purchase order ${number}.`,
    reject: (number: string, by: string) => `${by} rejected purchase order ${number}.`,
    requestChange: (number: string, by: string) => `${by} asks for a change of purchase order ${number}.`,
  },
  toldNext: {
    approve: 'It can be confirmed now.',
    reject: 'Its history in Supply Chain Management has the reason.',
    requestChange: 'It is a draft again: change it, then submit it anew.',
    /** In place of that, where a reason was given. */
    because: (reason: string) => `The reason: ${reason}`,
  },
  done: {
    recall: 'Taken back: it is a draft again, in both systems.',
    cancel: 'Cancelled in Supply Chain Management, and so in Field Service.',
    confirm: 'Confirmed in Supply Chain Management.',
    postProductReceipt: 'The receipt is posted in Supply Chain Management and stands in Field Service.',
  },
};
