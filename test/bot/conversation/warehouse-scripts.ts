import type { Script } from './script.ts';

export const warehouseScripts: readonly Script[] = [
  {
    title: 'lists all warehouses nearest first, a page at a time, with those without a distance at the end',
    steps: [
      {
        says: 'find nearest warehouse to WO-00017',
        sees: [
          'Warehouses nearest to work order WO-00017 (Contoso Bakery)',
          '0 km',
          '7.4 km',
          '1 to 6 of 14',
          'Company usmf',
          'straight lines',
        ],
        seesNot: ['Depot 9'],
      },
      { presses: 'More', sees: ['7 to 12 of 14'] },
      { presses: 'More', sees: ['13 to 14 of 14', 'no distance: truck', 'no distance: position 0,0'] },
      { presses: 'Previous', sees: ['7 to 12 of 14'] },
    ],
  },
  {
    title: 'asks from where when not told, and remembers the answer',
    steps: [
      {
        says: 'nearest warehouse',
        sees: ['Nearest to where?', 'work order WO-00017 (Contoso Bakery)', 'site Portland'],
      },
      { presses: 'Continue', sees: ['Pick one of the choices.'] },
      { presses: 'Continue', with: { choice: 'site Portland' }, sees: ['Warehouses nearest to site Portland'] },
      { says: 'where is the closest warehouse?', sees: ['Warehouses nearest to site Portland'] },
      { presses: 'From somewhere else', sees: ['Nearest to where?'] },
      { presses: 'Continue', with: { words: 'nowhere' }, sees: ['I found no place “nowhere”', 'Nearest to where?'] },
      { presses: 'Continue', with: { words: 'WO-00017' }, sees: ['Warehouses nearest to work order WO-00017'] },
    ],
  },
  {
    title: 'puts warehouses with enough stock first and says so',
    steps: [
      {
        says: 'find nearest warehouse with two dozen of P100 to WO-00017',
        sees: ['No warehouse has 24 of P-100'],
      },
      { says: 'nearest warehouse with 10 pumps P-100', sees: ['at least 10 of P-100 come first: 4.', 'Depot 11'] },
      { says: 'nearest warehouse with 3 of zzz', sees: ['I found no product “zzz”.'] },
    ],
  },
  {
    title: 'shows the details of a warehouse with the fields Supply Chain Management keeps, and goes back',
    steps: [
      { says: 'closest warehouse to WO-00017', sees: ['1 to 6 of 14'] },
      {
        presses: 'Details of warehouse W3',
        sees: [
          'W3 – Depot 3',
          '14.7 km'.replace('14.7', '15'),
          'Integration: maintained in Supply Chain Management',
          'Default status: Available',
          'Pump: 2 pcs available, 4 pcs on hand (Field Service, 10:00)',
        ],
      },
      { presses: 'Back to the list', sees: ['1 to 6 of 14'] },
    ],
  },
  {
    title:
      'creates a warehouse, refused in the words of Supply Chain Management at the field, mended, then in both systems',
    steps: [
      { says: 'create warehouse 77 named North depot', sees: ['New warehouse', '77', 'North depot', 'Seattle'] },
      {
        presses: 'Continue',
        sees: ['Fill in Site.', '77', 'North depot'],
      },
      {
        presses: 'Continue',
        with: { OperationalSiteId: 'Portland' },
        sees: ['Create this warehouse?', 'Warehouse: 77', 'Name: North depot', 'Site: 2 – Portland'],
      },
      {
        presses: 'Create',
        sees: [/Supply Chain Management says: Site '2' is closed\. Fill it in\./, '77', 'North depot'],
      },
      { presses: 'Continue', with: { OperationalSiteId: 'Seattle' }, sees: ['Create this warehouse?'] },
      {
        presses: 'Create',
        sees: [
          'Warehouse 77 was created.',
          'Saved in Field Service and in Supply Chain Management.',
          '[Open in Field Service]',
        ],
      },
    ],
  },
  {
    title: 'asks for a number before anything is sent',
    steps: [
      { says: 'new warehouse', sees: ['New warehouse'] },
      { presses: 'Continue', with: { WarehouseName: 'Nameless' }, sees: ['Fill in Warehouse.', 'Nameless'] },
      { presses: 'Cancel', sees: ['Cancelled.', 'Nothing was saved'] },
    ],
  },
];
