import type { RecordChange, Snapshot } from '../connectors/port.ts';
import type { Core } from './context.ts';
import type { Operation, Step } from './operation.ts';
import { changedProperties, ownedByFinanceOperations, pick, writablePart } from './ownership.ts';
import { sameRecord } from './record-key.ts';

/** The changes of a step as its system gets them: only what may be written there, with what the step before answered. */
export function changesToSend(
  core: Pick<Core, 'maps'>,
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
  core: Pick<Core, 'maps'>,
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
