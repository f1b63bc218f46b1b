import type { OrderScript } from './order-script.ts';

/** Taking orders back from approval, and cancelling them. */
export const endingScripts: readonly OrderScript[] = [
  {
    title: 'takes an order back from approval after asking, and its approver can no longer decide',
    orders: { order: { lines: '2 P-110' } },
    steps: [
      { says: 'submit {order}', sees: ['Submit this order for approval?'] },
      { presses: 'Submit', sees: ['Submitted for approval to Megan Bowen.', '[Recall]'] },
      { as: 'megan', waits: true, sees: ['{order} is waiting for your decision', '[Approve]'] },
      {
        says: 'recall {order}',
        sees: ['Recall purchase order {order}?', 'Whoever was asked to decide can no longer do so.'],
      },
      { presses: 'Back to the order', sees: ['Approval: In review'] },
      { says: 'take {order} back from approval', sees: ['Recall purchase order {order}?'] },
      {
        presses: 'Recall',
        with: { reason: 'Wrong warehouse' },
        sees: ['Recalled: it is a draft again, in both systems.', 'Approval: Draft', '[Submit]'],
      },
      { as: 'megan', waits: true, sees: ['Approval: Draft'], seesNot: ['[Approve]'] },
      {
        says: 'recall it',
        sees: ['There is nothing to recall: only an order that is in review or rejected can be recalled'],
        seesNot: ['[Recall]'],
      },
    ],
    leaves: { header: { DocumentApprovalStatus: 'Draft' } },
  },
  {
    title: 'does not take back what was approved a moment before',
    orders: { order: { lines: '1 P-110', stage: 'inReview' } },
    steps: [
      { says: 'recall {order}', sees: ['Recall purchase order {order}?'] },
      { as: 'megan', says: 'approve {order}', sees: ['[Approve]'] },
      { as: 'megan', presses: 'Approve', sees: [/Approved by Megan Bowen at/] },
      { waits: true, sees: ['Megan Bowen approved purchase order {order}.'] },
      { says: 'recall {order}', sees: ['Approval: Approved'], seesNot: ['[Recall]'] },
    ],
    leaves: { header: { DocumentApprovalStatus: 'Approved' } },
  },
  {
    title: 'holt eine Bestellung aus der Genehmigung zurück und storniert sie',
    language: 'deutsch',
    orders: { order: { lines: '1 P-111', stage: 'inReview' } },
    steps: [
      { says: 'hole {order} zurück', sees: ['Bestellung {order} zurückrufen?'] },
      { presses: 'Zurückrufen', sees: ['Zurückgerufen: Sie ist in beiden Systemen wieder ein Entwurf.'] },
      { says: 'storniere {order}', sees: ['Bestellung {order} stornieren?', 'wird storniert.'] },
      {
        presses: 'Bestellung stornieren',
        sees: ['In Supply Chain Management und in Field Service storniert', 'Status: Canceled'],
      },
    ],
    leaves: { header: { PurchaseOrderStatus: 'Canceled' }, lines: [{ PurchaseOrderLineStatus: 'Canceled' }] },
  },
  {
    title: 'cancels what is still to come of an order that arrived in part, once however often it is clicked',
    orders: {
      order: {
        lines: '5 P-110 and 2 P-111',
        stage: 'confirmed',
        receipt: { productReceiptNumber: 'DN-E1', lines: [{ lineNumber: 1, quantity: 2 }] },
      },
    },
    steps: [
      {
        says: 'cancel the rest of {order}',
        sees: [
          'Cancel purchase order {order}?',
          'the open quantity (3 ea) will be cancelled; the quantity received (2 ea) stays.',
          'the open quantity (2 ea) will be cancelled.',
          'This cannot be undone here.',
        ],
      },
      {
        presses: 'Cancel order',
        with: { reason: 'Found some in Tacoma' },
        sees: ['Cancelled in Supply Chain Management'],
      },
      {
        says: 'cancel {order}',
        sees: ['There is nothing left to cancel: in Supply Chain Management this order is “Received”.'],
        seesNot: ['[Cancel order]'],
      },
      { says: 'receive {order}', sees: ['There is nothing to receive'], seesNot: ['[Receive]', '[Post receipt]'] },
      { says: 'what did I do today', sees: ['cancel purchase order {order} (Found some in Tacoma): done'] },
    ],
    leaves: {
      header: { PurchaseOrderStatus: 'Received' },
      lines: [{ PurchaseOrderLineStatus: 'Received' }, { PurchaseOrderLineStatus: 'Canceled' }],
    },
  },
  {
    title: 'does not cancel an order in review, and neither ends one for somebody without the right',
    orders: { order: { lines: '1 P-112', stage: 'inReview' } },
    steps: [
      {
        says: 'cancel po {order}',
        sees: ['It is in review: recall it first, then it can be cancelled.', '[Recall]'],
        seesNot: ['[Cancel order]'],
      },
      { as: 'isaiah', says: 'recall {order}', sees: ['That needs the right to change purchase orders'] },
      { says: 'cancel PO-999999', sees: ['I found no purchase order “PO-999999”.'] },
    ],
    leaves: { header: { DocumentApprovalStatus: 'InReview', PurchaseOrderStatus: 'Backorder' } },
  },
];
