/**
 * Every failure this project can throw, by code. A rule that says no is not here: a refusal is a value with problems.
 * `docs/errors.md` is made from this list and a test fails when it is stale.
 */

interface ErrorDescription {
  /** What happened. */
  readonly cause: string;
  /** What to do about it. */
  readonly remedy: string;
  /** Whose business it is. */
  readonly audience: 'user' | 'operator';
  /** Whether the same attempt may succeed later. */
  readonly retry: boolean;
}

export const errorCodes = {
  CONFIGURATION_INVALID: {
    cause: 'One or more settings are missing, malformed, or contradict each other.',
    remedy: 'Correct the settings that the message lists; docs/operating.md has a table of all of them.',
    audience: 'operator',
    retry: false,
  },
  OPEN_IN_PRODUCTION: {
    cause: 'The process would accept messages from anyone although it is configured as more than a local trial.',
    remedy:
      'Set the MicrosoftApp settings, or remove every Microsoft setting and NODE_ENV=production for a local trial.',
    audience: 'operator',
    retry: false,
  },
  PORT_IN_USE: {
    cause: 'Another process listens on a port this one needs.',
    remedy: 'Stop that process or set the variable that the message names to a free port.',
    audience: 'operator',
    retry: true,
  },
  DATA_FOLDER_IN_USE: {
    cause: 'A running process holds the data folder; a second one would lose rows silently.',
    remedy: 'Stop the process that the message names, or set DATA_DIR to another folder.',
    audience: 'operator',
    retry: true,
  },
  SANDBOX_FAILED: {
    cause: 'The embedded stand-ins for both systems did not come up or ended.',
    remedy: 'Read the line above it; `npm run reset` starts afresh with new data.',
    audience: 'operator',
    retry: true,
  },
  MAP_INVALID: {
    cause: 'An entity map contradicts itself or the schema of a system.',
    remedy: 'Correct the map file at the field that the message names.',
    audience: 'operator',
    retry: false,
  },
  SETUP_IMPOSSIBLE: {
    cause: 'Dataverse cannot be set up the way things are configured.',
    remedy: 'Do what the message says; docs/operating.md has a section on setup.',
    audience: 'operator',
    retry: false,
  },
  MAP_UNKNOWN: {
    cause: 'No entity map has this name.',
    remedy: 'Use one of the names that `cli maps` lists.',
    audience: 'operator',
    retry: false,
  },
  MAP_NOT_AVAILABLE: {
    cause: 'A map that was asked for has no table or entity in one of the systems.',
    remedy: 'Leave it out, or install what the message names and start again.',
    audience: 'operator',
    retry: false,
  },
  INITIAL_SYNC_UNKNOWN: {
    cause: 'No initial sync has this number, or it has no such row among those that it could not bring over.',
    remedy: 'Use one of those that `cli initial-sync` lists.',
    audience: 'operator',
    retry: false,
  },
  MAP_NOT_COMPARABLE: {
    cause: 'A map or a record of it was to be compared that is not available, or not named in full.',
    remedy: 'See what `cli maps` says of the map; name company and whole key of a record.',
    audience: 'operator',
    retry: false,
  },
  FAILURE_UNKNOWN: {
    cause: 'No sync failure has this number.',
    remedy: 'Use one of those that `cli failures` lists.',
    audience: 'user',
    retry: false,
  },
  SYSTEM_UNREACHABLE: {
    cause: 'A connected system could not be reached; the call was certainly not applied.',
    remedy: 'Nothing was changed. Try again once the system answers.',
    audience: 'user',
    retry: true,
  },
  ANSWER_LOST: {
    cause: 'The connection broke after a call was sent; whether it was applied is not known.',
    remedy: 'The outcome is found out by reading both systems; wait for the result.',
    audience: 'user',
    retry: true,
  },
  SYSTEM_BUSY: {
    cause: 'A connected system asks to come back later (service protection limits).',
    remedy: 'The call is repeated after the time the system asked for.',
    audience: 'user',
    retry: true,
  },
  SIGN_IN_FAILED: {
    cause: 'A token for a connected system could not be had, or the system does not accept it.',
    remedy: 'Check the application registration, its secret or certificate, and the application user in that system.',
    audience: 'operator',
    retry: false,
  },
  SIGN_IN_NEEDED: {
    cause:
      'Something has to be done in the name of a person who is not signed in, or whose sign-in is no longer taken.',
    remedy: 'Sign in with the card in the personal chat; what was asked for goes on by itself.',
    audience: 'user',
    retry: false,
  },
  ANSWER_NOT_UNDERSTOOD: {
    cause: 'A connected system answered with something that is not its protocol: a page, cut JSON, a missing field.',
    remedy: 'Look at the address of the system and at proxies between; the raw answer is in the log.',
    audience: 'operator',
    retry: true,
  },
  QUERY_REFUSED: {
    cause: 'A connected system refused a read.',
    remedy: "The message is the system's own; check the rights of the person or the integration.",
    audience: 'operator',
    retry: false,
  },
  CURSOR_EXPIRED: {
    cause:
      'A connected system no longer knows from where its changes were to be told; it keeps them for some days only.',
    remedy: 'Nothing to do: every record of the entity is compared once, and followed from there.',
    audience: 'operator',
    retry: false,
  },
  STORE_FAILED: {
    cause: 'The database of this process cannot be written any more: the disk is full or failing.',
    remedy: 'New work is refused. Make room, then start again: what was begun is resolved then.',
    audience: 'operator',
    retry: false,
  },
  JOURNAL_DAMAGED: {
    cause: 'The journal holds something that cannot be read back; going on would be guessing.',
    remedy:
      'New work is refused. List what cannot be read with the command journal damaged, and set each entry aside with journal set-aside; or restore the data folder from a backup.',
    audience: 'operator',
    retry: false,
  },
  ENTRY_NOT_DAMAGED: {
    cause: 'An entry was to be set aside that is not in the journal, or that can be read.',
    remedy: 'The command journal damaged lists those that cannot be read.',
    audience: 'operator',
    retry: false,
  },
  ENTRY_IN_USE: {
    cause: 'A damaged entry was to be set aside while its record is being written, which may make it whole again.',
    remedy: 'Wait a minute, and look whether it is still damaged.',
    audience: 'operator',
    retry: true,
  },
  OPERATION_UNKNOWN: {
    cause: 'The journal has no operation of this id.',
    remedy: 'The command journal parked lists those that wait for a decision.',
    audience: 'operator',
    retry: false,
  },
  NOT_PARKED: {
    cause: 'An operation was to be ended that is not parked: it is done, was refused, or is still under way.',
    remedy: 'The command journal says how it stands; one that is under way ends by itself.',
    audience: 'operator',
    retry: false,
  },
  LEASE_LOST: {
    cause: 'Another worker took over the record while this one was away too long.',
    remedy: 'Nothing to do: the other worker finishes the operation.',
    audience: 'operator',
    retry: true,
  },
  CARD_INVALID: {
    cause: 'A card template and the data for it do not fit.',
    remedy: 'Correct the template or the function that fills it; the message names the missing part.',
    audience: 'operator',
    retry: false,
  },
  OPERATION_IMPOSSIBLE: {
    cause: 'An operation of the journal was to move in a way that the table of its life rules out: a bug.',
    remedy:
      'Report it with the log line, then start the process again: what was open is resolved by reading both systems.',
    audience: 'operator',
    retry: false,
  },
  IMPOSSIBLE: {
    cause: 'A state that the design rules out was reached: a bug.',
    remedy: 'Report it with the log line; the operation was stopped where it stood.',
    audience: 'operator',
    retry: false,
  },
} as const satisfies Record<string, ErrorDescription>;

export type ErrorCode = keyof typeof errorCodes;

/** Those that people are told of, because they can do something about them. */
export type UserErrorCode = {
  readonly [Code in ErrorCode]: (typeof errorCodes)[Code]['audience'] extends 'user' ? Code : never;
}[ErrorCode];

/** The code, where people can do something about it. */
export function userCodeOf(code: ErrorCode): UserErrorCode | null {
  return errorCodes[code].audience === 'user' ? (code as UserErrorCode) : null;
}

/**
 * Why nothing can be done in the name of a person:
 * - `absent`: they have not signed in
 * - `expired`: their sign-in has expired or was revoked, or more is asked of them (a second factor)
 * - `consent`: they are signed in, but nobody has allowed this app to act for them
 * - `blocked`: they are signed in, and the directory refuses them all the same
 */
export type SignInReason = 'absent' | 'expired' | 'consent' | 'blocked';

/** A failure with a code of {@link errorCodes}: what to do about it and whom it is for stand there. */
export class CodedError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = code;
    this.code = code;
  }

  get description(): ErrorDescription {
    return errorCodes[this.code];
  }
}
