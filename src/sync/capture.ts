/**
 * The second way in: somebody saves in a system's own screens, and that system asks before it commits. The counterpart is
 * written and the save accepted; or the counterpart refuses and the save is aborted with its words.
 *
 * An accept is provisional: the origin may still abort. Its after-commit event makes the operation committed; when that is
 * missing, recovery reads the origin after its transaction limit and takes the counterpart back if need be.
 */
import type { HookChange, HookEvent } from '../connectors/hook-event.ts';
import type { Problem, RecordChange, RecordRef } from '../connectors/port.ts';
import type { SystemName } from '../maps/entity-map.ts';
import { advance, isDone } from './advance.ts';
import { keyValues, leaseKey, rootOf } from './aggregate.ts';
import { other, ownProblem, systemTitles, type Core, type InterceptedPivot } from './context.ts';
import { isEcho } from './echo.ts';
import type { HookAnswer } from './face.ts';
import { takeLease } from './lease.ts';
import { newOperation } from './new-operation.ts';
import type { Operation, Step } from './operation.ts';
import {
  changedProperties,
  isTwoWay,
  ownedByFinanceOperations,
  properties,
  writableIn,
  writablePart,
} from './ownership.ts';
import { inOrder } from './pairs.ts';
import { recordKey } from './record-key.ts';
import { takeBack } from './take-back.ts';
import { labelOf } from './write.ts';

const accept: HookAnswer = { kind: 'accept' };

/** Answers the question a system asks inside its transaction. */
export async function answerBeforeCommit(core: Core, event: HookEvent): Promise<HookAnswer> {
  const own = await ownWrite(core, event);
  if (own !== null) return own;
  const eligible = event.changes.filter((change) => isEligible(core, change));
  if (eligible.length === 0) return accept;
  const numbered = await Promise.all(eligible.map((change) => numberedChange(core, event, change)));
  const roots = numbered.map((change) => rootOf(core.maps, change.ref, change.after ?? change.before));
  const aggregates = [...new Set(roots.map(leaseKey))].sort();
  const open = await core.store.journal.unfinished({ aggregates });
  if (isEcho(core, { ...event, changes: eligible }, open)) return accept;
  const forbidden = event.system === 'dataverse' ? numbered.flatMap((change) => ownedFields(core, change)) : [];
  if (forbidden.length > 0) return refuseTransaction(core, event, forbidden);
  const intercepted = await firstIntercept(core, event, numbered);
  if (intercepted !== null) return capturePivot(core, event, aggregates, intercepted);
  const changes = counterpartChanges(core, event.system, numbered);
  if (changes.length === 0) return accept;
  const captured: Captured = { aggregates, step: { kind: 'changes', system: other(event.system), changes } };
  return capture(core, event, captured, (operation) => derivedValues(core, event, operation, numbered));
}

/** A change of a mapped record of a company, of a map that is available. Others are let through and left alone. */
function isEligible(core: Core, change: HookChange): boolean {
  const map = core.maps.get(change.map);
  if (core.unavailable.has(map.name)) return false;
  const company = change.ref?.company ?? null;
  return map.company === 'global' || change.ref === null || company !== null;
}

interface NumberedChange extends HookChange {
  readonly ref: RecordRef;
  /** True when the number was given by us and must be written in the origin too. */
  readonly isNew: boolean;
}

/** A record that finance and operations numbers gets its number before anything is written. */
async function numberedChange(core: Core, event: HookEvent, change: HookChange): Promise<NumberedChange> {
  if (change.ref !== null && change.ref.key.every((part) => part !== ''))
    return { ...change, ref: change.ref, isNew: false };
  const map = core.maps.get(change.map);
  const reserve = core.numbers.get(map.name);
  const company =
    change.ref?.company ?? (typeof change.after?.['dataAreaId'] === 'string' ? change.after['dataAreaId'] : null);
  if (reserve === undefined || company === null)
    return { ...change, ref: { map: map.name, company, key: [] }, isNew: false };
  const number = await reserve(company, `${event.transaction}:${change.rowId ?? map.name}`);
  const ref = { map: map.name, company, key: [number] };
  return { ...change, ref, after: { ...change.after, ...keyValues(map, ref) }, isNew: true };
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

/** Fields that Supply Chain Management alone decides, changed in Field Service. */
function ownedFields(core: Core, change: NumberedChange): readonly Problem[] {
  if (change.action !== 'update' || change.before === null || change.after === null) return [];
  const map = core.maps.get(change.map);
  const owned = ownedByFinanceOperations(map);
  return changedProperties(change.before, change.after)
    .filter((property) => owned.has(property))
    .map((property) => ({
      ...ownProblem(
        'OWNED_ELSEWHERE',
        `${labelOf(map, property)} is kept by Supply Chain Management.`,
        'Change it there.',
        change.ref,
      ),
      field: property,
    }));
}

/** What the other system must be written so that both stay the same; what only travels after commit is left out. */
function counterpartChanges(
  core: Core,
  origin: SystemName,
  changes: readonly NumberedChange[],
): readonly RecordChange[] {
  const target = other(origin);
  const translated = changes.flatMap((change): RecordChange[] => {
    const map = core.maps.get(change.map);
    if (map.origin === 'posted') return [];
    if (change.action === 'delete') return [{ action: 'delete', ref: change.ref, version: null }];
    if (change.after === null) return [];
    if (change.action === 'create')
      return [{ action: 'create', ref: change.ref, values: writablePart(map, target, change.after) }];
    const twoWay = properties(map, (field) => isTwoWay(field) && writableIn(target, field));
    const moved = changedProperties(change.before ?? {}, change.after);
    if (!moved.some((property) => twoWay.has(property))) return [];
    const values = Object.fromEntries(moved.map((property) => [property, change.after?.[property] ?? null]));
    return [{ action: 'update', ref: change.ref, values: writablePart(map, target, values), version: null }];
  });
  return inOrder(core, translated);
}

async function firstIntercept(
  core: Core,
  event: HookEvent,
  changes: readonly NumberedChange[],
): Promise<InterceptedPivot | null> {
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
    step: { kind: 'pivot', system: 'financeOperations', pivot, payload },
  };
  return capture(core, event, captured, async (operation) => ({ values: await finish(operation.id) }));
}

interface Captured {
  readonly aggregates: readonly string[];
  readonly step: Step;
}

/** Carries out the counterpart's part while the origin waits. `accepted` gives what goes back into the origin's save. */
async function capture(
  core: Core,
  event: HookEvent,
  { aggregates, step }: Captured,
  accepted: (operation: Operation) => Promise<{ readonly values?: Readonly<Record<string, unknown>> }>,
): Promise<HookAnswer> {
  const owner = `transaction:${event.system}:${event.transaction}`;
  const lease = await takeLease(core, aggregates, owner, 0, core.settings.originTransactionLimit);
  if (lease === null)
    return {
      kind: 'busy',
      message: 'This record is being saved in the other system right now. Try again in a moment.',
    };
  const operation = await journal(core, event, aggregates, step);
  const deadline = new Date(core.clock.now().getTime() + core.settings.hookDeadline);
  const ended = await advance(core, operation, { owner, deadline, mode: 'live' });
  if (ended.phase === 'provisional') return { kind: 'accept', ...(await accepted(ended)) };
  return refuseTransaction(core, event, isDone(ended) ? ended.problems : [undecided(event.system)]);
}

async function journal(core: Core, event: HookEvent, aggregates: readonly string[], step: Step): Promise<Operation> {
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

function undecided(origin: SystemName): Problem {
  return {
    ...ownProblem(
      'NO_ANSWER',
      `${systemTitles[other(origin)]} does not answer.`,
      'Nothing was saved. Try again once it answers.',
    ),
    system: other(origin),
  };
}
