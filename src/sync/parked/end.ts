/** How parked operations end: with their failures, whoever or whatever ended those. */
import { SystemFailure } from '../../connectors/errors.ts';
import type { Problem, Snapshot } from '../../connectors/port.ts';
import { CodedError } from '../../errors.ts';
import { notCarriedOut, type Core } from '../context.ts';
import { move } from '../move.ts';
import type { Actor, FailureAct, ParkedDecision, ParkedEnd, SyncFailure } from '../face.ts';
import { isSettled } from '../failures/resolve.ts';
import { journalEntry } from '../journal-entry.ts';
import { takeLease } from '../lease.ts';
import { isCarriedOut, lookAtStep } from '../look.ts';
import { isPastPivot, type Operation } from '../operation.ts';
import type { JournalledPark } from '../ports.ts';
import { apart } from '../worker.ts';
import { parkedKey, problemsOf, reportParked, withdrawnMaps } from './report.ts';
import { tellWithdrawn } from './withdrawn.ts';
import type { Ending } from './face.ts';

type Settle = (id: string, act: FailureAct, by: Actor) => Promise<SyncFailure>;

/** So many are read at once. */
const perPage = 50;

/** Ends what is over, and reports what a crash left unreported; part of each round. */
export async function lookAtParked(core: Core): Promise<void> {
  const maps = core.maps.maps.map(({ name }) => name);
  for (let after: number | undefined = 0; after !== undefined;) {
    const page: readonly JournalledPark[] = await core.store.journal.unattended({ maps, after, limit: perPage });
    for (const { operation, failure } of page)
      await apart(core, 'operation.unended', { operation: operation.id }, async () => {
        if (failure !== null) await endWith(core, operation.id, failure, 0);
        else if (withdrawnMaps(core, operation).length > 0) await tellWithdrawn(core, operation);
        else await reportParked(core, operation);
      });
    after = page[perPage - 1]?.number;
  }
}

/** Ends one by what somebody decided. The same twice, or after a crash in between, is once. */
export async function endParked(
  core: Core,
  settle: Settle,
  id: string,
  { decision, reason, by }: { readonly decision: ParkedDecision; readonly reason: string; readonly by: Actor },
): Promise<ParkedEnd> {
  const operation = await known(core, id);
  if (operation.phase !== 'parked') return { entry: journalEntry(operation), left: [] };
  const failure =
    (await core.store.journal.failureOf(id)) ?? (await reportParked(core, operation, core.settings.leaseWait));
  if (failure === null) return endWithoutFailure(core, operation, decision, { reason, by: by.name });
  const after = await settle(failure, actOf(decision, reason), by);
  await endWith(core, id, failure, core.settings.leaseWait);
  const entry = journalEntry(await known(core, id));
  return { entry, left: isSettled(after) ? [] : after.problems };
}

async function known(core: Core, id: string): Promise<Operation> {
  const operation = await core.store.journal.byId(id);
  if (operation === null) throw new CodedError('OPERATION_UNKNOWN', `The journal has no operation ${id}.`);
  if (operation.phase !== 'parked' && operation.ending === undefined)
    throw new CodedError('NOT_PARKED', `Operation ${id} is not parked: ${journalEntry(operation).state}.`);
  return operation;
}

function actOf(decision: ParkedDecision, reason: string): FailureAct {
  return decision.kind === 'look' ? { kind: 'retry', reason } : { ...decision, reason };
}

/** Of a record whose map there is no longer, nothing can be read or written. One that somebody else is just at is left to them. */
async function endWithoutFailure(
  core: Core,
  operation: Operation,
  { kind }: ParkedDecision,
  { reason, by }: { readonly reason: string; readonly by: string },
): Promise<ParkedEnd> {
  const { id } = operation;
  const lease = kind === 'dismiss' ? await takeLease(core, [parkedKey(id)], `parked:${core.newId()}`, 0) : null;
  if (lease === null) return { entry: journalEntry(operation), left: problemsOf(operation) };
  await using _held = lease;
  const now = await known(core, id);
  if (now.phase !== 'parked') return { entry: journalEntry(now), left: [] };
  if ((await core.store.journal.failureOf(id)) !== null) return { entry: journalEntry(now), left: problemsOf(now) };
  const at = core.clock.now().toISOString();
  const ended = await end(core, now, { how: 'dismissed', by, at, reason });
  return { entry: journalEntry(ended), left: [] };
}

/** Ends an operation whose failure is over; that never opens again. */
async function endWith(core: Core, id: string, reported: string, wait: number): Promise<void> {
  const failure = await core.store.failures.get(reported);
  if (failure?.ending == null || !isSettled(failure)) return;
  const lease = await takeLease(core, [parkedKey(id)], `parked:${core.newId()}`, wait);
  if (lease === null) return;
  await using _held = lease;
  const operation = await core.store.journal.byId(id);
  if (operation?.phase !== 'parked') return;
  const { by, at, note } = failure.ending;
  const how = failure.status === 'resolved' ? 'equal' : 'dismissed';
  await end(core, operation, { how, by, at, reason: note });
}

/** Notes how it ended, which is owed to whoever asked from then on. Where a system does not answer, that waits for the next round. */
async function end(core: Core, operation: Operation, ending: Ending): Promise<Operation> {
  const verdict = ending.how === 'equal' ? await verdictOn(core, operation) : { phase: 'ended' as const };
  if (verdict === null) return operation;
  const { phase, ...found } = verdict;
  core.log.info('operation.ended', { operation: operation.id, phase, ...ending });
  const ended = await move(core, operation, phase, { ...found, ending });
  core.announce.wake();
  return ended;
}

interface Verdict {
  readonly phase: 'committed' | 'refused' | 'ended';
  readonly answers?: readonly (readonly Snapshot[])[];
  readonly problems?: readonly Problem[];
}

/** What nobody could tell then is told now. */
function foundUndone(problem: Problem): Problem {
  const at = problem.params?.at;
  return problem.code === 'UNCLEAR_WHETHER_SAVED' && at !== undefined ? notCarriedOut(at) : problem;
}

/**
 * Both systems are the same: whether they show all of what was sent, nothing of it, or something else. Of what could not be taken back any
 * more it is known that it was done, whatever became of it since. Null: they could not be read.
 */
async function verdictOn(core: Core, operation: Operation): Promise<Verdict | null> {
  try {
    const asked = operation.steps.filter(({ kind }) => kind !== 'follow');
    const found = await Promise.all(asked.map((step) => lookAtStep(core, operation, step)));
    if (found.every(isCarriedOut)) {
      const answers = operation.steps.map((step) => found[asked.indexOf(step)]?.snapshots ?? []);
      return { phase: 'committed', answers };
    }
    const isUndone = !isPastPivot(operation) && found.every(({ verdict }) => verdict === 'absent');
    return isUndone ? { phase: 'refused', problems: operation.problems.map(foundUndone) } : { phase: 'ended' };
  } catch (error) {
    if (error instanceof SystemFailure) return null;
    throw error;
  }
}
