import type { RecordChange, Snapshot } from '../connectors/port.ts';
import type { Core } from './context.ts';
import type { Operation, Step } from './operation.ts';
import { contains } from './ownership.ts';
import { changesToSend, pivotOf } from './perform-step.ts';

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
  switch (change.action) {
    case 'delete':
      return current === null ? 'applied' : 'absent';
    case 'create':
      if (current === null) return 'absent';
      return contains(current.values, change.values) ? 'applied' : 'foreign';
    case 'update':
      if (current === null) return 'foreign';
      if (before !== null && current.version === before.version) return 'absent';
      return contains(current.values, change.values) ? 'applied' : 'foreign';
  }
}
