import type { Script } from './script.ts';

/** Sentences that mean something only after another. */
export const followUpScripts: readonly Script[] = [
  {
    title: 'searches again from elsewhere, with other stock, and in another company',
    steps: [
      {
        says: 'find nearest warehouse to WO-00017 with 3 of P-100',
        sees: ['nearest to work order WO-00017', 'at least 3'],
      },
      { says: 'same for site Portland', sees: ['nearest to site Portland', 'at least 3 of P-100'] },
      { says: 'make it 7', sees: ['nearest to site Portland', 'at least 7 of P-100'] },
      { says: 'and with 2 P-200?', sees: ['nearest to site Portland', '2 of P-200'] },
      { says: 'what about demf', sees: ['nearest to site Portland', 'Company demf'] },
      { says: 'what about WO-00017?', sees: ['nearest to work order WO-00017', 'Company demf'] },
    ],
  },
  {
    title: 'goes through a list in words',
    steps: [
      { says: 'more', sees: ['There is no more to show.'] },
      { says: 'nearest warehouse to WO-00017', sees: ['1 to 6 of 14'] },
      { says: 'more', sees: ['7 to 12 of 14'] },
      { says: 'weiter', sees: ['13 to 14 of 14'] },
      { says: 'more', sees: ['There is no more to show.'] },
      { says: 'nearest warehouse to WO-00017', sees: ['1 to 6 of 14'] },
      { presses: 'More', sees: ['7 to 12 of 14'] },
      { says: 'the second one', sees: ['W8 – Depot 8'] },
      { says: 'back', sees: ['There is no more to show.'] },
      { says: 'the third one', sees: ['There is no list here to pick from.'] },
    ],
  },
  {
    title: 'answers a question back in words',
    steps: [
      { says: 'nearest warehouse', sees: ['Nearest to where?'] },
      { says: 'the second one', sees: ['nearest to site Portland'] },
      { says: 'show po', sees: ['Which purchase order do you mean?'] },
      { says: 'number 3', sees: ['There is no list here to pick from.'] },
    ],
  },
  {
    title: 'changes an order that is not written yet, and puts the older card away',
    steps: [
      { says: 'order 5 P-100 from ACME', sees: ['1. 5 × P-100', 'ACME'] },
      { says: 'make it 7', sees: ['Create this purchase order?', '1. 7 × P-100', 'ACME'] },
      { says: 'and for Northwind Industrial?', sees: ['1. 7 × P-100', 'V-1003'] },
      { says: 'plus 3 P-200', sees: ['1. 7 × P-100', '2. 3 × P-200'] },
      { says: 'to warehouse 61 by 2026-12-04', sees: ['61 – North depot', '4 Dec 2026', '2. 3 × P-200'] },
      { presses: 'Create', sees: ['Purchase order PO-1', '12.50'] },
      { says: 'make it 9', sees: ['This order is already in both systems.'] },
      { says: 'submit it', sees: ['Submit this order for approval?'] },
      { says: 'zeige sie', sees: ['Purchase order PO-1'] },
    ],
  },
  {
    title: 'shows no order for it when none was spoken of',
    steps: [{ says: 'submit it', sees: ['Which purchase order do you mean?'] }],
  },
  {
    title: 'takes a sentence that stands alone for what it says, whatever was spoken of',
    steps: [
      { says: 'nearest warehouse to WO-00017', sees: ['1 to 6 of 14'] },
      { says: 'what did I do today?', sees: ['You have not changed anything'] },
      { says: 'flibber the gibbet', sees: ['I did not understand that.'] },
    ],
  },
];
