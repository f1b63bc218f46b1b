/** English: following an order until it is decided, or has arrived. */

export const englishFollows = {
  begun: {
    decision: (number: string) => `I will tell you when purchase order ${number} is decided.`,
    arrival: (number: string) => `I will tell you when purchase order ${number} has arrived.`,
  },
  once: {
    decision: 'Once, here in our chat: approved, rejected, recalled or cancelled.',
    arrival: 'Once, here in our chat: received in full, or cancelled.',
  },
  own: (number: string) => `${number} is your own order, so I will tell you when it is decided anyway.`,
  already: 'There is nothing to wait for.',
  ended: (number: string) => `I will no longer tell you about purchase order ${number}.`,
  none: (number: string) => `You are not following purchase order ${number}.`,
  /** In the list of what somebody hears of. */
  what: {
    decision: (number: string) => `the decision on purchase order ${number}`,
    arrival: (number: string) => `the arrival of purchase order ${number}`,
  },
  ends: {
    approved: (number: string) => `Purchase order ${number} is approved.`,
    rejected: (number: string) => `Purchase order ${number} is rejected.`,
    recalled: (number: string) =>
      `Purchase order ${number} is a draft again: it was recalled, or a change was requested.`,
    canceled: (number: string) => `Purchase order ${number} is cancelled.`,
    arrived: (number: string) => `Purchase order ${number} has arrived: all of it is received.`,
    deleted: (number: string) => `Purchase order ${number} was deleted, so I no longer follow it.`,
    lapsed: (number: string) =>
      `You have waited for purchase order ${number} for more than 400 days, so I no longer follow it. Ask me again if you still want to hear of it.`,
  },
};
