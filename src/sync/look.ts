import type { RecordChange, Snapshot } from '../connectors/port.ts';
import { rootOf } from './aggregate.ts';
import { changesToSend } from './changes-to-send.ts';
import type { Core } from './context.ts';
import { isBlank, isKept, takesEffect } from './kept.ts';
import type { Operation, Step } from './operation.ts';
import { pick } from './ownership.ts';
import { pivotOf } from './perform-step.ts';
import { sameRecord } from './record-key.ts';

/**
 * What reading says about a step whose answer was lost. `altered`: it is seen at work, though a rule of the system or somebody since made
 * something else of a value. `foreign`: the records are neither as before nor show what was sent, so nobody can say whether it arrived.
 */
export interface Finding {
  readonly verdict: 'applied' | 'altered' | 'absent' | 'foreign';
  readonly snapshots: readonly Snapshot[];
}

type WritingStep = Extract<Step, { changes: unknown }>;
type Created = Extract<RecordChange, { action: 'create' }>;

/** Whether the step is seen to have been carried out, where its answer was lost. */
export const isCarriedOut = ({ verdict }: Finding): boolean => verdict === 'applied' || verdict === 'altered';

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
        judge(
          core,
          step,
          change,
          before[step.changes.findIndex((one) => one.ref === change.ref)] ?? null,
          current[index] ?? null,
        ),
      );
      return { verdict: together(verdicts), snapshots: current.filter((snapshot) => snapshot !== null) };
    }
  }
}

type Verdict = Finding['verdict'];

/** What many records of an atomic change set come to together. */
function together(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.every((one) => one === 'applied')) return 'applied';
  if (verdicts.every((one) => one === 'absent')) return 'absent';
  return verdicts.every((one) => one === 'applied' || one === 'altered') ? 'altered' : 'foreign';
}

function judge(
  core: Core,
  step: WritingStep,
  change: RecordChange,
  before: Snapshot | null,
  current: Snapshot | null,
): Verdict {
  if (change.action === 'delete') return current === null ? 'applied' : 'absent';
  if (current === null) return change.action === 'create' ? 'absent' : 'foreign';
  if (before !== null && current.version === before.version) return 'absent';
  if (before === null && change.action === 'create' && isUnderReservedNumber(core, step, change)) return 'applied';
  const sent = Object.entries(change.values);
  if (sent.every(([property, value]) => isKept(property, value, before?.values ?? null, current.values)))
    return 'applied';
  if (before !== null) return takesEffect(change.values, before.values, current.values) ? 'altered' : 'foreign';
  if (change.action === 'update') return 'foreign';
  // Of a new record the key tells nothing, as it was found by that, and neither does what was sent empty.
  const { key } = core.maps.get(change.ref.map);
  const telling = pick(
    change.values,
    (property) => !key.includes(property) && !isBlank(change.values[property] ?? null),
  );
  return takesEffect(telling, {}, current.values) ? 'altered' : 'foreign';
}

/** Whether nobody else can have made the record: it belongs to one that this step makes under a number reserved for it. */
function isUnderReservedNumber(core: Core, step: WritingStep, { ref, values }: Created): boolean {
  const root = rootOf(core.maps, ref, values);
  return core.numbers.has(root.map) && step.changes.some((one) => one.action === 'create' && sameRecord(one.ref, root));
}
