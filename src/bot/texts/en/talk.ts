/** English: what is said whatever it is about: not understood, not found, questions, help, failures. */

export const englishTalk = {
  noLicence: {
    title: 'I do not know you in either system.',
    text: 'Neither Field Service nor Supply Chain Management has a licensed user for your account. Ask your IT administrator for a licence in one of them.',
  },

  failures: {
    outOfDate: {
      title: 'That no longer works.',
      text: 'This card is out of date, or it belongs to somebody else. Ask again and I will make a new one.',
    },
    stopped: {
      title: 'I cannot keep my journal any more.',
      text: 'I take no new work until your administrator has looked into it and restarted me. Your last request may already have been started: it will then be finished or undone, so please do not enter it again by hand.',
    },
    /** Of an act that may have been done, in part or in full. */
    uncertain: {
      title: 'I do not know what became of it.',
      text: 'It may have been done, in part or in full. Check how things stand before you do it again.',
    },
    givenUp: {
      title: 'I could not find out what became of it.',
      text: 'I kept checking for seven days. Check the record in both systems, or ask your administrator, before you do it again.',
    },
    internal: (reference: string) => ({
      title: 'Something went wrong on my side.',
      text: `Nothing more was done. Try again; if it happens again, give your administrator the reference ${reference}.`,
    }),
  },

  /** What a group chat or a channel reads of what is for one person alone: a refusal, as often as not, or that nobody knows yet. */
  whereSeveralRead: {
    told: (name: string) => ({
      title: `${name}, I have written to you in our own chat.`,
      text: 'What came of this I tell you there alone.',
    }),
    writeFirst: (name: string) => ({
      title: `${name}, I have something to tell you.`,
      text: 'What came of this I tell you in our own chat alone: open it and write to me there. Before you do it again, check how things stand.',
    }),
    refused: 'This was not accepted. Why, I tell you in our own chat alone.',
    history: 'Reasons and refusals I tell in our own chat alone.',
  },

  notUnderstood: {
    title: 'I did not understand that.',
    near: 'Did you mean one of these?',
    nothingNear: 'Say “help” to see what I can do.',
    tooLong: {
      title: 'That message is too long for me.',
      text: (most: string) =>
        `I read at most ${most} characters, and do nothing after half a message. Nothing was changed. Say it in several shorter ones, or begin with a form, such as “create purchase order”, and fill it in.`,
    },
  },

  notFound: {
    hint: 'Check the spelling, or use its number.',
    /** Names of those that come nearest to words that fit nothing. */
    nearest: (names: string) => `Closest matches: ${names}.`,
    product: (words: string) => `I found no product “${words}”.`,
    workOrderPlace:
      'Work orders are kept in Field Service. You have no licence for it, so I cannot see where this one is. Start from a warehouse, site or city.',
    place: (words: string) => `I found no place “${words}”.`,
    warehouse: (words: string) => `Warehouse ${words} is no longer in the list.`,
    placeTooLong: (most: string) =>
      `That is too long for a place: at most ${most} characters. Name a city, a warehouse, an asset or a work order.`,
    position: (record: string) => `No position has been entered for ${record}. Start from somewhere else.`,
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
    cancelled: { title: 'Cancelled.', text: 'Nothing was saved in either system.' },
    replaced: { title: 'Changed.', text: 'A newer card below replaces this one.' },
    nothingOpen: 'There is nothing to cancel.',
    tooLate: 'It is too late to cancel: this has already been sent.',
  },

  welcome: {
    title: 'Hello, I am Dispatch Copilot.',
    whereSeveralRead:
      'I work with Field Service and Supply Chain Management at the same time. Mention me and say what you need; what concerns only you comes in our own chat. For example:',
    text: 'I work with Field Service and Supply Chain Management at the same time: when I say something is saved, it is saved in both. Try one of these:',
  },

  languageChoice: {
    /** What the language calls itself. */
    name: 'English',
    which: 'Which language do you want?',
    unknown: (words: string) => `I do not speak “${words}”.`,
    chosen: 'From now on I will answer in English.',
  },

  companyChoice: {
    now: (company: string) => `You are working in company ${company}.`,
    which: 'Which company do you mean?',
    unknown: (words: string) => `You have no access to a company “${words}”.`,
    switched: (company: string) => `You are now working in company ${company}.`,
    since: 'Every card says which company it is about.',
  },

  /** Answers that refer to the last card. */
  thread: {
    nothingToPick: (count: number) =>
      count === 0
        ? 'There is no list here to pick from.'
        : `The list here has ${count === 1 ? '1 entry' : `${count} entries`} to pick from.`,
    pressButton: 'Please use the buttons on the card.',
    pressButtonWhy: 'Nothing is saved on a word alone. Say “cancel” to close a card.',
    noMore: 'There is no more to show.',
  },

  greeting: {
    title: (name: string) => `Hello ${name}.`,
    text: 'What can I do for you? Say “help” to see what I can do.',
  },

  help: {
    title: 'What I can do',
    whereSeveralRead:
      'Mention me and type something like one of the examples. Everybody here can read my answers, so prices and decisions stay in your own chat with me.',
    text: 'Select a line, or type something like its example. You see everything on a card before it is saved.',
    subjects: {
      places: 'Warehouses and stock',
      workOrders: 'Work orders',
      orders: 'Purchase orders',
      approvals: 'Approvals',
      records: 'Records',
      sync: 'Synchronisation',
      yourself: 'You and your settings',
    },
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  },

  today: {
    title: 'What you did today',
    nothing: 'You have not changed anything through me today.',
    line: (time: string, summary: string, records: string, state: string) =>
      `${time} ${summary}${records === '' ? '' : ` ${records}`}: ${state}`,
    states: {
      committed: 'done',
      refused: 'refused',
      parked: 'needs attention',
      ended: 'settled',
      underWay: 'in progress',
    },
    more: (count: number) => `and ${count} more`,
  },
};
