import type { Change } from '../../engine/transaction.ts';
import type { Catalogue } from '../catalogue.ts';
import { hookChanges } from './change-list.ts';
import type { HookChange } from './change-list.ts';

/** Body of a hook call: once before a transaction commits, once after. */
export interface HookBody {
  readonly eventId: string;
  /** The same in both calls of one transaction. */
  readonly transactionId: string;
  readonly stage: 'beforeCommit' | 'afterCommit';
  readonly company: string;
  /** User principal name of who made the call, lower case. */
  readonly userId: string;
  readonly occurredAt: string;
  readonly changes: readonly HookChange[];
}

/** What is the same for all calls about one transaction. */
export interface TransactionFacts {
  readonly transactionId: string;
  readonly userId: string;
  readonly occurredAt: string;
}

/** Composes a hook call. The company is that of the first change; a change of shared data has none. */
export function hookBody(
  catalogue: Catalogue,
  facts: TransactionFacts,
  eventId: string,
  stage: HookBody['stage'],
  changes: readonly Change[],
): HookBody {
  const told = hookChanges(catalogue, changes);
  return { eventId, stage, ...facts, company: String(told[0]?.key.dataAreaId ?? ''), changes: told };
}
