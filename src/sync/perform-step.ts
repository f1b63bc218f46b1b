import { SystemFailure } from '../connectors/errors.ts';
import type { Identity, WriteAnswer } from '../connectors/port.ts';
import { CodedError } from '../errors.ts';
import type { SystemName } from '../maps/entity-map.ts';
import { changesToSend } from './changes-to-send.ts';
import type { Core } from './context.ts';
import type { Operation, Step } from './operation.ts';
import { followChanges } from './pairs.ts';

/**
 * Sends one step and gives the system's answer. Throws {@link SystemFailure} when there was none.
 * The part in the actor's own system runs as the actor, the other as the integration.
 */
export async function performStep(core: Core, operation: Operation, step: Step): Promise<WriteAnswer> {
  // From when the call is made: what is read before it takes a time of its own.
  const signal = (): AbortSignal => AbortSignal.timeout(core.settings.callDeadline);
  const as = identityFor(operation, step.system);
  switch (step.kind) {
    case 'changes':
    case 'carry': {
      const changes = changesToSend(core, operation, step);
      if (changes.length === 0) return { kind: 'written', snapshots: [] };
      return core.systems[step.system].write(changes, { as, operation: operation.id, signal: signal() });
    }
    case 'pivot': {
      const pivot = pivotOf(core, step.pivot);
      const answer = await pivot.perform(step.payload, as, signal());
      return answer.kind === 'done' ? { kind: 'written', snapshots: answer.left ?? [] } : answer;
    }
    case 'follow': {
      const changes = await followChanges(core, step.root);
      if (changes.length === 0) return { kind: 'written', snapshots: [] };
      return core.systems.dataverse.write(changes, {
        as: { as: 'integration' },
        operation: operation.id,
        signal: signal(),
      });
    }
  }
}

export function pivotOf(core: Core, name: string): NonNullable<ReturnType<Core['pivots']['get']>> {
  const pivot = core.pivots.get(name);
  if (pivot === undefined) throw new CodedError('IMPOSSIBLE', `No pivot is registered as ${name}.`);
  return pivot;
}

/** Who makes the call: the actor where licensed, else the integration. */
export function identityFor(operation: { readonly actor: Operation['actor'] }, system: SystemName): Identity {
  const actor = operation.actor;
  if (actor === null || !actor.licences[system]) return { as: 'integration' };
  return { as: 'person', aadObjectId: actor.aadObjectId, userPrincipalName: actor.userPrincipalName };
}

/**
 * Runs a call again while it was certainly not applied and time remains; where nothing was begun yet, only until the system counts as
 * down: somebody waits to be told.
 */
export async function withPatience<T>(
  core: Core,
  { deadline, isBegun }: { readonly deadline: Date; readonly isBegun: boolean },
  call: () => Promise<T>,
): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof SystemFailure) || error.applied !== 'no' || !error.description.retry) throw error;
      if (!isBegun && core.health.isDown(error.system)) throw error;
      const pause =
        error.retryAfterSeconds === null ? Math.min(250 * 2 ** attempt, 4_000) : error.retryAfterSeconds * 1_000;
      if (core.clock.now().getTime() + pause >= deadline.getTime()) throw error;
      await core.clock.sleep(pause);
    }
  }
}
