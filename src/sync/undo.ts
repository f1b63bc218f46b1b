import type { Problem, RecordChange, Snapshot, WriteAnswer } from '../connectors/port.ts';
import type { SystemName } from '../maps/entity-map.ts';
import type { Core } from './context.ts';
import { ownProblem, systemTitles } from './context.ts';
import type { Operation, Step } from './operation.ts';
import { pick, writablePart } from './ownership.ts';
import { sameRecord } from './record-key.ts';

export type UndoResult =
  | { readonly kind: 'undone' }
  | { readonly kind: 'impossible'; readonly reason: string; readonly why: readonly Problem[] };

/**
 * Takes a written step back, as ourselves, while our own version still stands: re-reads and compares just before it writes, and
 * sends the version too. What somebody changed since is never touched: the operation is parked instead.
 */
export async function undoStep(core: Core, operation: Operation, index: number): Promise<UndoResult> {
  const step = operation.steps[index];
  if (step === undefined || (step.kind !== 'changes' && step.kind !== 'carry')) return { kind: 'undone' };
  const inverse: RecordChange[] = [];
  for (const [position, change] of [...step.changes.entries()].reverse()) {
    const before = operation.before[index]?.[position] ?? null;
    const ours = operation.answers[index]?.find((snapshot) => sameRecord(snapshot.ref, change.ref)) ?? null;
    const map = core.maps.get(change.ref.map);
    const current = await core.systems[step.system].read(map, change.ref);
    const next = inverseOf(core, step, change, before, ours, current);
    if (next === 'standing')
      return impossible(
        ownProblem(
          'LEFT_AS_CHANGED',
          `${map.words.one} ${change.ref.key.join(', ')} was changed in ${systemTitles[step.system]} meanwhile; it was left as it is.`,
          '',
          change.ref,
          { at: step.system },
        ),
      );
    if (next !== null) inverse.push(next);
  }
  const answer = await writeWhatStands(core, operation, step.system, inverse);
  if (answer.kind === 'written') return { kind: 'undone' };
  const refused = `${systemTitles[step.system]} refused to take it back:`;
  return impossible(ownProblem('UNDO_REFUSED', refused, '', null, { at: step.system }), answer.problems);
}

/** Writes all but what turns out to be gone. */
async function writeWhatStands(
  core: Core,
  operation: Operation,
  system: SystemName,
  changes: readonly RecordChange[],
): Promise<WriteAnswer> {
  if (changes.length === 0) return { kind: 'written', snapshots: [] };
  const answer = await core.systems[system].write(changes, {
    as: { as: 'integration' },
    operation: operation.id,
    signal: AbortSignal.timeout(core.settings.callDeadline),
  });
  if (answer.kind !== 'conflict' || !answer.problems.every(({ code }) => code === 'NOT_FOUND')) return answer;
  const isGone = ({ ref }: RecordChange): boolean => answer.refs.some((gone) => sameRecord(gone, ref));
  const left = changes.filter((change) => change.action !== 'delete' || !isGone(change));
  return left.length === changes.length ? answer : writeWhatStands(core, operation, system, left);
}

function impossible(why: Problem, refused: readonly Problem[] = []): UndoResult {
  const all = [why, ...refused];
  return { kind: 'impossible', reason: all.map(({ message }) => message).join(' '), why: all };
}

/** The change that restores what was before; null when there is nothing to restore, `standing` when somebody built on it. */
function inverseOf(
  core: Core,
  step: Step,
  change: RecordChange,
  before: Snapshot | null,
  ours: Snapshot | null,
  current: Snapshot | null,
): RecordChange | null | 'standing' {
  const map = core.maps.get(change.ref.map);
  const untouched = current !== null && (ours === null || current.version === ours.version);
  switch (change.action) {
    case 'create':
      // What was answered as made is taken back also where a read does not know of it: that may be behind.
      if (current === null) return ours === null ? null : { action: 'delete', ref: change.ref, version: ours.version };
      return untouched ? { action: 'delete', ref: change.ref, version: current.version } : 'standing';
    case 'update': {
      if (before === null || current === null) return current === null ? null : 'standing';
      const sent = writablePart(map, step.system, change.values);
      const restore = pick(
        before.values,
        (property) => property in sent && current.values[property] !== before.values[property],
      );
      if (Object.keys(restore).length === 0) return null;
      return untouched ? { action: 'update', ref: change.ref, values: restore, version: current.version } : 'standing';
    }
    case 'delete':
      if (current !== null || before === null) return null;
      return { action: 'create', ref: change.ref, values: writablePart(map, step.system, before.values) };
  }
}
