/**
 * The second way in: somebody saves in a system's own screens, and that system asks before it commits. The counterpart is
 * written and the save accepted; or the counterpart refuses and the save is aborted with its words.
 *
 * An accept is provisional: the origin may still abort. Its after-commit event makes the operation committed; when that is
 * missing, recovery reads the origin after its transaction limit and takes the counterpart back if need be.
 */
import { SystemFailure } from '../connectors/errors.ts';
import type { HookEvent } from '../connectors/hook-event.ts';
import type { Problem, RecordChange } from '../connectors/port.ts';
import { advance, isDone } from './advance.ts';
import { keyValues, leaseKey, rootOf } from './aggregate.ts';
import {
  counterpartChanges,
  isEligible,
  numberedChange,
  ownedFields,
  rowsOf,
  withPendingValues,
  type NumberedChange,
} from './captured-changes.ts';
import {
  other,
  outage,
  ownProblem,
  systemTitles,
  type Core,
  type InterceptedPivot,
  type RefusedSave,
} from './context.ts';
import { isEcho } from './echo.ts';
import type { HookAnswer } from './face.ts';
import { takeLease } from './lease.ts';
import { newOperation } from './new-operation.ts';
import type { CapturedRow, Operation, Step } from './operation.ts';
import { writablePart } from './ownership.ts';
import { recordKey } from './record-key.ts';
import { takeBack } from './take-back.ts';

const accept: HookAnswer = { kind: 'accept' };

/** Answers the question a system asks inside its transaction. */
export async function answerBeforeCommit(core: Core, event: HookEvent): Promise<HookAnswer> {
  const own = await ownWrite(core, event);
  if (own !== null) return own;
  const eligible = event.changes.filter((change) => isEligible(core, change));
  if (eligible.length === 0) return accept;
  const whole = await withPendingValues(core, event, eligible);
  const numbered = await Promise.all(whole.map((change) => numberedChange(core, event, change)));
  const roots = numbered.map((change) => rootOf(core.maps, change.ref, change.after ?? change.before));
  const aggregates = [...new Set(roots.map(leaseKey))].sort();
  const open = await core.store.journal.unfinished({ aggregates });
  if (isEcho(core, { ...event, changes: eligible }, open)) return accept;
  const forbidden = event.system === 'dataverse' ? numbered.flatMap((change) => ownedFields(core, change)) : [];
  if (forbidden.length > 0) return refuseTransaction(core, event, forbidden);
  const intercepted = await firstIntercept(core, event, numbered);
  if (intercepted !== null)
    return 'refused' in intercepted
      ? refuseTransaction(core, event, intercepted.refused)
      : capturePivot(core, event, aggregates, intercepted);
  const changes = counterpartChanges(core, event.system, numbered);
  if (changes.length === 0) return accept;
  const captured: Captured = {
    aggregates,
    rows: rowsOf(numbered),
    step: { kind: 'changes', system: other(event.system), changes },
  };
  return capture(core, event, captured, (operation) => derivedValues(core, event, operation, numbered));
}

/**
 * A write of our own, told by its tag: accepted. One that was given up and arrives long after must not come into being any more.
 * Null for everybody else's.
 */
async function ownWrite(core: Core, event: HookEvent): Promise<HookAnswer | null> {
  if (event.operation === null) return null;
  const operation = await core.store.journal.byId(event.operation);
  if (operation?.phase === 'refused')
    return refusal([ownProblem('TOO_LATE', 'This write was given up before it arrived.', 'Try again.')]);
  return operation === null ? null : accept;
}

async function firstIntercept(
  core: Core,
  event: HookEvent,
  changes: readonly NumberedChange[],
): Promise<InterceptedPivot | RefusedSave | null> {
  for (const change of changes) {
    const found = await core.intercepts.get(change.map)?.(event, change);
    if (found !== undefined && found !== null) return found;
  }
  return null;
}

function capturePivot(
  core: Core,
  event: HookEvent,
  aggregates: readonly string[],
  { root, pivot, payload, finish }: InterceptedPivot,
): Promise<HookAnswer> {
  const captured: Captured = {
    aggregates: [...new Set([...aggregates, leaseKey(root)])].sort(),
    rows: [],
    step: { kind: 'pivot', system: 'financeOperations', pivot, payload },
  };
  return capture(core, event, captured, async (operation) => ({ values: await finish(operation.id) }));
}

interface Captured {
  readonly aggregates: readonly string[];
  readonly rows: readonly CapturedRow[];
  readonly step: Step;
}

/** Carries out the counterpart's part while the origin waits. `accepted` gives what goes back into the origin's save. */
async function capture(
  core: Core,
  event: HookEvent,
  captured: Captured,
  accepted: (operation: Operation) => Promise<{ readonly values?: Readonly<Record<string, unknown>> }>,
): Promise<HookAnswer> {
  const owner = `transaction:${event.system}:${event.transaction}`;
  const lease = await takeLease(core, captured.aggregates, owner, 0, core.settings.originTransactionLimit);
  if (lease === null)
    return {
      kind: 'busy',
      message: 'This record is being saved in the other system right now. Try again in a moment.',
    };
  try {
    const operation = await journal(core, event, captured);
    const deadline = new Date(core.clock.now().getTime() + core.settings.hookDeadline);
    const ended = await advance(core, operation, { owner, deadline, mode: 'live' });
    if (ended.phase === 'provisional') return { kind: 'accept', ...(await accepted(ended)) };
    return await refuseTransaction(core, event, isDone(ended) ? ended.problems : [undecided(event.system)]);
  } catch (error) {
    if (!(error instanceof SystemFailure)) throw error;
    return refuseTransaction(core, event, [outage(error)]);
  }
}

async function journal(core: Core, event: HookEvent, { aggregates, rows, step }: Captured): Promise<Operation> {
  const before =
    step.kind === 'changes'
      ? await Promise.all(
          step.changes.map((change) => core.systems[step.system].read(core.maps.get(change.ref.map), change.ref)),
        )
      : [];
  const pinned: Step =
    step.kind === 'changes'
      ? { ...step, changes: step.changes.map((change, index) => pinVersion(change, before[index]?.version ?? null)) }
      : step;
  const operation = newOperation(core, {
    origin: event.system,
    actor: null,
    author: event.author,
    summary: `saved in ${systemTitles[event.system]}`,
    aggregates,
    rows,
    transaction: event.transaction,
    steps: [pinned],
    before: [before],
  });
  return (await core.store.journal.open(operation)).operation;
}

function pinVersion(change: RecordChange, version: string | null): RecordChange {
  return change.action === 'create' ? change : { ...change, version };
}

/** What the counterpart derived (numbers, defaults, prices, statuses) goes into the very save that asked. */
async function derivedValues(
  core: Core,
  event: HookEvent,
  operation: Operation,
  changes: readonly NumberedChange[],
): Promise<{ readonly values?: Readonly<Record<string, unknown>> }> {
  const [change] = changes;
  if (event.system !== 'dataverse' || changes.length !== 1 || change === undefined || change.after === null) return {};
  const map = core.maps.get(change.map);
  const answered = operation.answers[0]?.find((snapshot) => recordKey(snapshot.ref) === recordKey(change.ref));
  const number = change.isNew ? keyValues(map, change.ref) : {};
  const derived = Object.entries({ ...writablePart(map, 'dataverse', answered?.values ?? {}) }).filter(
    ([property, value]) => !Object.is(change.after?.[property] ?? null, value),
  );
  const values = { ...Object.fromEntries(derived), ...number };
  return Object.keys(values).length === 0
    ? {}
    : { values: await core.hooks.dataverse.values(map, values, change.ref.company) };
}

/** The origin will abort its whole transaction: what earlier questions of it wrote is taken back now. */
async function refuseTransaction(core: Core, event: HookEvent, problems: readonly Problem[]): Promise<HookAnswer> {
  await takeBack(core, event.system, event.transaction, problems);
  return refusal(problems);
}

function refusal(problems: readonly Problem[]): HookAnswer {
  return { kind: 'refuse', message: problems.map((problem) => problem.message).join('\n'), problems };
}

function undecided(origin: HookEvent['system']): Problem {
  return {
    ...ownProblem(
      'NO_ANSWER',
      `${systemTitles[other(origin)]} does not answer.`,
      'Nothing was saved. Try again once it answers.',
    ),
    system: other(origin),
  };
}
