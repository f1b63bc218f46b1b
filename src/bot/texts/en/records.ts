/** English: records of any kind, and what is particular about warehouses, assets and work orders. */
import type { Moment } from '../format.ts';
import { moment } from './moments.ts';

export const englishRecords = {
  records: {
    listWhich: 'List what?',
    showWhich: 'Show what?',
    exampleOf: {
      'create-record': (one: string) => `create ${one}`,
      'edit-record': (one: string) => `change ${one}`,
    },
    createWhich: 'Create what?',
    editWhich: 'Change what?',
    which: (one: string) => `Which ${one} do you mean?`,
    severalFit: (words: string) => `Several match “${words}”: pick one.`,
    noneFits: (noun: string, words: string) =>
      words === ''
        ? `There are no ${noun} that you may see.`
        : noun === ''
          ? `Nothing matches “${words}”.`
          : `I found no ${noun} “${words}”.`,
    otherWords: (one: string) => `Number or name of the ${one}`,
    /** The record is found, but there is no such number in both systems. */
    notWhole: (one: string, key: string) => `There is no ${one} ${key} that you may open.`,
    gone: (one: string, key: string) => `${one} ${key} no longer exists.`,
    nothingSaved: 'Nothing was saved.',

    foundTitle: (many: string, words: string) => `${many}: ${words}`,
    found: (count: number, noun: string) => `${count} ${noun}`,
    counted: (first: number, last: number, all: number) => `${first} to ${last} of ${all}`,
    more: (count: number) => (count > 0 ? `and ${count} more` : ''),
    open: (one: string, key: string) => `Show ${one} ${key}`,
    readIn: (system: string, time: Moment) => `Read from ${system} ${moment(time)}.`,

    newOne: (one: string) => `New ${one}`,
    newTitle: (one: string) => `New ${one}`,
    editTitle: (one: string, key: string) => `Change ${one} ${key}`,
    formText: 'It will be saved in Field Service and in Supply Chain Management. You can check it once more before.',
    required: (label: string) => `${label} (required)`,
    fieldsShown: (first: number, last: number, all: number) => `Fields ${first} to ${last} of ${all}`,
    noValue: '(none)',
    numberOrName: 'Number or name',

    needed: (label: string) => `Fill in ${label}.`,
    noNumber: (words: string) => `“${words}” is not a number.`,
    noWhole: (words: string) => `“${words}” is not a whole number.`,
    noDate: (words: string) => `I cannot read “${words}” as a date.`,
    noSwitch: (words: string) => `“${words}” is neither yes nor no.`,
    tooLong: (label: string, most: number, has: number) =>
      `${label} takes at most ${most} characters; this has ${has}.`,
    nothingChanged: 'You have not changed anything yet.',

    confirmNew: (one: string) => `Create this ${one}?`,
    confirmEdit: (one: string, key: string) => `Change ${one} ${key} like this?`,
    inBoth: 'In Field Service and in Supply Chain Management.',
    nothing: '–',
    change: (before: string, after: string) => `${before} → ${after}`,
    create: 'Create',
    save: 'Save',
    created: (title: string) => `${title} was created.`,
    changed: (title: string) => `${title} was changed.`,
  },

  warehouses: {
    noPosition: 'no position',
    withoutDistance: (reason: string) => `no distance: ${reason}`,
  },

  stock: {
    title: (product: string) => `Stock of ${product}`,
    total: (quantity: string, warehouses: number) =>
      `${quantity} available in ${warehouses === 1 ? 'one warehouse' : `${warehouses} warehouses`}`,
    none: (product: string) => `No warehouse has ${product} in stock.`,
    line: (detail: string, onHand: string) => [detail, `${onHand} on hand`].filter((part) => part !== '').join(' · '),
    here: (source: string) => `In stock${source}`,
    source: (system: string, time: string) => ` (${system}, ${time})`,
    whichProduct: 'Stock of which product?',
    product: 'Number or name of the product',
  },

  assets: {
    partOf: 'Part of',
    parts: 'Parts',
    work: 'Open work orders',
    level: (depth: number) => `level ${depth}`,
  },

  workOrders: {
    title: (number: string) => `Work order ${number}`,
    created: (number: string) => `Work order ${number} was created.`,
    unknown: (number: string) => `I found no work order “${number}”.`,
    open: (number: string) => `Show work order ${number}`,
    mine: 'My open work orders',
    openOnes: (count: number) => (count === 1 ? 'One is open.' : `${count} are open, the next booking first.`),
    noneMine: 'You are not booked on any open work order, and you own none.',
    which: 'Which work order do you mean?',
    number: 'Number of the work order',
    near: (place: string) => `Near ${place}`,
    nearWhat: 'Near what?',
    nearWords: 'Work order, asset, account, site, city or coordinates',
    nothingNear: 'Nothing with a known position is nearby.',
    statuses: {
      unscheduled: 'Unscheduled',
      scheduled: 'Scheduled',
      inProgress: 'In progress',
      completed: 'Completed',
      posted: 'Posted',
      canceled: 'Cancelled',
    },
    pickAsset: 'Pick an asset.',
    pickKind: 'Pick a type.',
    noAsset: (words: string) =>
      words === '' ? 'There are no assets that you may see.' : `No asset matches “${words}”.`,
    assets: (count: number) => (count === 1 ? 'One asset matches.' : `${count} assets match.`),
    firstAssets: (count: number) => `The first ${count} assets; search to find the others.`,
    notYours: {
      title: 'Work orders are kept in Field Service.',
      text: 'You have no licence there. Ask your IT administrator, or a dispatcher to create it.',
    },
  },
};
