/** Hooks that the initial sync's own writes raise: many records at once, without an operation in the journal to know them by. */
import type { HookChange, HookEvent } from '../../connectors/hook-event.ts';
import { leaseKey, rootOf } from '../aggregate.ts';
import type { Core } from '../context.ts';
import { contains } from '../ownership.ts';
import { recordKey } from '../record-key.ts';

/** Leases of an initial sync are held under names that begin so. */
export const ownerPrefix = 'initial-sync:';

/** The run that a tag of a call, or an owner of leases, names; null when it names none. */
export function runOf(name: string): string | null {
  return name.startsWith(ownerPrefix) ? name.slice(ownerPrefix.length) : null;
}

/** Whether a hook was raised by a batch under way: made by the integration, on aggregates that a run holds the leases of. */
export async function isOwnBatch(core: Core, event: HookEvent, aggregates: readonly string[]): Promise<boolean> {
  return isOurs(core, event) && (await core.store.leases.heldUnder(aggregates, ownerPrefix, core.clock.now()));
}

/** The changes of an event that tell something new: what a batch under way wrote, or what both agreed on meanwhile, is left out. */
export async function untilNow(
  core: Core,
  event: HookEvent,
  changes: readonly HookChange[],
): Promise<readonly HookChange[]> {
  if (!isOurs(core, event) || changes.length === 0) return changes;
  const roots = changes.flatMap(({ ref, after, before }) =>
    ref === null ? [] : [leaseKey(rootOf(core.maps, ref, after ?? before))],
  );
  if (await isOwnBatch(core, event, roots)) return [];
  const keys = changes.flatMap(({ ref }) => (ref === null ? [] : [recordKey(ref)]));
  const states = new Map((await core.store.recordStates.ofKeys(keys)).map((state) => [recordKey(state.ref), state]));
  return changes.filter(({ ref, after }) => {
    const state = ref === null ? undefined : states.get(recordKey(ref));
    return state === undefined || after === null || !contains(after, state.values);
  });
}

function isOurs(core: Core, event: HookEvent): boolean {
  return event.author.userPrincipalName?.toLowerCase() === core.integration.toLowerCase();
}
