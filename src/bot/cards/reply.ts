/** What the bot answers with, whoever carries it. Types only. */

/** An Adaptive Card, ready to send. */
export interface Card {
  readonly type: 'AdaptiveCard';
  readonly version: string;
  readonly fallbackText: string;
  readonly body: readonly unknown[];
  readonly actions?: readonly unknown[];
}

export interface Reply {
  /** In plain words what the card says: for notifications, and instead of a card that could not be made. Not escaped. */
  readonly text: string;
  readonly card: Card | null;
  /** What the card is about (`order/usmf/000123`, `draft/…`): all cards about it are edited in place when it changes. */
  readonly follows?: string;
}
