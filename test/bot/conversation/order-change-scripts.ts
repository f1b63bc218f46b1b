import type { OrderScript } from './order-script.ts';

/** Every line on a form with another quantity. */
const eachLine = Object.fromEntries(
  Array.from({ length: 10 }, (_none, index) => [`line${index + 1}-quantity`, String(101 + index)] as const),
);

/** Changing orders there are. */
export const changeScripts: readonly OrderScript[] = [
  {
    title: 'adds, changes and removes lines and moves the date, each shown before it is saved in both systems',
    orders: { order: { lines: '5 P-110 and 2 P-111' } },
    steps: [
      { says: 'add 3 P-100 to {order}', sees: ['Change purchase order {order}?', 'New line: 3 of P-100'] },
      {
        presses: 'Save',
        sees: ['Changed in both systems, with prices from Supply Chain Management.', '3. P-100'],
      },
      { says: 'make line 2 of {order} 7 pieces', sees: ['Line 2, quantity: 2 ea → 7 ea'] },
      { presses: 'Keep editing', sees: ['Change purchase order {order}', '[Add line]', '7'] },
      { presses: 'Continue', with: { 'line1-quantity': 'lots' }, sees: ['“lots” is not a quantity.', 'lots', '7'] },
      {
        presses: 'Continue',
        with: { 'line1-quantity': '4' },
        sees: ['Line 1, quantity: 5 ea → 4 ea', 'Line 2, quantity: 2 ea → 7 ea'],
      },
      { presses: 'Save', sees: ['Changed in both systems', '7 ea at'] },
      {
        says: 'change the date of it to 2027-03-19',
        sees: ['→ Fri, 19 Mar 2027', 'Line 1, requested delivery', 'Line 3, requested delivery'],
      },
      { presses: 'Save', sees: ['Changed in both systems', 'Requested delivery: Fri, 19 Mar 2027'] },
      { says: 'remove line 1 of {order}', sees: ['Line 1: 4 ea of P-110 removed'] },
      { presses: 'Save', sees: ['Changed in both systems'], seesNot: ['1. P-110'] },
      { says: 'remove line 1 of {order}', sees: ['There is no open line 1.'] },
      { says: 'change the price of line 2 of {order} to 5', sees: ['Prices come from the trade agreements'] },
    ],
    leaves: {
      header: { RequestedDeliveryDate: '2027-03-19' },
      lines: [
        { LineNumber: 2, OrderedPurchaseQuantity: 7, RequestedDeliveryDate: '2027-03-19' },
        { LineNumber: 3, OrderedPurchaseQuantity: 3, RequestedDeliveryDate: '2027-03-19' },
      ],
    },
  },
  {
    title: 'moves all open lines of a long order with its date, and shows every change before it is saved',
    orders: { order: { lines: Array.from({ length: 10 }, (_none, index) => `${index + 1} P-110`).join(' and ') } },
    steps: [
      { says: 'add 11 P-100 and 12 P-111 to {order}', sees: ['New line: 11 of P-100'] },
      { presses: 'Save', sees: ['Changed in both systems', '12. P-111'] },
      {
        says: 'change the date of {order} to 2027-03-19',
        sees: ['Line 10, requested delivery', '2 more lines, requested delivery: ', '→ Fri, 19 Mar 2027'],
      },
      { presses: 'Save', sees: ['Changed in both systems', 'Requested delivery: Fri, 19 Mar 2027'] },
      { presses: 'Change order', sees: ['2 more lines'] },
      {
        presses: 'Continue',
        with: { warehouse: 'PDX-01', date: '2027-04-19', shipVia: 'Air', ...eachLine },
        sees: [
          'Line 1, quantity: 1 ea → 101 ea',
          'Line 10, requested delivery',
          'Line 10, warehouse: SEA-01 → PDX-01',
          '2 more lines, requested delivery',
          '2 more lines, warehouse: SEA-01 → PDX-01',
        ],
      },
      { presses: 'Cancel', sees: ['Cancelled.'] },
    ],
    leaves: {
      header: { RequestedDeliveryDate: '2027-03-19' },
      lines: Array.from({ length: 12 }, () => ({ RequestedDeliveryDate: '2027-03-19' })),
    },
  },
  {
    title: 'shows a refusal of Supply Chain Management at its field with the input kept, and writes neither part',
    orders: { order: { by: 'megan', lines: '2 P-110' } },
    steps: [
      { as: 'megan', says: 'show {order}', sees: ['[Change order]'] },
      { as: 'megan', presses: 'Change order', sees: ['Change purchase order {order}', 'Terms of payment'] },
      {
        as: 'megan',
        presses: 'Continue',
        with: { 'line1-quantity': '0', shipVia: 'Air' },
        sees: ['Line 1, quantity: 2 ea → 0 ea'],
      },
      {
        as: 'megan',
        presses: 'Save',
        sees: ['must be greater than zero', 'Change purchase order {order}'],
      },
      {
        as: 'megan',
        presses: 'Continue',
        with: { 'line1-quantity': '3' },
        sees: ['Line 1, quantity: 2 ea → 3 ea', 'Mode of delivery'],
      },
      { as: 'megan', presses: 'Save', sees: ['Changed in both systems'] },
    ],
    leaves: { header: { DeliveryModeId: 'Air' }, lines: [{ OrderedPurchaseQuantity: 3 }] },
  },
  {
    title: 'is refused in words where the order may not be changed, and nothing moves',
    orders: {
      review: { lines: '1 P-110', stage: 'inReview' },
      order: { lines: '1 P-110', stage: 'approved' },
      draft: { lines: '1 P-110' },
    },
    steps: [
      { says: 'change {review}', sees: ['It is in review and cannot be changed: recall it first.', '[Recall]'] },
      { says: 'add 2 P-100 to {order}', sees: ['an approved order cannot be changed'], seesNot: ['[Save]'] },
      { as: 'isaiah', says: 'add 2 P-100 to {draft}', sees: ['That needs the right to change purchase orders'] },
      { says: 'add 2 P-100 to PO-999999', sees: ['I found no purchase order “PO-999999”.'] },
      { says: 'add 2 flibbergibbets to {draft}', sees: ['Nothing matches “flibbergibbets”.'] },
      { presses: 'Cancel', sees: ['Cancelled.'] },
    ],
    leaves: { lines: [{ OrderedPurchaseQuantity: 1 }] },
  },
  {
    title: 'ändert Positionen und Termin einer Bestellung',
    language: 'deutsch',
    orders: { order: { lines: '5 P-110 and 2 P-111' } },
    steps: [
      { says: 'ergänze {order} um 3 P-100', sees: ['Bestellung {order} ändern?', 'Neue Position: 3 P-100'] },
      { presses: 'Speichern', sees: ['In beiden Systemen geändert'] },
      { says: 'mach Position 2 von {order} 7 Stück', sees: ['Position 2, Menge: 2 ea → 7 ea'] },
      { presses: 'Speichern', sees: ['In beiden Systemen geändert'] },
      { says: 'lösche Position 1 von {order}', sees: ['Position 1: 5 ea P-110 entfernt'] },
      { presses: 'Speichern', sees: ['In beiden Systemen geändert'] },
    ],
    leaves: { lines: [{ LineNumber: 2, OrderedPurchaseQuantity: 7 }, { LineNumber: 3 }] },
  },
];
