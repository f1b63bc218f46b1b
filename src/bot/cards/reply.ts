/** What the bot answers with, whoever carries it. Types only. */

/** An Adaptive Card, ready to send. */
export interface Card {
  readonly type: 'AdaptiveCard';
  readonly version: string;
  readonly fallbackText: string;
  readonly body: readonly unknown[];
  readonly actions?: readonly unknown[];
}

/** A request that a reply leads to, as an answer in words: `the second one`, `more`. It may lead to a card that writes, once pressed. */
export interface Offer {
  readonly title: string;
  readonly request: string;
  readonly slots: Record<string, unknown>;
  /** The company it is about; the one that the person works in unless told. */
  readonly company?: string | undefined;
}

/** Where a reply leads in words. */
export interface Leads {
  /** What can be picked, in the order it is shown. */
  readonly offers?: readonly Offer[];
  /** The next page. */
  readonly more?: Offer | null;
  /** The page before. */
  readonly back?: Offer | null;
}

/** How a form is opened as a dialog: the button, and the click that shows the form. */
export interface DialogOffer {
  readonly title: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Reply {
  /** In plain words what the card says: for notifications, and instead of a card that could not be made. Not escaped. */
  readonly text: string;
  readonly card: Card | null;
  /** What the card is about (`order/usmf/000123`, `draft/…`): all cards about it are edited in place when it changes. */
  readonly follows?: string;
  readonly leads?: Leads;
  /** Of a form: how clients that know dialogs open it as one. The card works without. */
  readonly dialog?: DialogOffer;
}
