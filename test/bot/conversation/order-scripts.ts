import type { Script } from './script.ts';

export const orderScripts: readonly Script[] = [
  {
    title: 'creates an order from one sentence, shows it before and its prices after',
    steps: [
      {
        says: 'order 5 pumps P-100 from ACME to warehouse 24 by next friday',
        sees: [
          'Create this purchase order?',
          'V-1001 – ACME Supplies',
          '24 – Main store',
          'Fri, 4 Dec 2026',
          '1. 5 × P-100 – Pump',
          'Supply Chain Management sets the prices',
          'Company usmf',
        ],
      },
      {
        presses: 'Create',
        sees: [
          'Purchase order PO-1',
          'Saved in Field Service and in Supply Chain Management',
          '12.50 USD',
          'Total 62.50 USD',
          'Approval: Draft',
          '[Submit]',
          '[Open in Field Service]',
        ],
      },
    ],
  },
  {
    title: 'orders parts for a job, and says for which',
    steps: [
      { says: 'order 5 P-100 from ACME for work order WO-00017', sees: ['Create this purchase order?', 'WO-00017'] },
      { presses: 'Create', sees: ['Purchase order PO-1', 'Work order: WO-00017'] },
    ],
  },
  {
    title: 'asks on the form what the sentence left open, with the records that fit',
    steps: [
      {
        says: 'create po from northwind for 2 dozen P-200 and 3 of P-100',
        sees: ['New purchase order', 'Several match “northwind”: pick one.', '24'],
        seesNot: ['Several match “P-100”'],
      },
      {
        presses: 'Continue',
        with: { vendor: 'Northwind Industrial' },
        sees: ['Create this purchase order?', 'Northwind Industrial', '1. 24 × P-200', '2. 3 × P-100'],
      },
      { presses: 'Change', sees: ['New purchase order', 'V-1003'] },
      { presses: 'Cancel', sees: ['Cancelled.'] },
    ],
  },
  {
    title: 'adds and removes lines on the form and keeps what was filled in',
    steps: [
      { says: 'create po', sees: ['New purchase order', 'Product 1'], seesNot: ['Enter the vendor.'] },
      {
        presses: 'Add line',
        with: { vendor: 'ACME', 'line1-product': 'P-100', 'line1-quantity': '2' },
        sees: ['Product 2', 'V-1001', 'P-100'],
      },
      {
        presses: 'Add line',
        with: { 'line2-product': 'P-200', 'line2-quantity': 'five' },
        sees: ['Product 3', 'five'],
      },
      { presses: 'Remove line 3', sees: ['Product 2'], seesNot: ['Product 3'] },
      { presses: 'Continue', sees: ['1. 2 × P-100 – Pump', '2. 5 × P-200 – Pump housing'] },
      { presses: 'Create', sees: ['Total 87.50 USD'] },
    ],
  },
  {
    title: 'says what is missing, field by field',
    steps: [
      { says: 'create purchase order', sees: ['New purchase order'] },
      {
        presses: 'Continue',
        with: { 'line1-quantity': 'lots' },
        sees: ['Enter the vendor.', 'Enter the product.', '“lots” is not a quantity.', 'lots'],
      },
    ],
  },
  {
    title: 'shows a refusal of Supply Chain Management at its field with the input kept, mended it goes through',
    steps: [
      { says: 'buy 5 P-100 and 2 boxes of V-10 from Northwind Traders', sees: ['1. 5 × P-100', '2. 2 box × V-10'] },
      {
        presses: 'Create',
        sees: [
          'Supply Chain Management says: Vendor V-1002 is on hold.',
          'Supply Chain Management says: Product V-10 is not released to company usmf.',
          'V-1002',
          'P-100',
        ],
      },
      {
        presses: 'Continue',
        with: { vendor: 'ACME', 'line2-product': 'P-200', 'line2-unit': '' },
        sees: ['Create this purchase order?', 'ACME'],
      },
      { presses: 'Create', sees: ['Purchase order PO-1'] },
    ],
  },
  {
    title: 'carries an order from submit over approval to the posted receipt',
    steps: [
      { as: 'megan', says: 'hi', sees: ['Hello Megan Bowen.'] },
      { says: 'order 5 P-100 from ACME', sees: ['1. 5 × P-100'] },
      { presses: 'Create', sees: ['Purchase order PO-1'] },
      { says: 'submit po PO-1', sees: ['Submit this order for approval?'] },
      {
        presses: 'Submit',
        sees: ['Submitted for approval to Megan Bowen.', 'Approval: In review'],
        seesNot: ['no message from'],
      },
      {
        as: 'megan',
        waits: true,
        sees: ['PO-1 is waiting for your decision', 'Total 62.50 USD', 'Decide by: Fri, 27 Nov 2026', '[Approve]'],
      },
      { as: 'megan', presses: 'Reject', sees: ['Enter a reason, then reject.'] },
      {
        as: 'megan',
        presses: 'Approve',
        sees: ['Approved by Megan Bowen at 10:02.', 'Approval: Approved'],
        seesNot: ['[Approve]'],
      },
      { waits: true, sees: ['Megan Bowen approved purchase order PO-1.'] },
      {
        says: 'confirm PO-1',
        sees: ['that needs a licence for Supply Chain Management, which you do not have'],
        seesNot: ['[Confirm]'],
      },
      { as: 'megan', says: 'confirm PO-1', sees: ['Confirm this order?'] },
      { as: 'megan', says: 'confirm po PO-1', sees: ['Confirm this order?'] },
      { as: 'megan', presses: 'Confirm', sees: ['Confirmed in Supply Chain Management.', '[Receive]'] },
      { says: 'receive po PO-1', sees: ['What has arrived for purchase order PO-1?', 'ordered 5 ea, received 0 ea'] },
      { presses: 'Post receipt', sees: ['Enter the number of the delivery note.'] },
      {
        presses: 'Post receipt',
        with: { receipt: 'DN-1', now1: '9' },
        sees: ['Supply Chain Management says: Over-delivery is not allowed.', 'DN-1', '9'],
      },
      { presses: 'Post receipt', with: { now1: '2' }, sees: ['The receipt is posted', 'received 2', '[Receive]'] },
      { presses: 'Receive', sees: ['received 2 ea', '3'] },
      { says: 'got 1.75 of the P-100 from PO-1', sees: ['What has arrived for purchase order PO-1?', '1.75'] },
    ],
  },
  {
    title: 'brings Field Service in line with an order once the button is pressed, in either language',
    steps: [
      { says: 'order 5 P-100 from ACME', sees: ['Create this purchase order?'] },
      { presses: 'Create', sees: ['Purchase order PO-1'] },
      {
        says: 'sync PO-1',
        sees: ['Update this order in Field Service from Supply Chain Management?', '[Sync]'],
      },
      { presses: 'Sync', sees: ['Field Service is up to date with Supply Chain Management.', 'Purchase order PO-1'] },
      { says: 'bring po PO-1 in line', sees: ['Update this order in Field Service from'] },
      { says: 'sync PO-99', sees: ['I found no purchase order “PO-99”.'] },
      { says: 'sprache deutsch', sees: ['Ab jetzt'] },
      { says: 'gleiche PO-1 ab', sees: ['in Field Service auf den Stand von'] },
      { presses: 'Abgleichen', sees: ['Field Service ist auf dem Stand von Supply Chain Management.'] },
      { says: 'bestellung PO-1 synchronisieren', sees: ['auf den Stand von Supply Chain Management bringen?'] },
    ],
  },
  {
    title: 'creates a work order for an asset that the words name, and for one picked from all',
    steps: [
      { says: 'create work order for chiller', sees: ['New work order', 'A-2 – Chiller', 'Contoso Bakery', 'Repair'] },
      { presses: 'Create', sees: ['Pick a type.'] },
      {
        presses: 'Create',
        with: { kind: 'Inspection', summary: 'Yearly look' },
        sees: ['Work order WO-00099 was created.', 'Yearly look'],
      },
      { says: 'create work order for boiler', sees: ['For which asset?', '2 assets match.'] },
      { presses: 'Search', with: { words: '' }, sees: ['3 assets match.'] },
      { presses: 'Continue', sees: ['Pick an asset.'] },
      { presses: 'Continue', with: { asset: 'Fabrikam' }, sees: ['New work order', 'A-3 – Boiler'] },
    ],
  },
];
