/** English: approvals: what waits, who decided, questions to the requester, reminders, and what happened to an order. */
import type { Moment } from '../format.ts';
import { moment } from './moments.ts';

export const englishApprovals = {
  due: (day: string) => `Decide by ${day}`,
  overdue: (day: string) => `Overdue since ${day}`,
  note: 'Note',
  /** Above what changed in an order that is to be decided on. */
  changes: {
    sinceApproval: (by: string, at: Moment) => `Since ${by} approved it ${moment(at)}:`,
    sinceApprovedElsewhere: (at: Moment) => `Since its last approval, which I noticed ${moment(at)}:`,
    sinceSight: 'Since you last saw it:',
    same: (title: string) => `${title} nothing changed.`,
  },
  lookFirst: 'You have not seen this order as it stands now. Check it, then decide.',
  changeNeeded: 'Enter what has to change, then request the change.',
  delegateNeeded: 'Pick the person to delegate to.',
  cannotTake: 'In Supply Chain Management it cannot be delegated to this person.',

  question: {
    label: (name: string) => `Question to ${name}`,
    needed: 'Type your question, then send it.',
    asked: (name: string) => `Question sent to ${name}. The answer will appear on this card.`,
    notMet: (name: string) =>
      `I have had no message from ${name} yet. Your question is delivered after the first one, so please let them know.`,
    nobody: 'I cannot tell who requested this order, so there is nobody to ask.',
    title: (by: string, number: string) => `${by} asks about purchase order ${number}`,
    text: 'Whoever decides on it sees your answer on their card.',
    line: (at: string, by: string, to: string, text: string) => `${at} ${by} asks ${to}: ${text}`,
    answer: (at: string, by: string, text: string) => `${at} ${by}: ${text}`,
    open: 'No answer yet.',
    waits: (name: string) => `I have had no message from ${name} yet; this question waits for the first one.`,
    answerNeeded: 'Type your answer, then send it.',
    answered: (text: string) => `Your answer: ${text}`,
    over: 'It has already been decided; your answer is kept with the order all the same.',
    told: (by: string, number: string) => `${by} answered your question about purchase order ${number}.`,
  },

  waiting: {
    title: (count: number) =>
      count === 1 ? '1 order is waiting for your decision' : `${count} orders are waiting for your decision`,
    none: 'No order is waiting for your decision.',
    noApprover:
      'Approvals are decided in Supply Chain Management. You have no licence for it, so nothing can be waiting for you there.',
    inOwnChat: 'These orders show prices, so I list them only in our own chat.',
    text: 'Select the orders you want to decide on together, or open one.',
    open: (number: string) => `Open ${number}`,
    for: (name: string) => `for ${name}`,
    moreLines: (count: number) => `and ${count} more`,
    counted: (first: number, last: number, all: number) => `${first} to ${last} of ${all}`,
    pickOne: 'Select at least one.',
    reasonNeeded: 'Enter a reason, then reject.',
    working: (count: number) => ({
      title: count === 1 ? 'Deciding on 1 order …' : `Deciding on ${count} orders …`,
      text: 'Waiting for Supply Chain Management.',
    }),
    done: {
      approve: (number: string) => `${number}: approved.`,
      reject: (number: string) => `${number}: rejected.`,
    },
    left: (number: string, why: string) => `${number}: left as it is. ${why}`,
    movedOn: 'It has changed since this list was made. Open it to see how it stands.',
    /** One that is neither decided on nor left as it was, as far as anybody knows. */
    stands: (number: string, how: string) => `${number}: ${how}`,
    checking: (number: string) => `${number}: not sure yet, checking …`,
    /** Where there is no list around them. */
    outcomes: 'Result of your decisions',
  },

  reminder: {
    ahead: (number: string, day: string) => `Reminder: your decision on purchase order ${number} is due by ${day}.`,
    overdue: (number: string, day: string) => `Overdue: your decision on purchase order ${number} was due by ${day}.`,
  },

  history: {
    title: (number: string) => `History of ${number}`,
    approvedBy: (number: string, by: string, at: Moment) => `${number} was approved by ${by} ${moment(at)}.`,
    rejectedBy: (number: string, by: string, at: Moment) => `${number} was rejected by ${by} ${moment(at)}.`,
    nobodyYet: (number: string, status: string) =>
      `Nobody has decided on ${number} yet: in Supply Chain Management it is “${status}”.`,
    waitsFor: (names: string) => `It is waiting for ${names}.`,
    atOnce: (company: string) =>
      `Company ${company} does not use approvals: an order is approved as soon as it is saved.`,
    nothing: 'I found nothing about it in my journal or in the approvals of Supply Chain Management.',
    more: (count: number) => `and ${count} more`,
    acts: {
      submit: 'submitted',
      recall: 'recalled',
      approve: 'approved',
      reject: 'rejected',
      requestChange: 'change requested',
      confirm: 'confirmed',
      cancel: 'cancelled',
      postProductReceipt: 'receipt posted',
      delegate: 'delegated',
    },
    results: { done: '', refused: 'refused', ended: 'settled', underWay: 'in progress' },
    by: (name: string) => `by ${name}`,
    to: (name: string) => `to ${name}`,
    onBehalfOf: (name: string) => `on behalf of ${name}`,
    states: (before: string, after: string) => `${before} → ${after}`,
    version: (version: string) => `version ${version}`,
    through: {
      chat: '',
      command: 'from the command line',
      dataverse: 'saved in Field Service',
      financeOperations: 'directly in Supply Chain Management',
    },
  },
};
