/** English. Sentences say what happened, where, and what to do; names of the systems are written out. */

import { englishCards } from './en-cards.ts';
import { englishRequests } from './en-requests.ts';

export const english = {
  locale: 'en-GB',
  yes: 'Yes',
  no: 'No',

  systems: {
    dataverse: 'Field Service',
    financeOperations: 'Supply Chain Management',
    dispatchCopilot: 'Dispatch Copilot',
    one: 'One of the systems',
  },

  /** A refusal, in the words of whoever refuses. */
  says: (system: string, message: string) => `${system} says: ${message}`,

  all: {
    company: 'Company',
    cancel: 'Cancel',
    next: 'Continue',
  },

  noLicence: {
    title: 'I do not know you in either system.',
    text: 'Neither Field Service nor Supply Chain Management has a licensed user for your account. Ask your IT administrator for a licence in one of them.',
  },

  failures: {
    outOfDate: {
      title: 'That does not work any more.',
      text: 'This card is out of date, or it belongs to somebody else. Ask again and I will make a new one.',
    },
    ofSystem: (system: string, cause: string, remedy: string) => ({
      title: `${system} could not do that.`,
      text: `${cause} ${remedy}`,
    }),
    internal: (reference: string) => ({
      title: 'That went wrong on my side.',
      text: `Nothing more was done. Try again; if it happens again, give your administrator the reference ${reference}.`,
    }),
  },

  notUnderstood: {
    title: 'I did not understand that.',
    near: 'Did you mean one of these?',
    nothingNear: 'Say “help” to see what I can do.',
  },

  notFound: {
    hint: 'Check the spelling, or use its number.',
    product: (words: string) => `I found no product “${words}”.`,
    place: (words: string) => `I found no place “${words}”.`,
    warehouse: (words: string) => `The warehouse ${words} is no longer in the list.`,
    position: (record: string) => `Nobody has entered a position for ${record}. Start from somewhere else.`,
  },

  questions: {
    pickOne: 'Pick one of the choices.',
    fromWhere: 'Nearest to where?',
    fromWhereText: 'Pick where you start from, or type a place. I will remember it for today.',
    fromWhereTyped: 'Type a place. I will remember it for today.',
    fromWhereOther: 'Work order, asset, account, warehouse, site, city or coordinates',
    whichPlace: (words: string) => `Which “${words}” do you mean?`,
    whichProduct: 'Which product do you mean?',
    whichOrder: 'Which purchase order do you mean?',
    orderNumber: 'Number of the purchase order',
  },

  drafts: {
    cancelled: { title: 'Cancelled.', text: 'Nothing was written in either system.' },
    nothingOpen: 'There is nothing to cancel.',
    tooLate: 'It is too late to cancel: this was sent already.',
  },

  outcomes: {
    inBoth: 'Saved in Field Service and in Supply Chain Management.',
    queued: {
      title: 'Recorded, not yet in both systems.',
      text: 'This map is paused. The change is kept in order and will be written when the map is resumed.',
    },
    parked: {
      title: 'This needs a look.',
      text: (reason: string) => `It could not be finished: ${reason} Your administrator sees it too.`,
    },
  },

  working: {
    checking: {
      title: 'Not sure yet, checking …',
      text: 'One of the systems did not answer in time. I am finding out what became of it; this card will tell you. Do not do it again.',
    },
    order: {
      title: 'Creating the purchase order …',
      text: 'Supply Chain Management numbers and prices it, then Field Service gets it; this takes a moment.',
    },
    workOrder: { title: 'Creating the work order …', text: 'Field Service is asked; this takes a moment.' },
    retry: { title: 'Trying again …', text: 'Both systems are asked; this takes a moment.' },
    /** While Supply Chain Management does something with an order. */
    act: {
      submit: (number: string) => ({ title: `Submitting ${number} …`, text: 'Supply Chain Management is asked.' }),
      approve: (number: string) => ({ title: `Approving ${number} …`, text: 'Supply Chain Management is asked.' }),
      reject: (number: string) => ({ title: `Rejecting ${number} …`, text: 'Supply Chain Management is asked.' }),
      confirm: (number: string) => ({ title: `Confirming ${number} …`, text: 'Supply Chain Management is asked.' }),
      postProductReceipt: (number: string) => ({
        title: `Posting the receipt for ${number} …`,
        text: 'Supply Chain Management posts it, then Field Service gets it.',
      }),
    },
    warehouse: (id: string) => ({
      title: `Creating warehouse ${id} …`,
      text: 'Both systems are asked; this takes a moment.',
    }),
  },

  /** What the journal says about an operation. */
  summaries: {
    createWarehouse: 'create warehouse',
  },

  warehouses: {
    idNeeded: 'Give the warehouse a number.',
    created: (id: string) => `Warehouse ${id} was created.`,
    noPosition: 'no position',
    withoutDistance: (reason: string) => `no distance: ${reason}`,
  },

  orders: {
    title: (number: string) => `Purchase order ${number}`,
    approvalTitle: (number: string) => `Purchase order ${number} waits for your decision`,
    created: 'Saved in Field Service and in Supply Chain Management, priced by Supply Chain Management.',
    unknown: (words: string) => `I found no purchase order “${words}”.`,
    severalFit: (words: string) => `Several fit “${words}”: pick one.`,
    noneFits: (words: string) => `Nothing fits “${words}”.`,
    noDate: (words: string) => `“${words}” is not a day I understand.`,
    noQuantity: (words: string) => `“${words}” is not a quantity.`,
    needed: {
      vendor: 'Say which vendor.',
      product: 'Say which product.',
      quantity: 'Say how many.',
      lines: 'An order needs at least one line.',
      receipt: 'Give the number of the delivery note.',
      received: 'Say for at least one line how much arrived.',
    },
    notPriced: 'Not priced yet',
    total: (amount: string) => `Total ${amount}`,
    tooManyLines: (most: number, dropped: number) =>
      `One order in the chat has ${most} lines at most; ${dropped} more were left out. Add them in Supply Chain Management, or as another order.`,
    moreLines: (count: number) => `and ${count} more lines, see the order itself`,
    line: (quantity: string, price: string, received: string, status: string) =>
      [price === '' ? quantity : `${quantity} at ${price}`, `received ${received}`, status]
        .filter((part) => part !== '')
        .join(', '),
    facts: {
      vendor: 'Vendor',
      approvalStatus: 'Approval',
      orderStatus: 'Status',
      site: 'Site',
      warehouse: 'Warehouse',
      date: 'Requested for',
      requester: 'Requested by',
      due: 'Decide by',
    },
    offers: {
      submit: 'Submit this order for approval?',
      confirm: 'Confirm this order?',
    },
    standsAt: (status: string) => `That is not open now: Supply Chain Management has this order as ${status}.`,
    nothingToReceive: (status: string) =>
      `There is nothing to receive: only a confirmed order with open lines can be received, and Supply Chain Management has this one as ${status}.`,
    notYourDecision: (names: string) =>
      names === ''
        ? 'Supply Chain Management has not asked you to decide on it.'
        : `Supply Chain Management has asked ${names} to decide on it.`,
    notYoursToConfirm:
      'It can be confirmed now. That needs a licence in Supply Chain Management, which you do not have: ask a purchasing agent.',
    submitted: (status: string) => `Submitted. Supply Chain Management has it as ${status}.`,
    asked: (names: string) => `Submitted. Asked for approval: ${names}.`,
    notMet: (names: string) => `${names} never wrote to me yet: the request waits until then, so tell them.`,
    movedOn: 'This order changed since this card was made; this is how it stands now.',
    reasonNeeded: 'Say why, then reject.',
    decided: {
      approve: (by: string, at: string) => `Approved by ${by} at ${at}.`,
      reject: (by: string, at: string) => `Rejected by ${by} at ${at}.`,
    },
    told: {
      approve: (number: string, by: string) => `${by} approved purchase order ${number}.`,
      reject: (number: string, by: string) => `${by} rejected purchase order ${number}.`,
    },
    toldNext: {
      approve: 'It can be confirmed now.',
      reject: 'Its history in Supply Chain Management has the reason.',
    },
    done: {
      confirm: 'Confirmed in Supply Chain Management.',
      postProductReceipt: 'The receipt is posted in Supply Chain Management and stands in Field Service.',
    },
  },

  workOrders: {
    created: (number: string) => `Work order ${number} was created.`,
    pickAsset: 'Pick an asset.',
    pickKind: 'Pick a type.',
    noAsset: (words: string) => (words === '' ? 'There are no assets you may see.' : `No asset fits “${words}”.`),
    assets: (count: number) => (count === 1 ? 'One asset fits.' : `${count} assets fit.`),
    firstAssets: (count: number) => `The first ${count} of more: search to narrow them.`,
    notYours: {
      title: 'Work orders live in Field Service.',
      text: 'You have no licence there. Ask your IT administrator, or a dispatcher to create it.',
    },
  },

  syncFailures: {
    title: {
      open: (record: string) => `Not in both systems: ${record}`,
      retrying: (record: string) => `Being tried again: ${record}`,
      resolved: (record: string) => `In both systems now: ${record}`,
      dismissed: (record: string) => `Put away: ${record}`,
    },
    text: (origin: string, other: string) =>
      `It was changed in ${origin}, and ${other} did not take the change. Correct it there, or remove what stands in the way, then retry.`,
    over: { resolved: 'Both systems agree on it again.', dismissed: 'An administrator put this failure away.' },
    facts: { class: 'Kind', since: 'Since', attempts: 'Attempts' },
    classes: {
      application: 'a rule said no',
      system: 'a system did not answer as it should',
      concurrency: 'a newer version exists',
      conflict: 'both sides changed it',
    },
    notYours: 'Only the author of the change and the administrators can retry it.',
  },

  welcome: {
    title: 'Hello, I am Dispatch Copilot.',
    text: 'I work with Field Service and Supply Chain Management at once: what I tell you is saved is saved in both. Try one of these:',
  },

  greeting: {
    title: (name: string) => `Hello ${name}.`,
    text: 'What can I do for you? Say “help” to see what I know.',
  },

  help: {
    title: 'What I can do',
    text: 'Press a line or type something like its example. Before anything is written you see it on a card first.',
  },

  today: {
    title: 'What you did today',
    nothing: 'You have not changed anything through me today.',
    line: (time: string, summary: string, records: string, state: string) =>
      `${time} ${summary}${records === '' ? '' : ` ${records}`}: ${state}`,
    states: { committed: 'done', refused: 'refused', parked: 'needs a look', underWay: 'under way' },
    more: (count: number) => `and ${count} more`,
  },

  requests: englishRequests,
  cards: englishCards,
};
