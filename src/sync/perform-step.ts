import { SystemFailure } from '../connectors/errors.ts';
import type { Identity, RecordChange, Snapshot, WriteAnswer } from '../connectors/port.ts';
import { CodedError } from '../errors.ts';
import type { SystemName } from '../maps/entity-map.ts';
import type { Core } from './context.ts';
import type { Operation, Step } from './operation.ts';
import { changedProperties, ownedByFinanceOperations, pick, writablePart } from './ownership.ts';
import { followChanges } from './pairs.ts';
import { sameRecord } from './record-key.ts';

/**
 * Sends one step and gives the system's answer. Throws {@link SystemFailure} when there was none.
 * The part in the actor's own system runs as the actor, the other as the integration.
 */
export async function performStep(core: Core, operation: Operation, step: Step): Promise<WriteAnswer> {
  const signal = AbortSignal.timeout(core.settings.callDeadline);
  const as = identityFor(operation, step.system);
  switch (step.kind) {
    case 'changes':
    case 'carry': {
      const changes = changesToSend(core, operation, step);
      if (changes.length === 0) return { kind: 'written', snapshots: [] };
      return core.systems[step.system].write(changes, { as, operation: operation.id, signal });
    }
    case 'pivot': {
      const pivot = pivotOf(core, step.pivot);
      const answer = await pivot.perform(step.payload, as, signal);
      return answer.kind === 'done' ? { kind: 'written', snapshots: [] } : answer;
    }
    case 'follow': {
      const changes = await followChanges(core, step.root);
      if (changes.length === 0) return { kind: 'written', snapshots: [] };
      return core.systems.dataverse.write(changes, { as: { as: 'integration' }, operation: operation.id, signal });
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

/** The changes of a step as its system gets them: only what may be written there, with what the step before answered. */
export function changesToSend(
  core: Core,
  operation: Operation,
  step: Extract<Step, { changes: unknown }>,
): readonly RecordChange[] {
  const index = operation.steps.indexOf(step);
  const answered = step.kind === 'carry' ? (operation.answers[index - 1] ?? []) : [];
  const previous = step.kind === 'carry' ? (operation.before[index - 1] ?? []) : [];
  return step.changes.flatMap((change): RecordChange[] => {
    if (change.action === 'delete') return [change];
    const carried = carriedValues(core, change, snapshotOf(answered, change), snapshotOf(previous, change));
    const values = writablePart(core.maps.get(change.ref.map), step.system, { ...change.values, ...carried });
    if (change.action === 'update' && Object.keys(values).length === 0) return [];
    return [{ ...change, values }];
  });
}

/**
 * What the first system's answer adds to the second write: for a new record all of it; for a changed one what the change moved
 * and what the first system alone decides, so that nobody's own edit in the second is overwritten on the way.
 */
function carriedValues(
  core: Core,
  change: RecordChange,
  answer: Snapshot | null,
  before: Snapshot | null,
): Snapshot['values'] {
  if (answer === null || change.action === 'delete') return {};
  if (change.action === 'create') return answer.values;
  const moved = new Set(before === null ? [] : changedProperties(before.values, answer.values));
  const owned = ownedByFinanceOperations(core.maps.get(change.ref.map));
  return pick(answer.values, (property) => property in change.values || moved.has(property) || owned.has(property));
}

function snapshotOf(snapshots: readonly (Snapshot | null)[], change: RecordChange): Snapshot | null {
  return snapshots.find((snapshot) => snapshot !== null && sameRecord(snapshot.ref, change.ref)) ?? null;
}

/** Runs a call again while it was certainly not applied and time remains. */
export async function withPatience<T>(core: Core, deadline: Date, call: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof SystemFailure) || error.applied !== 'no' || !error.description.retry) throw error;
      const pause =
        error.retryAfterSeconds === null ? Math.min(250 * 2 ** attempt, 4_000) : error.retryAfterSeconds * 1_000;
      if (core.clock.now().getTime() + pause >= deadline.getTime()) throw error;
      await core.clock.sleep(pause);
    }
  }
}
