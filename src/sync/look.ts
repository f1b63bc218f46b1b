import type { RecordChange, Snapshot } from '../connectors/port.ts';
import type { CanonicalRecord, CanonicalValue } from '../maps/entity-map.ts';
import type { Core } from './context.ts';
import type { Operation, Step } from './operation.ts';
import { changesToSend } from './changes-to-send.ts';
import { pivotOf } from './perform-step.ts';

/** What reading says about a step whose answer was lost. `foreign`: the record is neither as before nor as we meant it. */
export interface Finding {
  readonly verdict: 'applied' | 'absent' | 'foreign';
  readonly snapshots: readonly Snapshot[];
}

/** Finds out by reading whether a step was applied. Throws when the system cannot be read. */
export async function lookAtStep(core: Core, operation: Operation, step: Step): Promise<Finding> {
  switch (step.kind) {
    case 'pivot':
      return { verdict: (await pivotOf(core, step.pivot).applied(step.payload)) ? 'applied' : 'absent', snapshots: [] };
    case 'follow':
      return { verdict: 'absent', snapshots: [] };
    case 'changes':
    case 'carry': {
      const before = operation.before[operation.steps.indexOf(step)] ?? [];
      const changes = changesToSend(core, operation, step);
      const current = await Promise.all(
        changes.map((change) => core.systems[step.system].read(core.maps.get(change.ref.map), change.ref)),
      );
      const verdicts = changes.map((change, index) =>
        judge(change, before[step.changes.findIndex((one) => one.ref === change.ref)] ?? null, current[index] ?? null),
      );
      const verdict = verdicts.every((one) => one === 'applied')
        ? 'applied'
        : verdicts.every((one) => one === 'absent')
          ? 'absent'
          : 'foreign';
      return { verdict, snapshots: current.filter((snapshot) => snapshot !== null) };
    }
  }
}

/** One record of an atomic change set: as meant, as before, or somebody else's. */
function judge(change: RecordChange, before: Snapshot | null, current: Snapshot | null): Finding['verdict'] {
  if (change.action === 'delete') return current === null ? 'applied' : 'absent';
  if (current === null) return change.action === 'create' ? 'absent' : 'foreign';
  if (before !== null && current.version === before.version) return 'absent';
  return Object.entries(change.values).every(([property, value]) =>
    isKept(property, value, before?.values ?? null, current.values),
  )
    ? 'applied'
    : 'foreign';
}

/** Whether a system holds what it was sent. What was sent empty it may have filled: with a default, or with what it derives. */
export function isKept(
  property: string,
  sent: CanonicalValue,
  before: CanonicalRecord | null,
  values: CanonicalRecord,
): boolean {
  const kept = values[property];
  if (kept === undefined || Object.is(kept, sent)) return true;
  return isBlank(sent) && (before === null || !Object.is(kept, before[property]));
}

const isBlank = (value: CanonicalValue): boolean => value === null || value === '' || value === 0 || value === false;
