import { CodedError, type ErrorCode, type SignInReason } from '../errors.ts';
import type { SystemName } from '../maps/entity-map.ts';

type SystemFailureCode = Extract<
  ErrorCode,
  | 'SYSTEM_UNREACHABLE'
  | 'ANSWER_LOST'
  | 'SYSTEM_BUSY'
  | 'SIGN_IN_FAILED'
  | 'SIGN_IN_NEEDED'
  | 'ANSWER_NOT_UNDERSTOOD'
  | 'QUERY_REFUSED'
  | 'CURSOR_EXPIRED'
>;

/** A call to a connected system that brought no answer of that system's rules. Says whether it may have been applied. */
export class SystemFailure extends CodedError {
  declare readonly code: SystemFailureCode;
  readonly system: SystemName;
  /** `no`: certainly nothing changed there. `unknown`: read back before deciding. */
  readonly applied: 'no' | 'unknown';
  /** Seconds the system asked to wait; null when it did not say. */
  readonly retryAfterSeconds: number | null;
  /** True where nothing was sent, so that it tells nothing of the system. */
  readonly isUnsent: boolean;
  /** Since when the system has not answered; null where nobody kept count. */
  readonly since: Date | null;
  /** Of SIGN_IN_NEEDED, why; else null. */
  readonly signIn: SignInReason | null;

  constructor(
    code: SystemFailureCode,
    system: SystemName,
    message: string,
    details: {
      readonly applied: 'no' | 'unknown';
      readonly retryAfterSeconds?: number | null;
      readonly isUnsent?: boolean;
      readonly since?: Date | null;
      readonly signIn?: SignInReason | null;
      readonly cause?: unknown;
    },
  ) {
    super(code, message, { cause: details.cause });
    this.system = system;
    this.applied = details.applied;
    this.retryAfterSeconds = details.retryAfterSeconds ?? null;
    this.isUnsent = details.isUnsent ?? false;
    this.since = details.since ?? null;
    this.signIn = details.signIn ?? null;
  }

  /** The same failure, by somebody who knows since when the system has not answered. */
  knownSince(since: Date): SystemFailure {
    const { system, message, applied, retryAfterSeconds, isUnsent, signIn, cause } = this;
    return new SystemFailure(this.code, system, message, {
      ...{ applied, retryAfterSeconds, isUnsent, since, signIn, cause },
    });
  }
}

const ofTheWholeSystem: ReadonlySet<string> = new Set(['SYSTEM_UNREACHABLE', 'SYSTEM_BUSY', 'SIGN_IN_FAILED']);

/**
 * Whether a code says that a whole system is away, so that everything waits. Any other may be the fault of the one record asked about:
 * two rows with one key, a value that its map cannot say.
 */
export function isOfTheWholeSystem(code: string): boolean {
  return ofTheWholeSystem.has(code);
}

/** A person whom nothing can be done for before they sign in. Thrown by a source of tokens. */
export class NotSignedIn extends CodedError {
  readonly signIn: SignInReason;

  constructor(signIn: SignInReason, message: string) {
    super('SIGN_IN_NEEDED', message);
    this.signIn = signIn;
  }
}
