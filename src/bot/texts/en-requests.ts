/** English: what each request is called, what it does, and a sentence that asks for it. */

export const englishRequests = {
  'nearest-warehouse': {
    title: 'Find nearest warehouse',
    help: 'All warehouses by distance from a work order, asset, account, site, city or coordinates, with stock.',
    example: 'find nearest warehouse to WO-00017 with 3 of P-100',
  },
  'create-purchase-order': {
    title: 'Create purchase order',
    help: 'In one sentence or step by step; you see it before it is sent, and its prices after.',
    example: 'order 5 pumps P-100 from ACME to warehouse 24 by next friday',
  },
  'show-purchase-order': {
    title: 'Show purchase order',
    help: 'Lines, prices, statuses, links, and what can be done next.',
    example: 'show PO 000123',
  },
  'submit-purchase-order': {
    title: 'Submit purchase order',
    help: 'Sends it to those whom Supply Chain Management names.',
    example: 'submit PO 000123',
  },
  'approve-purchase-order': {
    title: 'Approve purchase order',
    help: 'Approve or reject what waits for your decision.',
    example: 'approve PO 000123',
  },
  'confirm-purchase-order': {
    title: 'Confirm purchase order',
    help: 'Confirms an approved order.',
    example: 'confirm PO 000123',
  },
  'receive-purchase-order': {
    title: 'Receive purchase order',
    help: 'Posts what arrived, line by line.',
    example: 'receive PO 000123',
  },
  'create-work-order': {
    title: 'Create work order',
    help: 'For any asset, whichever system it was born in.',
    example: 'create work order for boiler A-1',
  },
  'create-warehouse': {
    title: 'Create warehouse',
    help: 'A new warehouse in both systems.',
    example: 'create warehouse 77 named North depot at site 1',
  },
  today: {
    title: 'What did I do today',
    help: 'Your changes since midnight and what became of them.',
    example: 'what did I do today',
  },
  cancel: {
    title: 'Cancel',
    help: 'Puts away the forms you have open here.',
    example: 'cancel',
  },
  help: {
    title: 'Help',
    help: 'This list.',
    example: 'help',
  },
  greeting: {
    title: 'Hello',
    help: 'Says hello.',
    example: 'hello',
  },
};
