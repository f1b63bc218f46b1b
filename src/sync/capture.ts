/**
 * The second way in: somebody saves in a system's own screens, and that system asks before it commits. The counterpart is
 * written and the save accepted; or the counterpart refuses and the save is aborted with its words.
 *
 * An accept is provisional: the origin may still abort. Its after-commit event makes the operation committed; when that is
 * missing, recovery reads the origin after its transaction limit and takes the counterpart back if need be.
 */
import { SystemFailure } from '../connectors/errors.ts';
import type { HookEvent } from '../connectors/hook-event.ts';
import type { Problem, RecordChange, Snapshot } from '../connectors/port.ts';
import { CodedError, errorCodes } from '../errors.ts';
import { advance, isDone } from './advance.ts';
import { keyValues, leaseKey, rootOf } from './aggregate.ts';
import {
  counterpartChanges,
  forbiddenFields,
  isEligible,
  numberedChange,
  rowsOf,
  withPendingValues,
  type NumberedChange,
} from './captured-changes.ts';
import {
  other,
  outage,
  ownProblem,
  silence,
  systemTitles,
  type Core,
  type InterceptedPivot,
  type RefusedSave,
  type SaveValues,
} from './context.ts';
import { isEcho, isGivenUp } from './echo.ts';
import { settleEnded } from './ended-transactions.ts';
import type { HookAnswer } from './face.ts';
import { inTime } from './in-time.ts';
import { isOwnBatch } from './initial-sync/own-writes.ts';
import { takeLease } from './lease.ts';
import type { Statuses } from './lifecycle/statuses.ts';
import { newOperation } from './new-operation.ts';
import type { CapturedRow, Operation, Step } from './operation.ts';
import { ownedByFinanceOperations, writablePart } from './ownership.ts';
import { admit } from './queue/admission.ts';
import { wayOf } from './queue/way.ts';
import { recordKey } from './record-key.ts';
import { takeBack } from './take-back.ts';

const accept: HookAnswer = { kind: 'accept' };
const busy: HookAnswer = {
  kind: 'busy',
  message: 'This record is being saved in the other system right now. Try again in a moment.',
};

const tooLate = refusal([ownProblem('TOO_LATE', 'This write was given up before it arrived.', 'Try again.')]);

/** Of the time of a hook, what is left for saying how it ended, in milliseconds. */
const lastWords = 500;

/** Answers the question a system asks inside its transaction, until then in any case: what comes later is taken back. */
export async function answerBeforeCommit(core: Core, event: HookEvent, until: Date): Promise<HookAnswer> {
  const work = answerSave(core, event, new Date(until.getTime() - lastWords));
  const answer = await inTime(core, until, work);
  return answer === 'late' ? refuseOnceEnded(core, event, [undecided(core, event.system)], work) : answer;
}

async function answerSave(core: Core, event: HookEvent, until: Date): Promise<HookAnswer> {
  try {
    return await answerOthers(core, event, until);
  } catch (error) {
    if (!(error instanceof SystemFailure)) throw error;
    return refuseTransaction(core, event, [outage(error)]);
  }
}

async function answerOthers(core: Core, event: HookEvent, until: Date): Promise<HookAnswer> {
  const now = await core.lifecycle.statuses();
  const eligible = event.changes.filter((change) => isEligible(core, change) && now.way(change.map) !== 'leave');
  if (eligible.length === 0) return accept;
  const whole = await withPendingValues(core, event, eligible);
  const numbered = await Promise.all(whole.map((change) => numberedChange(core, event, change)));
  const roots = numbered.map((change) => rootOf(core.maps, change.ref, change.after ?? change.before));
  const aggregates = [...new Set(roots.map(leaseKey))].sort();
  const open = await core.store.journal.unfinished({ aggregates });
  if (isEcho(core, { ...event, changes: eligible }, open)) return accept;
  if (await isOwnBatch(core, event, aggregates)) return accept;
  if (await isGivenUp(core, event, aggregates)) return tooLate;
  const forbidden = event.system === 'dataverse' ? numbered.flatMap((change) => forbiddenFields(core, change)) : [];
  if (forbidden.length > 0) return refuseTransaction(core, event, forbidden);
  const intercepted = await firstIntercept(core, event, numbered);
  if (intercepted !== null && 'refused' in intercepted) return refuseTransaction(core, event, intercepted.refused);
  if (intercepted !== null) {
    const admission = await admit(core, { roots: [intercepted.root, ...numbered.map(({ ref }) => ref)] });
    if (admission.kind === 'refused') return refuseTransaction(core, event, admission.problems);
    return capturePivot(core, event, aggregates, intercepted, until);
  }
  const live = await liveOnes(core, event, now, numbered);
  const changes = counterpartChanges(core, event.system, live);
  if (changes.length === 0) return keepForLater(core, event, numbered);
  const captured: Captured = {
    aggregates: [...new Set(live.map((change) => aggregateOf(core, change)))].sort(),
    rows: rowsOf(live),
    step: { kind: 'changes', system: other(event.system), changes },
  };
  const answer = await captureInTime(core, event, captured, until, (operation) =>
    valuesFor(core, event, live, operation),
  );
  if (answer.kind !== 'unanswered') return answer;
  const mayWait = live.every(({ map }) => now.whenOtherIsDown(map) === 'queue');
  if (!mayWait) return refuseOnceEnded(core, event, answer.problems, answer.work);
  await letGo(core, event);
  return keepForLater(core, event, numbered);
}

/** Those that are carried over while the origin waits; of the others its after-commit event tells, and they wait in order. */
async function liveOnes(
  core: Core,
  event: HookEvent,
  now: Statuses,
  changes: readonly NumberedChange[],
): Promise<readonly NumberedChange[]> {
  const ways = await Promise.all(
    changes.map((change) =>
      wayOf(core, now, { map: change.map, aggregate: aggregateOf(core, change), counterpart: other(event.system) }),
    ),
  );
  return changes.filter((_change, index) => ways[index] === 'live');
}

function aggregateOf(core: Core, change: NumberedChange): string {
  return leaseKey(rootOf(core.maps, change.ref, change.after ?? change.before));
}

/** Accepts without asking the counterpart. A record that is numbered there has its number already. */
async function keepForLater(core: Core, event: HookEvent, changes: readonly NumberedChange[]): Promise<HookAnswer> {
  return { kind: 'accept', ...(await valuesFor(core, event, changes, null)) };
}

/**
 * Answers for a write of our own, told by its tag: accepted, without a call to anybody. One that was given up and arrives long after
 * must not come into being any more. Null for everybody else's.
 */
export async function answerOwnWrite(core: Core, id: string): Promise<HookAnswer | null> {
  const operation = await core.store.journal.byId(id);
  const phase = operation?.phase;
  if (phase === 'refused' || phase === 'ended' || phase === 'queued') return tooLate;
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

async function capturePivot(
  core: Core,
  event: HookEvent,
  aggregates: readonly string[],
  { root, pivot, payload, finish }: InterceptedPivot,
  until: Date,
): Promise<HookAnswer> {
  const captured: Captured = {
    aggregates: [...new Set([...aggregates, leaseKey(root)])].sort(),
    rows: [],
    step: { kind: 'pivot', system: 'financeOperations', pivot, payload },
  };
  const answer = await captureInTime(core, event, captured, until, ({ id }) => finish(id));
  return answer.kind === 'unanswered' ? refuseOnceEnded(core, event, answer.problems, answer.work) : answer;
}

interface Captured {
  readonly aggregates: readonly string[];
  readonly rows: readonly CapturedRow[];
  readonly step: Step;
}

/** The counterpart did not answer: nothing is known to be written there. */
interface Unanswered {
  readonly kind: 'unanswered';
  readonly problems: readonly Problem[];
  /** What is still going on there, where that took longer than there was time. */
  readonly work?: Promise<unknown>;
}

type Accepted = (operation: Operation) => Promise<SaveValues | RefusedSave>;

async function captureInTime(
  core: Core,
  event: HookEvent,
  captured: Captured,
  until: Date,
  accepted: Accepted,
): Promise<HookAnswer | Unanswered> {
  const work = capture(core, event, captured, until, accepted);
  const answer = await inTime(core, until, work);
  return answer === 'late' ? { kind: 'unanswered', problems: [undecided(core, event.system)], work } : answer;
}

/** Carries out the counterpart's part while the origin waits. `accepted` gives what goes back into the origin's save, or refuses it. */
async function capture(
  core: Core,
  event: HookEvent,
  captured: Captured,
  until: Date,
  accepted: Accepted,
): Promise<HookAnswer | Unanswered> {
  const owner = ownerOf(event);
  const take = () => takeLease(core, captured.aggregates, owner, 0, core.settings.originTransactionLimit);
  const lease = (await take()) ?? ((await settleEnded(core, event, captured.aggregates)) ? await take() : null);
  if (lease === null) return busy;
  if (await isUndecided(core, event, captured.aggregates)) {
    await letGo(core, event);
    core.announce.wake();
    return busy;
  }
  try {
    const operation = await journal(core, event, captured);
    const ended = await advance(core, operation, { owner, deadline: until, mode: 'live' });
    if (ended.phase === 'provisional') {
      const back = await accepted(ended);
      return 'refused' in back ? await refuseTransaction(core, event, back.refused) : { kind: 'accept', ...back };
    }
    if (!isDone(ended)) return { kind: 'unanswered', problems: [undecided(core, event.system)] };
    if (ended.problems.some(({ code }) => code in errorCodes)) return { kind: 'unanswered', problems: ended.problems };
    return await refuseTransaction(core, event, ended.problems);
  } catch (error) {
    // It took so long that recovery has taken it over, which takes back what the origin does not commit.
    if (error instanceof CodedError && error.code === 'LEASE_LOST') return busy;
    if (!(error instanceof SystemFailure)) throw error;
    return { kind: 'unanswered', problems: [outage(error)] };
  }
}

/**
 * Whether something else is half done there whose lease has ended: what became of it is found out first, or taking it back would meet
 * what was built on it.
 */
async function isUndecided(core: Core, event: HookEvent, aggregates: readonly string[]): Promise<boolean> {
  const open = await core.store.journal.unfinished({ aggregates });
  return open.some(({ phase, transaction }) => phase !== 'queued' && transaction !== event.transaction);
}

const ownerOf = ({ system, transaction }: HookEvent): string => `transaction:${system}:${transaction}`;

/** Gives back the leases of a transaction, unless another of its questions was answered by writing. */
async function letGo(core: Core, event: HookEvent): Promise<void> {
  const open = await core.store.journal.unfinished({ transaction: event.transaction });
  if (open.every(({ phase }) => phase !== 'provisional')) await core.store.leases.release(ownerOf(event));
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
    saying: { say: 'savedIn', words: { system: event.system } },
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

/**
 * What the counterpart derived (numbers, defaults, prices, statuses) goes into the very save that asked; not what else it holds, which
 * may differ because the two are at odds over it.
 */
async function valuesFor(
  core: Core,
  event: HookEvent,
  changes: readonly NumberedChange[],
  operation: Operation | null,
): Promise<SaveValues> {
  const [change] = changes;
  if (event.system !== 'dataverse' || changes.length !== 1 || change === undefined || change.after === null) return {};
  const map = core.maps.get(change.map);
  const isThis = (snapshot: Snapshot | null): boolean =>
    snapshot !== null && recordKey(snapshot.ref) === recordKey(change.ref);
  const answered = operation?.answers[0]?.find(isThis)?.values ?? {};
  const before = operation?.before[0]?.find(isThis)?.values;
  const number = change.isNew ? keyValues(map, change.ref) : {};
  const owned = ownedByFinanceOperations(map);
  const derived = Object.entries(writablePart(map, 'dataverse', answered)).filter(
    ([property, value]) =>
      !Object.is(change.after?.[property] ?? null, value) &&
      (before === undefined || owned.has(property) || !Object.is(before[property], value)),
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

/** The same where something is still under way for it: that is taken back as soon as it has ended, while the answer is given now. */
async function refuseOnceEnded(
  core: Core,
  event: HookEvent,
  problems: readonly Problem[],
  work: Promise<unknown> | undefined,
): Promise<HookAnswer> {
  if (work === undefined) return refuseTransaction(core, event, problems);
  void work
    .catch((error: unknown) => core.log.warn('hook.failed-late', { error: String(error) }))
    .then(() => takeBack(core, event.system, event.transaction, problems))
    .catch((error: unknown) => core.log.warn('hook.not-taken-back', { error: String(error) }));
  return refusal(problems);
}

function refusal(problems: readonly Problem[]): HookAnswer {
  return { kind: 'refuse', message: problems.map((problem) => problem.message).join('\n'), problems };
}

function undecided(core: Core, origin: HookEvent['system']): Problem {
  const system = other(origin);
  const message = silence(system, core.health.downSince(system));
  return { ...ownProblem('NO_ANSWER', message, 'Nothing was saved. Try again once it answers.'), system };
}
