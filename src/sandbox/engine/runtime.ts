import type { WireResponse } from './wire.ts';

/** Everything a stand-in system takes from outside: time, chance, storage and the way out to its hooks. */
export interface Runtime {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly database: Database;
  /** Calls a registered hook address; rejects when it cannot be reached or the deadline passes. */
  readonly callHook: HookCaller;
}

export interface Clock {
  now(): Date;
  /** Resolves after so many milliseconds of this clock's time, or as soon as the signal says that nobody waits any more. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export interface Ids {
  guid(): string;
}

export type HookCaller = (call: {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly deadlineMilliseconds: number;
}) => Promise<WireResponse>;

export interface Queryable {
  query<T>(sql: string, parameters?: readonly unknown[]): Promise<T[]>;
}

export interface Database extends Queryable {
  /** Runs alone; rolls back when `work` throws. Never call a hook or the database itself inside. */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
