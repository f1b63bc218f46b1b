import type { Model } from '../../engine/model.ts';
import type { Queryable, Runtime } from '../../engine/runtime.ts';
import type { RowLocks } from '../../engine/transaction.ts';
import type { Catalogue } from '../catalogue.ts';
import type { LiveSchema } from '../live-schema.ts';
import type { KeyIndexes } from '../metadata/key-index.ts';
import type { Definition } from '../metadata/attributes.ts';
import type { Outbox } from '../hooks/outbox.ts';
import type { Caller } from '../security/caller.ts';

/** What the organisation is made of; the same for every request. */
export interface Organization {
  readonly runtime: Runtime;
  readonly catalogue: Catalogue;
  readonly model: Model;
  readonly definitions: () => readonly Definition[];
  readonly locks: RowLocks;
  readonly outbox: Outbox;
  /** Where catalogue, model and definitions come from; the only way to change them. */
  readonly schema: LiveSchema;
  readonly keyIndexes: KeyIndexes;
  /** Delta tokens of an earlier version than this have expired, whatever their age. */
  readonly tracking: { expiredBefore: number };
}

/** One request on its way: the organisation, who asks, and the address as the caller knows it. */
export interface RequestContext extends Organization {
  readonly caller: Caller;
  /** Where to read: the organisation's database, or the open transaction of a change set. */
  readonly database: Queryable;
  readonly requestId: string;
  /** True for a part of a batch. */
  readonly batched: boolean;
  /** Absolute, with a slash at the end: `http://127.0.0.1:4710/api/data/v9.2/`. */
  readonly serviceRoot: string;
}
