/** English: where an order is, and lists of those that are open. */
import type { Moment } from '../format.ts';
import { moment } from './moments.ts';

/** What Supply Chain Management's own words for statuses mean, where they are not of the reader's language. */
const meanings: Readonly<Record<string, string>> = {};

export const englishOrderStatus = {
  meanings,

  /** Lists of open orders. */
  list: {
    mine: 'My open purchase orders',
    all: 'Open purchase orders',
    late: (title: string) => `${title} that are late`,
    of: (title: string, vendor: string, warehouse: string) =>
      [title, vendor === '' ? '' : `from ${vendor}`, warehouse === '' ? '' : `for warehouse ${warehouse}`]
        .filter((part) => part !== '')
        .join(' '),
    count: (count: number) => (count === 1 ? 'One order.' : `${count} orders.`),
    most: (most: number) => `More than ${most} orders; these ${most} are expected first.`,
    none: 'There are none.',
    noWorker: {
      title: 'I do not know which orders are yours.',
      text: 'Orders name the worker who ordered, and your account is not linked to a worker. Ask your administrator to link it, or ask for orders from a vendor or for a warehouse.',
    },
    requested: (day: string) => `requested for ${day}`,
    promised: (day: string) => `promised for ${day}`,
    isLate: 'late',
    received: (received: number, inPart: number, all: number) =>
      received === all
        ? 'all received'
        : received + inPart === 0
          ? 'nothing received'
          : `${received} of ${all} lines received${inPart === 0 ? '' : `, ${inPart} in part`}`,
    open: (number: string) => `Open purchase order ${number}`,
    whichVendor: 'Orders from which vendor?',
    whichWarehouse: 'Orders for which warehouse?',
    noVendor: (words: string) => `I found no vendor “${words}”.`,
    noWarehouse: (words: string) => `I found no warehouse “${words}”.`,
  },
  /** How far an order is, a line each. */
  where: {
    draft: 'It is a draft and has not been submitted for approval yet.',
    waits: (names: string) => `It is waiting for approval by ${names}.`,
    waitsSince: (at: Moment) => `Submitted ${moment(at)}.`,
    due: (day: string, isOver: boolean) => (isOver ? `A decision was due on ${day}.` : `A decision is due by ${day}.`),
    waitsForNobody: 'It is in review; I cannot see whose decision it is waiting for.',
    rejected: 'It was rejected in Supply Chain Management.',
    approved: 'It is approved but not yet confirmed with the vendor.',
    approvedAtOnce: 'It needs no approval but is not yet confirmed with the vendor.',
    inExternalReview: 'The vendor has been asked to confirm it and has not answered yet.',
    confirmed: 'It is confirmed with the vendor.',
    finalized: 'It is finalized and can no longer be changed.',
    canceled: 'It is cancelled: nothing more will be delivered.',
    promised: (day: string) => `The vendor promised delivery for ${day}.`,
    requested: (day: string) => `Delivery was requested for ${day}; the vendor has not promised a date.`,
    late: 'That date has passed.',
    line: (line: number, product: string, received: string, ordered: string, day: string) =>
      `Line ${line}, ${product}: ${received} of ${ordered} received${day === '' ? '' : `, ${day}`}.`,
    lineCanceled: (line: number, product: string) => `Line ${line}, ${product}: cancelled.`,
    receipt: (number: string, day: string, what: string) =>
      `Receipt ${number}${day === '' ? '' : ` of ${day}`}: ${what}.`,
    ofLine: (quantity: string, line: number) => `${quantity} of line ${line}`,
    noReceipt: 'Nothing has been received yet.',
    more: (count: number) => (count === 1 ? 'And 1 more line.' : `And ${count} more lines.`),
  },
};
