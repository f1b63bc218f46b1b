import type { Act } from './act.ts';
import { orderActs } from './order-acts.ts';
import { plainActs } from './plain-acts.ts';

/** Everything that people do, of all nine entities. */
export const acts: readonly Act[] = [...plainActs, ...orderActs];

/** Throws when there is none. */
export function actNamed(name: string): Act {
  const found = acts.find((act) => act.name === name);
  if (found === undefined) throw new Error(`There is no act "${name}".`);
  return found;
}
