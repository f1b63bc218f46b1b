import type { OrderScript } from './order-script.ts';

/** Lists of open orders, and where one is. */
export const questionScripts: readonly OrderScript[] = [
  {
    title: 'lists what somebody ordered and is still to come, a page at a time, each to be opened',
    orders: { order: { lines: '2 P-110 and 1 P-104' } },
    steps: [
      { as: 'isaiah', says: 'my open orders', sees: ['My open purchase orders'] },
      {
        says: 'my open orders',
        sees: ['My open purchase orders', 'Halvorsen Pump Supply', 'nothing received', 'Read from Field Service'],
        keeps: { shown: /(\d+) orders\./ },
      },
      { says: 'more', sees: ['My open purchase orders', /9 to 1\d of/] },
      { says: 'show {order}', sees: ['Purchase order {order}', '[Progress]'] },
      {
        says: 'orders from Halvorsen Pump Supply',
        sees: ['Open purchase orders from Halvorsen Pump Supply'],
        seesNot: ['Lakeshore'],
      },
      { presses: 'Open purchase order', sees: [/Purchase order PO-\d+/, 'US-101 – Halvorsen Pump Supply'] },
      { says: 'orders for warehouse SEA-01', sees: ['Open purchase orders for warehouse SEA-01'] },
      { says: 'my late orders', sees: ['My open purchase orders that are late'] },
      { says: 'orders from flibber gibbet', sees: ['I found no vendor “flibber gibbet”.'] },
      {
        as: 'megan',
        says: 'orders from Halvorsen Pump Supply',
        sees: ['from Halvorsen Pump Supply', 'Read from Supply Chain Management'],
      },
      { as: 'megan', says: 'which orders are late', sees: ['Open purchase orders that are late', '· late'] },
    ],
  },
  {
    title: 'listet offene Bestellungen',
    language: 'deutsch',
    steps: [
      { says: 'zeige meine offenen Bestellungen', sees: ['Meine offenen Bestellungen', 'nichts eingegangen'] },
      { says: 'Bestellungen bei US-101', sees: ['Offene Bestellungen bei Halvorsen Pump Supply'] },
      { says: 'welche Bestellungen sind überfällig', sees: ['Offene Bestellungen, die überfällig sind'] },
    ],
  },
  {
    title: 'says honestly how far an order is',
    orders: {
      draft: { lines: '1 P-110' },
      review: { lines: '2 P-110', stage: 'inReview' },
      order: {
        lines: '5 P-110 and 2 P-111',
        stage: 'confirmed',
        receipt: { productReceiptNumber: 'DN-Q1', lines: [{ lineNumber: 1, quantity: 2 }] },
      },
    },
    steps: [
      {
        says: 'where is {draft}',
        sees: ['It is a draft and has not been submitted for approval yet.', 'Nothing has been received yet.'],
      },
      {
        says: 'has {review} been approved yet?',
        sees: ['It is waiting for approval by Megan Bowen. Submitted at', 'A decision is due by'],
      },
      {
        says: 'where is my order {order}',
        sees: [
          'It is confirmed with the vendor.',
          'the vendor has not promised a date.',
          'Line 1, P-110: 2 of 5 ea received.',
          'Line 2, P-111: 0 of 2 ea received.',
          'Receipt DN-Q1 of',
          '2 ea of line 1.',
        ],
      },
      { as: 'megan', says: 'where is {order}', sees: ['It is confirmed with the vendor.', 'Receipt DN-Q1 of'] },
      { says: 'cancel {order}', sees: ['[Cancel order]'] },
      { presses: 'Cancel order', sees: ['Cancelled in Supply Chain Management'] },
      { presses: 'Progress', sees: ['Line 2, P-111: cancelled.'] },
      { says: 'where is my order', sees: ['My open purchase orders'] },
      { says: 'where is po PO-999999', sees: ['I found no purchase order “PO-999999”.'] },
    ],
    leaves: { header: { PurchaseOrderStatus: 'Received' } },
  },
  {
    title: 'sagt auf Deutsch, wie weit eine Bestellung ist',
    language: 'deutsch',
    orders: { order: { lines: '2 P-110', stage: 'inReview' } },
    steps: [
      { says: 'wo bleibt {order}', sees: ['Sie wartet auf die Genehmigung durch Megan Bowen.', 'Zu entscheiden bis'] },
      { presses: 'Stand der Bestellung', sees: ['Position 1, P-110: 0 von 2 ea eingegangen.'] },
    ],
  },
];
