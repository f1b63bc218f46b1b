import type { OrderScript } from './order-script.ts';

/** Ordering what an earlier order had. */
export const againScripts: readonly OrderScript[] = [
  {
    title: 'orders again what an earlier order had, as a new order that is confirmed first',
    orders: { earlier: { lines: '5 P-110 and 2 P-111' } },
    steps: [
      {
        says: 'reorder {earlier}',
        sees: ['Create this purchase order?', 'US-101', 'SEA-01', '1. 5 ea × P-110', '2. 2 ea × P-111'],
      },
      { presses: 'Create', sees: ['Purchase order PO-', 'Approval: Draft'], keeps: { order: /PO-\d+/ } },
      { says: 'order the same as last time from vendor US-101', sees: ['Create this purchase order?', '5 ea × P-110'] },
      { presses: 'Cancel', sees: ['Cancelled.'] },
      { says: 'show {earlier}', sees: ['[Order again]'] },
      { presses: 'Order again', sees: ['Create this purchase order?', '2. 2 ea × P-111'] },
      { presses: 'Cancel', sees: ['Cancelled.'] },
      { says: 'reorder PO-999999', sees: ['I found no purchase order “PO-999999”.'] },
      { says: 'reorder P-110', sees: ['P-110'] },
      { presses: 'Cancel', sees: ['Cancelled.'] },
    ],
    leaves: { lines: [{ OrderedPurchaseQuantity: 5 }, { OrderedPurchaseQuantity: 2 }] },
  },
  {
    title: 'bestellt noch einmal dasselbe',
    language: 'deutsch',
    orders: { earlier: { lines: '1 P-110' } },
    steps: [
      { says: 'bestelle {earlier} noch einmal', sees: ['Diese Bestellung anlegen?', '1. 1 ea × P-110'] },
      { presses: 'Abbrechen', sees: ['Abgebrochen'] },
    ],
  },
];
