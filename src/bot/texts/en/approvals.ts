/** English: approvals: what waits, who decided, questions to the requester, reminders, and what happened to an order. */

export const englishApprovals = {
  due: (day: string) => `Decide by ${day}`,
  overdue: (day: string) => `Overdue since ${day}`,
  note: 'Note',
  /** Above what changed in an order that is to be decided on. */
  changes: {
    sinceApproval: (by: string, at: string) => `Since it was approved by ${by}, ${at}:`,
    sinceApprovedElsewhere: (at: string) => `Since it was last approved, seen ${at}:`,
    sinceSight: 'Since you last saw it:',
    same: (title: string) => `${title} nothing changed.`,
  },
  lookFirst: 'You have not seen this order as it is now. Look at it, then decide.',
  changeNeeded: 'Say what has to change, then request it.',
  delegateNeeded: 'Pick to whom.',
  cannotTake: 'Supply Chain Management would not give it to them.',

  question: {
    label: (name: string) => `Question to ${name}`,
    needed: 'Type your question, then send it.',
    asked: (name: string) => `Asked ${name}. The answer appears on this card.`,
    notMet: (name: string) => `${name} never wrote to me yet: your question waits until then, so tell them.`,
    nobody: 'I cannot find out who requested this order, so there is nobody to ask.',
    title: (by: string, number: string) => `${by} asks about purchase order ${number}`,
    text: 'Your answer appears on the card of those who decide on it.',
    line: (at: string, by: string, to: string, text: string) => `${at} ${by} asks ${to}: ${text}`,
    answer: (at: string, by: string, text: string) => `${at} ${by}: ${text}`,
    open: 'No answer yet.',
    waits: (name: string) => `${name} never wrote to me yet: this question waits until then.`,
    answerNeeded: 'Type your answer, then send it.',
    answered: (text: string) => `Your answer: ${text}`,
    over: 'It is decided already; your answer is kept with the order all the same.',
    told: (by: string, number: string) => `${by} answered your question about purchase order ${number}.`,
  },

  waiting: {
    title: (count: number) =>
      count === 1 ? '1 order waits for your decision' : `${count} orders wait for your decision`,
    none: 'No order waits for your decision.',
    noApprover:
      'Approvals are decided in Supply Chain Management, for which you have no licence: nothing can wait for you there.',
    inOwnChat: 'What waits for you names prices, so I show it only in our own chat.',
    text: 'Tick those you want to decide on together, or open one.',
    open: (number: string) => `Open ${number}`,
    for: (name: string) => `for ${name}`,
    moreLines: (count: number) => `and ${count} more`,
    counted: (first: number, last: number, all: number) => `${first} to ${last} of ${all}`,
    pickOne: 'Tick at least one.',
    reasonNeeded: 'Say why, then reject.',
    working: (count: number) => ({
      title: count === 1 ? 'Deciding on 1 order …' : `Deciding on ${count} orders …`,
      text: 'Supply Chain Management is asked about each of them.',
    }),
    done: {
      approve: (number: string) => `${number}: approved.`,
      reject: (number: string) => `${number}: rejected.`,
    },
    left: (number: string, why: string) => `${number}: left as it is. ${why}`,
    movedOn: 'It changed since this list was made; open it to see how it stands.',
    checking: (number: string) => `${number}: not sure yet, checking …`,
    /** Where there is no list around them. */
    outcomes: 'What came of your decisions',
  },

  reminder: {
    ahead: (number: string, day: string) => `Reminder: purchase order ${number} waits for your decision by ${day}.`,
    overdue: (number: string, day: string) =>
      `Overdue: purchase order ${number} was to be decided by ${day} and still waits for you.`,
  },

  history: {
    title: (number: string) => `What happened to ${number}`,
    approvedBy: (number: string, by: string, at: string) => `${number} was approved by ${by}, ${at}.`,
    rejectedBy: (number: string, by: string, at: string) => `${number} was rejected by ${by}, ${at}.`,
    nobodyYet: (number: string, status: string) =>
      `Nobody has decided on ${number} yet: Supply Chain Management has it as ${status}.`,
    waitsFor: (names: string) => `It waits for ${names}.`,
    atOnce: (company: string) => `Company ${company} has no approvals: an order is approved as soon as it is saved.`,
    nothing: 'Neither my journal nor the approvals of Supply Chain Management tell anything of it.',
    more: (count: number) => `and ${count} more`,
    acts: {
      submit: 'submitted',
      recall: 'recalled',
      approve: 'approved',
      reject: 'rejected',
      requestChange: 'sent back for a change',
      confirm: 'confirmed',
      cancel: 'cancelled',
      postProductReceipt: 'receipt posted',
      delegate: 'delegated',
    },
    results: { done: '', refused: 'refused', underWay: 'under way' },
    by: (name: string) => `by ${name}`,
    to: (name: string) => `to ${name}`,
    onBehalfOf: (name: string) => `in the name of ${name}`,
    states: (before: string, after: string) => `${before} → ${after}`,
    version: (version: string) => `version ${version}`,
    through: {
      chat: '',
      command: 'by command line',
      dataverse: 'saved in Field Service',
      financeOperations: 'straight in Supply Chain Management',
    },
  },
};
