/** English: the words on the cards of records, lists of them, and work orders. */

export const englishRecordCards = {
  listing: { previous: 'Previous', next: 'More', nearest: 'All warehouses by distance' },
  'record-details': {
    edit: 'Edit',
    workOrder: 'Create work order',
    allFields: 'All fields',
    moreFields: 'All other fields',
    refresh: 'Refresh',
  },
  'record-form': {
    previous: 'Previous fields',
    more: 'More fields',
    pick: 'Pick one',
    orTyped: 'Or enter a number or name',
    toggle: 'Yes',
    meanwhile: 'Changed in the meantime. Nothing was saved: check the difference, then continue.',
  },
  'record-confirmation': { change: 'Change' },
  'work-order': {
    near: 'What is nearby',
    asset: 'Show asset',
    refresh: 'Refresh',
    bookings: 'Bookings',
    status: 'Status',
    kind: 'Type',
    priority: 'Priority',
    incident: 'Incident',
    account: 'Account',
    address: 'Address',
    of: 'Asset',
    wanted: 'Time window',
    booking: (resource: string, start: string, end: string, status: string) =>
      `${resource}: ${start} to ${end}${status === '' ? '' : ` (${status})`}`,
  },
};
