/** Where the sign-ins of people are kept: the channel's token service, under the OAuth connection of the bot registration. Types only. */

/** A sign-in as it is kept: a token of a person for this app, which others are asked for with. */
export interface KeptSignIn {
  readonly token: string;
  /** Null when the service does not say. */
  readonly expiresAt: Date | null;
}

/** `account` is the id of the person in the channel. What fails throws; it never holds a token. */
export interface TokenService {
  /** The sign-in that is kept, renewed by the service where it can be; null when there is none. */
  token(account: string): Promise<KeptSignIn | null>;
  /** The sign-in behind the code that the sign-in page gave; null when the code is wrong or too old. */
  redeem(account: string, code: string): Promise<KeptSignIn | null>;
  /** Takes a token of the channel's own sign-in; null when the directory wants the person to sign in on a page (consent, factor). */
  exchange(account: string, token: string): Promise<KeptSignIn | null>;
  /** Nothing is kept of the person any more. */
  discard(account: string): Promise<void>;
}
