/** English: purchase orders, their approval and their receipts. */
import type { Moment } from '../format.ts';
import { moment } from './moments.ts';

export const englishOrders = {
  title: (number: string) => `Purchase order ${number}`,
  approvalTitle: (number: string) => `Purchase order ${number} is waiting for your decision`,
  created: 'Saved in Field Service and in Supply Chain Management, with prices from Supply Chain Management.',
  unknown: (words: string) => `I found no purchase order “${words}”.`,
  severalFit: (words: string) => `Several match “${words}”: pick one.`,
  noneFits: (words: string) => `Nothing matches “${words}”.`,
  noDate: (words: string) => `I cannot read “${words}” as a date.`,
  noQuantity: (words: string) => `“${words}” is not a quantity.`,
  needed: {
    vendor: 'Enter the vendor.',
    product: 'Enter the product.',
    quantity: 'Enter the quantity.',
    lines: 'An order needs at least one line.',
    receipt: 'Enter the number of the delivery note.',
    received: 'Enter the quantity received for at least one line.',
  },
  alreadyThere: 'This order is already in both systems.',
  changeThere: 'That only works before an order is created. Order the difference, or change the order itself.',
  notPriced: 'Not priced yet',
  total: (amount: string) => `Total ${amount}`,
  tooManyLines: (most: number, dropped: number) =>
    `One order in the chat has ${most} lines at most; ${dropped} more were left out. Add them in Supply Chain Management, or as another order.`,
  moreLines: (count: number) => `and ${count === 1 ? '1 more line' : `${count} more lines`}, see the order itself`,
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
    date: 'Requested delivery',
    confirmedDate: 'Promised delivery',
    paymentTerm: 'Terms of payment',
    shipVia: 'Mode of delivery',
    workOrder: 'Work order',
    requester: 'Requested by',
    due: 'Decide by',
  },
  offers: {
    submit: 'Submit this order for approval?',
    confirm: 'Confirm this order?',
    sync: 'Update this order in Field Service from Supply Chain Management?',
  },
  synced: 'Field Service is up to date with Supply Chain Management.',
  standsAt: (status: string) => `That is not possible now: in Supply Chain Management this order is “${status}”.`,
  nothingToReceive: (status: string) =>
    `There is nothing to receive: only a confirmed order with open lines can be received, and in Supply Chain Management this one is “${status}”.`,
  notYourDecision: (names: string) =>
    names === ''
      ? 'In Supply Chain Management this order is not assigned to you for approval.'
      : `In Supply Chain Management this order is assigned to ${names} for approval.`,
  notYoursToSubmit:
    'It can be submitted now, but that needs the right to change purchase orders in Field Service, which you do not have. Ask a dispatcher.',
  notYoursToConfirm:
    'It can be confirmed now, but that needs a licence for Supply Chain Management, which you do not have. Ask a purchasing agent.',
  submitted: (status: string) => `Submitted. In Supply Chain Management it is “${status}”.`,
  asked: (names: string) => `Submitted for approval to ${names}.`,
  notMet: (names: string) =>
    `I have had no message from ${names} yet. The request is delivered after the first one, so please let them know.`,
  toldLater: 'Done. Everyone who needs to know is told as soon as the systems answer again.',
  movedOn: 'This order has changed since this card was made. This is how it stands now.',
  /** What is different since the reader saw an order. */
  changes: {
    total: 'Total',
    product: 'product',
    quantity: 'quantity',
    price: 'price',
    warehouse: 'warehouse',
    date: 'requested delivery',
    nothing: 'none',
    ofLine: (line: number, what: string) => `Line ${line}, ${what}`,
    value: (what: string, from: string, to: string) => `${what}: ${from}, now ${to}.`,
    added: (line: number, quantity: string, product: string) => `Line ${line} is new: ${quantity} of ${product}.`,
    removed: (line: number, quantity: string, product: string) => `Line ${line} is gone: ${quantity} of ${product}.`,
    more: (count: number) => (count === 1 ? 'And 1 more change.' : `And ${count} more changes.`),
  },
  reasonNeeded: 'Enter a reason, then reject.',
  decided: {
    approve: (by: string, at: Moment) => `Approved by ${by} ${moment(at)}.`,
    reject: (by: string, at: Moment) => `Rejected by ${by} ${moment(at)}.`,
    requestChange: (by: string, at: Moment) => `Change requested by ${by} ${moment(at)}.`,
    recall: (by: string, at: Moment) => `Recalled by ${by} ${moment(at)}.`,
    delegate: (by: string, at: Moment, to: string) =>
      to === '' ? `Delegated by ${by} ${moment(at)}.` : `Delegated to ${to} by ${by} ${moment(at)}.`,
  },
  told: {
    approve: (number: string, by: string) => `${by} approved purchase order ${number}.`,
    reject: (number: string, by: string) => `${by} rejected purchase order ${number}.`,
    requestChange: (number: string, by: string) => `${by} requested a change to purchase order ${number}.`,
  },
  toldNext: {
    approve: 'It can be confirmed now.',
    reject: 'The reason is in its workflow history in Supply Chain Management.',
    requestChange: 'It is a draft again: change it, then submit it again.',
    /** In place of that, where a reason was given. */
    because: (reason: string) => `Reason: “${reason}”.`,
  },
  done: {
    recall: 'Recalled: it is a draft again, in both systems.',
    cancel: 'Cancelled in Supply Chain Management and in Field Service.',
    confirm: 'Confirmed in Supply Chain Management.',
    postProductReceipt: 'The receipt is posted in Supply Chain Management and recorded in Field Service.',
  },
};
