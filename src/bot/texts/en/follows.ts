/** English: following an order until it is decided. */

export const englishFollows = {
  begun: (number: string) => `I tell you when purchase order ${number} is decided.`,
  once: 'Once, here in our chat: approved, rejected, taken back or cancelled.',
  own: (number: string) => `${number} is your own order: I tell you by myself when it is decided.`,
  already: 'There is nothing to wait for.',
  ended: (number: string) => `You no longer hear of purchase order ${number}.`,
  none: (number: string) => `You did not follow purchase order ${number}.`,
  /** In the list of what somebody hears of. */
  what: (number: string) => `purchase order ${number} being decided`,
  ends: {
    approved: (number: string) => `Purchase order ${number} is approved.`,
    rejected: (number: string) => `Purchase order ${number} is rejected.`,
    recalled: (number: string) => `Purchase order ${number} is a draft again: taken back, or sent back for a change.`,
    canceled: (number: string) => `Purchase order ${number} is cancelled.`,
  },
};
