import type { Script } from './script.ts';

const long = `find nearest warehouse to ${'long words '.repeat(900)}`;

export const talkScripts: readonly Script[] = [
  {
    title: 'helps with what fits the person, and runs a request from the help card',
    steps: [
      {
        says: 'help',
        sees: [
          /Warehouses and stock\s+Find nearest warehouse/,
          /Work orders\s+Create work order/,
          /Purchase orders\s+Create purchase order/,
          'Page 1 of 3',
          '[More]',
        ],
        seesNot: ['Approve purchase order', 'Language'],
      },
      { presses: 'More', sees: ['What I can do', 'Cancel purchase order'], seesNot: ['Create work order'] },
      { says: 'back', sees: ['Create work order', 'Page 1 of 3'] },
      { says: 'more', sees: ['Page 2 of 3', /Records\s+List or find records/] },
      { presses: 'More', sees: ['“cancel”'], seesNot: ['[More]'] },
      { says: 'back', sees: ['Page 2 of 3', 'List or find records'] },
      { presses: 'More', sees: ['Page 3 of 3', 'Create a record'] },
      { presses: 'Create a record', sees: ['Create what?', 'Payment terms'] },
      { presses: 'Continue', with: { choice: 'Warehouses' }, sees: ['New warehouse'] },
      {
        as: 'megan',
        says: 'help',
        sees: [/Approvals\s+Waiting for me/, 'Approve purchase order'],
        seesNot: ['Create work order'],
      },
    ],
  },
  {
    title: 'suggests the nearest it can do when it does not understand',
    steps: [
      {
        says: 'some wharehouse somewhere',
        sees: ['I did not understand that.', 'Did you mean one of these?', '[Find nearest warehouse]'],
      },
      { presses: 'Find nearest warehouse', sees: ['Nearest to where?'] },
      { says: '🙂', sees: ['Say “help” to see what I can do.'] },
    ],
  },
  {
    title: 'asks which of two acts is meant, and goes on with the order that was named',
    steps: [
      {
        says: 'recall or cancel PO-000125',
        sees: [
          'Did you mean one of these?',
          '[Recall purchase order: PO-000125]',
          '[Cancel purchase order: PO-000125]',
        ],
      },
      { presses: 'Recall purchase order: PO-000125', sees: ['PO-000125'], seesNot: ['Which order'] },
    ],
  },
  {
    title: 'tells somebody without a licence so, and whom to ask',
    steps: [
      {
        as: 'lynne',
        says: 'find nearest warehouse',
        sees: ['I do not know you in either system.', 'Ask your IT administrator'],
      },
    ],
  },
  {
    title: 'takes ten thousand characters, templates and Markdown as text',
    steps: [
      { says: long, sees: ['Nearest to where?', 'too long for a place: at most 400 characters'] },
      { says: `what is near ${'long words '.repeat(50)}`, sees: ['too long for a place: at most 400 characters'] },
      {
        says: `order ${'5 P-100 and '.repeat(200)}5 P-100 from US-101`,
        sees: ['That message is too long for me.', 'I read at most 2,000 characters', 'Nothing was changed.'],
      },
      {
        says: 'nearest warehouse to ${$root.secret} **bold** [x](http://evil.example)',
        sees: ['I found no place', 'root.secret} **bold** [x](http://evil.example'],
      },
      { says: 'create warehouse 9 named ‮${1+1}‬ <b>', sees: ['New warehouse', '${1+1} <b>'] },
    ],
  },
  {
    title: 'cancels what is open, and says when nothing is',
    steps: [
      { says: 'cancel', sees: ['There is nothing to cancel.'] },
      { says: 'create po', sees: ['New purchase order'] },
      { says: 'cancel', sees: ['Cancelled.', 'Nothing was saved in either system.'] },
    ],
  },
  {
    title: 'says when nothing was done today',
    steps: [{ says: 'what did I do today?', sees: ['You have not changed anything through me today.'] }],
  },
];
