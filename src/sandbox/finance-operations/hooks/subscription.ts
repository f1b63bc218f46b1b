import type { Queryable } from '../../engine/runtime.ts';
import type { HookRegistration } from '../../engine/stand-in.ts';

/** The one hook that asks and is told about this system's changes. */
export interface Subscription {
  readonly url: string;
  readonly key: string;
  readonly onUnavailable: 'refuse' | 'allow';
}

/** The registered hook, or null. */
export async function readSubscription(database: Queryable): Promise<Subscription | null> {
  const [row] = await database.query<{ url: string; hookkey: string; onunavailable: string }>(
    'select url, hookkey, onunavailable from finops.hooksubscription where hookid = 1',
  );
  if (!row || row.url === '') return null;
  return { url: row.url, key: row.hookkey, onUnavailable: row.onunavailable === 'allow' ? 'allow' : 'refuse' };
}

/** Replaces the registered hook. */
export async function writeSubscription(database: Queryable, hook: HookRegistration): Promise<void> {
  await database.query('delete from finops.hooksubscription');
  if (hook.url === null) return;
  await database.query(
    'insert into finops.hooksubscription (hookid, url, hookkey, onunavailable) values (1, $1, $2, $3)',
    [hook.url, hook.key, hook.onUnavailable ?? 'refuse'],
  );
}
