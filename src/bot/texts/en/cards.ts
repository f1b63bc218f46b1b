/** English: the words on each card, by the name of its template. */
import { englishRecordCards } from './record-cards.ts';

export const englishCards = {
  note: {},
  working: {},
  record: {},
  question: { choices: 'Choices' },
  help: { say: 'For example:' },
  'nearest-warehouses': {
    title: 'Warehouses nearest to',
    explanation: (time: string) => `Distances are straight lines, not roads. Read at ${time}.`,
    wanted: (quantity: string, product: string, count: number, all: number) =>
      count === all && all > 0
        ? `Those with at least ${quantity} of ${product}: ${count}.`
        : count === 0
          ? `No warehouse has ${quantity} of ${product}; the list is by distance.`
          : `Those with at least ${quantity} of ${product} come first: ${count}.`,
    none: 'This company has no warehouses.',
    counted: (first: number, last: number, all: number, without: number) =>
      `${first} to ${last} of ${all}${without > 0 ? `, ${without} of them without a distance at the end` : ''}`,
    tied: (distance: string, other: string) => `${distance}, as far as ${other}`,
    noAddress: 'no address',
    noStock: '',
    stock: (figures: string, more: number, system: string, time: string) =>
      `In stock: ${figures}${more > 0 ? ` and ${more} more products` : ''} (${system}, ${time})`,
    details: (id: string) => `Details of warehouse ${id}`,
    previous: 'Previous',
    next: 'More',
    elsewhere: 'From somewhere else',
  },
  'warehouse-details': {
    distance: 'Distance (straight line)',
    address: 'Address',
    site: 'Site',
    kind: 'Type',
    stock: 'Stock',
    figure: (product: string, available: string, onHand: string, system: string, time: string) =>
      `${product}: ${available} available, ${onHand} on hand (${system}, ${time})`,
    moreStock: (count: number) => `and ${count} more products`,
    integration: 'Integration: kept by Supply Chain Management',
    back: 'Back to the list',
  },
  'order-form': {
    title: 'New purchase order',
    text: 'Pick or type; you will see it once more before it is sent.',
    vendor: 'Vendor',
    site: 'Site',
    warehouse: 'Warehouse',
    date: 'Requested for',
    workOrder: 'Work order it is for (optional)',
    line: 'Line',
    product: 'Product',
    quantity: 'Quantity',
    unit: 'Unit',
    unitPlaceholder: 'As the product is bought',
    pick: 'Pick one',
    typed: 'Number or name',
    add: 'Add a line',
    remove: 'Remove line',
  },
  'order-confirmation': {
    title: 'Create this purchase order?',
    vendor: 'Vendor',
    site: 'Site',
    warehouse: 'Warehouse',
    date: 'Requested for',
    workOrder: 'Work order',
    line: (number: string, quantity: string, product: string) => `${number}. ${quantity} × ${product}`,
    priced: 'It is priced by Supply Chain Management after saving.',
    create: 'Create',
    edit: 'Change',
  },
  order: { submit: 'Submit', confirm: 'Confirm', receive: 'Receive', refresh: 'Refresh' },
  'order-approval': { approve: 'Approve', reject: 'Reject', refresh: 'Refresh', reason: 'Reason (needed to reject)' },
  'order-receipt': {
    titleOf: (number: string) => `What arrived of purchase order ${number}?`,
    text: 'It will be posted in Supply Chain Management. A posted receipt cannot be taken back here.',
    receipt: 'Number of the delivery note',
    date: 'Received on',
    detail: (ordered: string, received: string) => `ordered ${ordered}, received ${received}`,
    now: (line: string) => `Arrived now (line ${line})`,
    post: 'Post receipt',
  },
  'asset-picker': {
    title: 'For which asset?',
    search: 'Search by name, number, account or category',
    asset: 'Asset',
    pick: 'Pick an asset',
    find: 'Search',
  },
  'work-order-form': {
    title: 'New work order',
    asset: 'Asset',
    detail: 'Belongs to',
    kind: 'Type',
    pick: 'Pick one',
    summary: 'Summary',
    text: 'It will be created in Field Service.',
    create: 'Create',
  },
  'sync-failure': { retry: 'Retry' },
  ...englishRecordCards,
};
