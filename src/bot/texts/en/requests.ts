/** English: what each request is called, what it does, and a sentence that asks for it. */

export const englishRequests = {
  'nearest-warehouse': {
    title: 'Find nearest warehouse',
    help: 'All warehouses by distance from a work order, asset, account, site, city or coordinates, with stock.',
    example: 'find nearest warehouse to WO-01001 with 3 of P-100',
  },
  'create-purchase-order': {
    title: 'Create purchase order',
    help: 'In one sentence or step by step; you check it before it is sent and see its prices afterwards.',
    example: 'order 5 P-100 from US-101 to warehouse SEA-01 by next friday',
  },
  'reorder-purchase-order': {
    title: 'Order again',
    help: 'The same as an earlier order, or as the last one from a vendor; you check it before it is sent.',
    example: 'reorder PO-000112',
  },
  'show-purchase-order': {
    title: 'Show purchase order',
    help: 'Lines, prices, statuses, links, and what you can do next.',
    example: 'show PO-000130',
  },
  'list-purchase-orders': {
    title: 'My open purchase orders',
    help: 'What you ordered and is still outstanding; also by vendor, by warehouse, or late ones only.',
    example: 'my open orders',
  },
  'submit-purchase-order': {
    title: 'Submit purchase order',
    help: 'Sends it to the approvers that Supply Chain Management names.',
    example: 'submit PO-000142',
  },
  'approve-purchase-order': {
    title: 'Approve purchase order',
    help: 'Approve or reject an order that is waiting for your decision.',
    example: 'approve PO-000135',
  },
  'waiting-for-me': {
    title: 'Waiting for me',
    help: 'Orders waiting for your decision; you can decide on several at once.',
    example: 'waiting for me',
  },
  'order-history': {
    title: 'Order history',
    help: 'Everything done to an order: by whom, on whose behalf and when, with the status before and after.',
    example: 'who approved PO-000130',
  },
  'confirm-purchase-order': {
    title: 'Confirm purchase order',
    help: 'Confirms an approved order.',
    example: 'confirm PO-000125',
  },
  'receive-purchase-order': {
    title: 'Receive purchase order',
    help: 'Posts what arrived, line by line.',
    example: 'receive PO-000112',
  },
  'change-purchase-order': {
    title: 'Change purchase order',
    help: 'Lines, quantities, dates, warehouse and terms; you see the difference before it is saved.',
    example: 'add 3 P-100 to PO-000142',
  },
  'recall-purchase-order': {
    title: 'Recall purchase order',
    help: 'Takes it out of approval; it becomes a draft again and can be changed.',
    example: 'recall PO-000135',
  },
  'cancel-purchase-order': {
    title: 'Cancel purchase order',
    help: 'Cancels what is still outstanding, after you confirm.',
    example: 'cancel PO-000125',
  },
  'sync-purchase-order': {
    title: 'Sync purchase order',
    help: 'Brings prices, statuses and receipts of an order to Field Service if they are late.',
    example: 'sync PO-000142',
  },
  'follow-purchase-order': {
    title: 'Follow an order',
    help: 'I tell you once, in our own chat, when it is decided, or has arrived.',
    example: 'let me know when PO-000142 is approved',
  },
  'since-approval': {
    title: 'What changed since approval',
    help: 'Field by field, since the order was last approved.',
    example: 'what changed in PO-000142 since it was approved',
  },
  'create-work-order': {
    title: 'Create work order',
    help: 'For any asset, whichever system it was created in.',
    example: 'create work order for AS-00006',
  },
  'list-records': {
    title: 'List or find records',
    help: 'Warehouses, assets, asset categories, payment terms, ship vias: all of them, or by any words.',
    example: 'find assets at Cedar Point Hospital',
  },
  'show-record': {
    title: 'Show a record',
    help: 'A warehouse with its stock, an asset with its parts and open work orders, a payment term, a ship via.',
    example: 'show warehouse SEA-01',
  },
  'create-record': {
    title: 'Create a record',
    help: 'Warehouse, asset, asset category, payment term or ship via, in both systems.',
    example: 'create payment term N45 with description Net 45 and days 45',
  },
  'edit-record': {
    title: 'Change a record',
    help: 'You see what will change before it is saved in both systems.',
    example: 'change payment term Net30 days to 35',
  },
  'stock-of-product': {
    title: 'Stock of a product',
    help: 'In every warehouse, the largest first.',
    example: 'stock of P-100',
  },
  'my-work-orders': {
    title: 'My work orders',
    help: 'Open work orders you are booked on or own, the next booking first.',
    example: 'show my work orders',
  },
  'show-work-order': {
    title: 'Show work order',
    help: 'What, where, for which asset, and who is booked.',
    example: 'show work order WO-01001',
  },
  'what-is-near': {
    title: 'What is nearby',
    help: 'The warehouses and assets nearest to a work order or a place.',
    example: 'what is near WO-01001',
  },
  'sync-status': {
    title: 'Synchronisation status',
    help: 'All maps: status, queued changes, open failures, and whether both systems answer.',
    example: 'sync status',
  },
  'field-mapping': {
    title: 'Field mapping',
    help: 'Column by column: which field, in which direction, and how values are translated.',
    example: 'show the field mapping of warehouses',
  },
  'map-activity': {
    title: 'What happened to the maps',
    help: 'Who ran, paused, resumed or stopped them, when and why.',
    example: 'what happened to the maps',
  },
  'record-journal': {
    title: 'What happened to a record',
    help: 'Who did what to it, and how it ended.',
    example: 'what happened to warehouse SEA-01',
  },
  'alert-rules': {
    title: 'Alert rules',
    help: 'Who is told when failures pile up, and what is then paused.',
    example: 'alert me when 5 warehouses fail within 10 minutes',
  },
  subscribe: {
    title: 'Subscribe to failures',
    help: 'By kind of record, company and reason: for yourself or, as an administrator, for this channel.',
    example: 'tell me about failed warehouses in usmf',
  },
  unsubscribe: {
    title: 'Unsubscribe from failures',
    help: 'Ends one of your subscriptions, or one of this channel.',
    example: 'unsubscribe from warehouse failures',
  },
  subscriptions: {
    title: 'My subscriptions',
    help: 'Which failures you, or this channel, are told about.',
    example: 'what am I subscribed to',
  },
  'sync-command': {
    title: 'Run, pause, resume or stop maps',
    help: 'You confirm it first.',
    example: 'pause sync of warehouses',
  },
  'sync-failures': {
    title: 'Open sync failures',
    help: 'Changes that did not reach the other system.',
    example: 'show sync failures',
  },
  'initial-sync': {
    title: 'Initial sync',
    help: 'Counts first; you confirm before anything is written.',
    example: 'initial sync of warehouses',
  },
  'why-different': {
    title: 'Why a record is different',
    help: 'Field by field, with the system it is maintained in; you can then align both.',
    example: 'why is warehouse SEA-01 different',
  },
  today: {
    title: 'What did I do today',
    help: 'Your changes since midnight, and what became of them.',
    example: 'what did I do today',
  },
  company: {
    title: 'Company',
    help: 'Shows which company you work in, or switches to another.',
    example: 'switch company to demf',
  },
  language: {
    title: 'Language',
    help: 'I speak English and German.',
    example: 'language deutsch',
  },
  'sign-in': {
    title: 'Sign in',
    help: 'Lets me act for you in Supply Chain Management.',
    example: 'sign in',
  },
  'sign-out': {
    title: 'Sign out',
    help: 'After that I keep nothing of your sign-in.',
    example: 'sign out',
  },
  pick: {
    title: 'Pick one',
    help: 'One of the choices on the last card.',
    example: 'the second one',
  },
  more: {
    title: 'Show more',
    help: 'The next page of the last card.',
    example: 'more',
  },
  cancel: {
    title: 'Cancel',
    help: 'Closes the forms you have open here.',
    example: 'cancel',
  },
  help: {
    title: 'Help',
    help: 'This list.',
    example: 'help',
  },
  'yes-or-no': {
    title: 'Yes or no',
    help: 'Cards are answered with their buttons.',
    example: 'yes',
  },
  greeting: {
    title: 'Hello',
    help: 'Says hello.',
    example: 'hello',
  },
};
