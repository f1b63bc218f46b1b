/**
 * The engine: moves an operation from step to step until it is closed, parked, or cannot be decided now.
 * Every move is journalled before the next byte leaves; see `operation.ts` for the life of an operation.
 */
import { isOfTheWholeSystem, SystemFailure } from '../connectors/errors.ts';
import type { Problem, Snapshot, WriteAnswer } from '../connectors/port.ts';
import { CodedError } from '../errors.ts';
import { agree } from './agree.ts';
import { notCarriedOut, outage, ownProblem, systemTitles, type Core } from './context.ts';
import { isCarriedOut, lookAtStep } from './look.ts';
import { move } from './move.ts';
import { isClosed, isPastPivot, type Operation, type Step } from './operation.ts';
import { followChanges, noteWhole } from './pairs.ts';
import { performStep, withPatience } from './perform-step.ts';
import { isSignInNeeded } from './prove-actor.ts';
import { undoStep } from './undo.ts';

/** How an operation is moved: by its caller, who can still send in a person's name, or by recovery, which only reads and goes on. */
export interface Drive {
  readonly owner: string;
  /** Until when a call that was certainly not applied is repeated. */
  readonly deadline: Date;
  readonly mode: 'live' | 'recovery';
}

/** Moves the operation as far as it goes now. The result is closed, parked, provisional, or unchanged in phase when undecided. */
export async function advance(core: Core, operation: Operation, drive: Drive): Promise<Operation> {
  let current = operation;
  while (current.phase === 'sending' || current.phase === 'undoing') {
    // The lease outlasts the call that comes next: nobody else takes the record over while it is under way.
    const now = core.clock.now();
    const until = new Date(now.getTime() + core.settings.callDeadline);
    if (!(await core.store.leases.keep(current.aggregates, drive.owner, until, now)))
      throw new CodedError('LEASE_LOST', `Operation ${current.id} lost its lease.`);
    const next = await (current.phase === 'sending' ? send(core, current, drive) : undo(core, current));
    if (next === 'undecided') return current;
    current = next;
  }
  return current;
}

type Move = Operation | 'undecided';

async function send(core: Core, operation: Operation, drive: Drive): Promise<Move> {
  const step = operation.steps[operation.step];
  if (step === undefined) return concludeWhenRead(core, operation);
  if (operation.uncertain) {
    const found = await settleUncertain(core, operation, step, drive);
    if (found !== 'send again') return found;
  } else if (drive.mode === 'recovery') {
    return move(core, operation, 'sending', { uncertain: true });
  }
  try {
    const isBegun = operation.step > 0 || operation.uncertain;
    const patience = { deadline: drive.deadline, isBegun };
    const answer = await withPatience(core, patience, () => performStep(core, operation, step));
    return await take(core, operation, step, answer);
  } catch (error) {
    if (!(error instanceof SystemFailure)) throw error;
    core.log.warn('step.failed', {
      operation: operation.id,
      step: operation.step,
      system: error.system,
      code: error.code,
    });
    if (error.applied === 'unknown') return again(core, operation);
    // Past the point of no return there is nothing to give up: it goes on once the system answers.
    if (operation.uncertain || isPastPivot(operation))
      return isOfTheWholeSystem(error.code) ? 'undecided' : again(core, operation);
    // The same request may be made again once the person has signed in: it is not kept as one that was answered.
    if (isSignInNeeded(error) && operation.step === 0) {
      const requestId = `${operation.requestId}:${operation.id}`;
      return move(core, operation, 'refused', { requestId, problems: [outage(error)] });
    }
    return giveUp(core, operation, [outage(error)], 'unanswered');
  }
}

/** From now on reading decides what becomes of the step. */
function again(core: Core, operation: Operation): Promise<Operation> {
  return move(core, operation, 'sending', { uncertain: true, attempts: operation.attempts + 1 });
}

/** Reads back what became of a step whose answer was lost. */
async function settleUncertain(
  core: Core,
  operation: Operation,
  step: Step,
  drive: Drive,
): Promise<Move | 'send again'> {
  let found;
  try {
    found = await lookAtStep(core, operation, step);
  } catch (error) {
    if (error instanceof SystemFailure) return 'undecided';
    throw error;
  }
  if (isCarriedOut(found)) return take(core, operation, step, { kind: 'written', snapshots: found.snapshots });
  if (found.verdict === 'foreign') return standsOtherwise(core, operation, step);
  const isBegun = operation.step > 0 || step.kind === 'follow';
  if (isTimeToSend(core, operation, drive, isBegun)) return 'send again';
  if (isBegun && operation.attempts < mostAttempts) return 'undecided';
  if (!isSettled(core, operation)) return 'undecided';
  return giveUp(core, operation, [notCarriedOut(step.system)], 'unanswered');
}

/** So often a step is sent in a row before its caller is told that it is still being found out. */
const attemptsAtOnce = 3;
/** So often it is sent in all where something before it stands already; then that is taken back, or it is parked. */
const mostAttempts = 10;
const longestPause = 60_000;

/** Whether what was not carried out is sent once more now: a few times for a caller, by recovery only what is begun, in growing pauses. */
function isTimeToSend(core: Core, { attempts, updatedAt }: Operation, drive: Drive, isBegun: boolean): boolean {
  const now = core.clock.now();
  if (drive.mode === 'live') return attempts < attemptsAtOnce && now < drive.deadline;
  const pause = attempts === 0 ? 0 : Math.min(250 * 2 ** attempts, longestPause);
  return isBegun && attempts < mostAttempts && now.getTime() - Date.parse(updatedAt) >= pause;
}

/**
 * What the records show is neither what was before nor what was sent, so it may have arrived all the same: that is never told as refused,
 * and nothing before it is taken back. What nobody asked for and nobody is told of is compared anew.
 */
function standsOtherwise(core: Core, operation: Operation, step: Step): Promise<Operation> {
  const about = { at: step.system };
  if (operation.step === 0 && operation.origin === 'signal') {
    const other = `${systemTitles[step.system]} holds another version of this record than the one that was being saved.`;
    const problem = ownProblem('CHANGED_MEANWHILE', other, 'Look at the record and try again.', null, about);
    return giveUp(core, operation, [problem], 'conflict');
  }
  const reason = `${systemTitles[step.system]} did not answer, and what it holds now tells neither that it was saved nor that it was not.`;
  const unclear = ownProblem('UNCLEAR_WHETHER_SAVED', reason, 'Look at the record in both systems.', null, about);
  return move(core, operation, 'parked', { problems: [unclear], reason, why: [unclear] });
}

/** A call whose answer was lost may still be applied until the system's transaction limit has passed. */
function isSettled(core: Core, operation: Operation): boolean {
  return core.clock.now().getTime() - Date.parse(operation.updatedAt) >= core.settings.originTransactionLimit;
}

async function take(core: Core, operation: Operation, step: Step, answer: WriteAnswer): Promise<Move> {
  if (answer.kind === 'written') {
    const answers = [...operation.answers.slice(0, operation.step), answer.snapshots];
    return move(core, operation, 'sending', { answers, step: operation.step + 1, uncertain: false, attempts: 0 });
  }
  const written = await writtenAllTheSame(core, operation, step);
  if (written === 'unknown') return again(core, operation);
  if (written === 'unclear') return standsOtherwise(core, operation, step);
  if (written !== null) return take(core, operation, step, { kind: 'written', snapshots: written });
  // What follows is never given up over a version: it is made from what both hold now.
  if (step.kind === 'follow' && answer.kind === 'conflict' && operation.attempts < followAttempts)
    return again(core, operation);
  return giveUp(core, { ...operation, raw: answer.raw }, answer.problems, answer.kind);
}

/** So often what follows is read and sent anew when it meets something newer. */
const followAttempts = 5;

/**
 * What a refused step holds all the same: a proxy, or an attempt whose answer was lost, may have delivered it once before, and the
 * system then refuses its own record's double. `unclear` when an attempt was lost and nobody can say what became of it; null when the
 * system holds nothing of it.
 */
async function writtenAllTheSame(
  core: Core,
  operation: Operation,
  step: Step,
): Promise<readonly Snapshot[] | 'unknown' | 'unclear' | null> {
  if (step.kind === 'pivot') return null;
  try {
    if (step.kind === 'follow') return (await followChanges(core, step.root)).length === 0 ? [] : null;
    const found = await lookAtStep(core, operation, step);
    if (found.verdict === 'applied' || (operation.uncertain && isCarriedOut(found))) return found.snapshots;
    return operation.uncertain && found.verdict === 'foreign' ? 'unclear' : null;
  } catch (error) {
    if (error instanceof SystemFailure) return 'unknown';
    throw error;
  }
}

/**
 * The operation cannot go on: nothing was written yet, or what was written is taken back, or it is past the point of no return. One
 * that waited in a queue waits there again, unless a rule said no.
 */
async function giveUp(
  core: Core,
  operation: Operation,
  problems: readonly Problem[],
  why: 'refused' | 'conflict' | 'unanswered',
): Promise<Operation> {
  if (operation.step === 0 && operation.queue !== undefined && why !== 'refused')
    return move(core, operation, 'queued', { uncertain: false, attempts: 0, problems });
  if (operation.step === 0)
    return move(core, operation, 'refused', { problems, reason: why === 'conflict' ? why : null });
  if (isPastPivot(operation))
    return move(core, operation, 'parked', {
      problems,
      reason: `Done in Supply Chain Management, not yet in Field Service: ${problems.map((problem) => problem.message).join(' ')}`,
      why: [
        ownProblem('NOT_YET_IN_FIELD_SERVICE', 'Done in Supply Chain Management, not yet in Field Service.', ''),
        ...problems,
      ],
    });
  return move(core, operation, 'undoing', { problems, step: operation.step - 1, uncertain: false });
}

async function undo(core: Core, operation: Operation): Promise<Move> {
  let result;
  try {
    result = await undoStep(core, operation, operation.step);
  } catch (error) {
    if (error instanceof SystemFailure) return 'undecided';
    throw error;
  }
  if (result.kind === 'impossible') return move(core, operation, 'parked', { reason: result.reason, why: result.why });
  if (operation.step === 0) return move(core, operation, 'refused');
  return move(core, operation, 'undoing', { step: operation.step - 1 });
}

/** All is done; that it is only counts once both systems could be read for what they agree on. */
async function concludeWhenRead(core: Core, operation: Operation): Promise<Move> {
  try {
    return await conclude(core, operation);
  } catch (error) {
    if (error instanceof SystemFailure) return 'undecided';
    throw error;
  }
}

async function conclude(core: Core, operation: Operation): Promise<Operation> {
  if (operation.transaction !== null) return move(core, operation, 'provisional');
  await agree(core, operation);
  for (const step of operation.steps) if (step.kind === 'follow') await noteWhole(core, step.root);
  return move(core, operation, 'committed');
}

/** True when nothing more is to be done for it. */
export function isDone(operation: Operation): boolean {
  return isClosed(operation.phase);
}
