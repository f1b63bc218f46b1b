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
    orTyped: 'Or a number or name',
    toggle: 'Yes',
    meanwhile: 'Changed meanwhile. Nothing was saved: look at the difference, then continue.',
  },
  'record-confirmation': { change: 'Change' },
  'work-order': {
    near: 'What is near',
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
    wanted: 'Wanted',
    booking: (resource: string, start: string, end: string, status: string) =>
      `${resource}: ${start} to ${end}${status === '' ? '' : ` (${status})`}`,
  },
};
