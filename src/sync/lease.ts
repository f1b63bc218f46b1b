import type { Core } from './context.ts';

/** A lease held for one piece of work. Disposing lets go of it. */
export interface Held extends AsyncDisposable {
  readonly owner: string;
}

/**
 * Takes the leases of aggregates. A person's write waits a little; a hook never waits, because the origin holds its row while
 * it asks, and two systems that wait for each other stand still.
 */
export async function takeLease(
  core: Core,
  aggregates: readonly string[],
  owner: string,
  wait: number,
  life: number = core.settings.leaseLife,
): Promise<Held | null> {
  const deadline = core.clock.now().getTime() + wait;
  for (;;) {
    const now = core.clock.now();
    const taken = await core.store.leases.take(aggregates, owner, new Date(now.getTime() + life), now);
    if (taken) return { owner, [Symbol.asyncDispose]: () => core.store.leases.release(owner) };
    if (core.clock.now().getTime() + pollEvery > deadline) return null;
    await core.clock.sleep(pollEvery);
  }
}

const pollEvery = 50;
