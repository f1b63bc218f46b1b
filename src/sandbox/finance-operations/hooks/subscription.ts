import type { Queryable } from '../../engine/runtime.ts';
import type { HookRegistration, WhenUnavailable } from '../../engine/stand-in.ts';

/** The one hook that asks and is told about this system's changes. */
export interface Subscription {
  readonly url: string;
  readonly key: string;
  /** What a write of records of these collections does when the hook cannot be reached; one that refuses refuses all. */
  readonly whenUnavailable: (collections: readonly string[]) => WhenUnavailable;
}

/** The registered hook, or null. */
export async function readSubscription(database: Queryable): Promise<Subscription | null> {
  const [row] = await database.query<{ url: string; hookkey: string; onunavailable: string }>(
    'select url, hookkey, onunavailable from finops.hooksubscription where hookid = 1',
  );
  if (!row || row.url === '') return null;
  const own = await database.query<{ collection: string; onunavailable: string }>(
    'select collection, onunavailable from finops.hookpolicy',
  );
  const policies = new Map(own.map(({ collection, onunavailable }) => [collection, onunavailable]));
  return {
    url: row.url,
    key: row.hookkey,
    whenUnavailable: (collections) =>
      collections.every((collection) => (policies.get(collection) ?? row.onunavailable) === 'allow')
        ? 'allow'
        : 'refuse',
  };
}

/** Replaces the registered hook. */
export async function writeSubscription(database: Queryable, hook: HookRegistration): Promise<void> {
  await database.query('delete from finops.hooksubscription');
  await database.query('delete from finops.hookpolicy');
  if (hook.url === null) return;
  await database.query(
    'insert into finops.hooksubscription (hookid, url, hookkey, onunavailable) values (1, $1, $2, $3)',
    [hook.url, hook.key, hook.onUnavailable ?? 'refuse'],
  );
  for (const [collection, policy] of Object.entries(hook.entities ?? {}))
    await database.query('insert into finops.hookpolicy (collection, onunavailable) values ($1, $2)', [
      collection,
      policy,
    ]);
}
