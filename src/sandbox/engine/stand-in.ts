import type { WireHandler } from './wire.ts';

/** Where a system asks and tells about changes; `url: null` means that nobody is registered. */
export interface HookRegistration {
  readonly url: string | null;
  /** Sent as header `x-dispatch-copilot-key`. */
  readonly key: string;
  /** What a write does when the hook cannot be reached. Default: `refuse`. */
  readonly onUnavailable?: WhenUnavailable;
  /** Where that differs: by logical name of the table in Dataverse, by public collection in finance and operations. */
  readonly entities?: Readonly<Record<string, WhenUnavailable>>;
}

export type WhenUnavailable = 'refuse' | 'allow';

/** One stand-in system: a function from request to response, and the few things its owner may ask of it. */
export interface StandIn {
  readonly handle: WireHandler;
  /** Creates the tables that are missing and, when `empty` is set, first drops those that exist. Inserts no seed rows. */
  prepare(options: { readonly empty: boolean }): Promise<void>;
  /**
   * Registers the hook of this system, or takes it away. Call after `prepare` and after the seed. An organisation that is set up through
   * its own API keeps what it got there: endpoints that lead to this address learn the key.
   */
  registerHook(hook: HookRegistration): Promise<void>;
  /** Makes every cursor given out so far lead nowhere, as its age would. Left out where the system gives none. */
  readonly expireChangeTracking?: () => Promise<void>;
  /** Resolves once every after-commit call made so far has been delivered or given up. */
  settled(): Promise<void>;
}
