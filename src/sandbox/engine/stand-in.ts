import type { WireHandler } from './wire.ts';

/** Where a system asks and tells about changes; `url: null` means that nobody is registered. */
export interface HookRegistration {
  readonly url: string | null;
  /** Sent as header `x-dispatch-copilot-key`. */
  readonly key: string;
  /** What a write does when the hook cannot be reached. Default: `refuse`. */
  readonly onUnavailable?: 'refuse' | 'allow';
}

/** One stand-in system: a function from request to response, and the few things its owner may ask of it. */
export interface StandIn {
  readonly handle: WireHandler;
  /** Creates the tables that are missing and, when `empty` is set, first drops those that exist. Inserts no seed rows. */
  prepare(options: { readonly empty: boolean }): Promise<void>;
  /** Registers the hook of this system, or takes it away. Call after `prepare` and after the seed. */
  registerHook(hook: HookRegistration): Promise<void>;
  /** Resolves once every after-commit call made so far has been delivered or given up. */
  settled(): Promise<void>;
}
