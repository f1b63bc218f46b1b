/** The first way in: a person writes through us, in chat or by command. Both systems, or neither. */
import { SystemFailure } from '../connectors/errors.ts';
import type { Problem, RecordChange, RecordRef } from '../connectors/port.ts';
import { CodedError } from '../errors.ts';
import { advance, isDone } from './advance.ts';
import { move } from './move.ts';
import { leaseKey, rootOf } from './aggregate.ts';
import { outage, ownProblem, type Core } from './context.ts';
import type { Actor, Outcome, Saying, WriteRequest } from './face.ts';
import { takeLease } from './lease.ts';
import { newOperation } from './new-operation.ts';
import type { Operation } from './operation.ts';
import { ownedElsewhere } from './owned-elsewhere.ts';
import { inOrder } from './pairs.ts';
import { identityFor } from './perform-step.ts';
import { isRefusal, prepareWrite, readBoth, type Prepared } from './prepare-write.ts';
import { admit } from './queue/admission.ts';
import { queueWrite } from './queue/queued-write.ts';
import { endedUnsigned, isSignInNeeded, proveActor } from './prove-actor.ts';
import { sameRecord } from './record-key.ts';
import { changedMeanwhile } from './seen.ts';

/** An operation about to be journalled: what the ways in have in common. */
export interface Plan {
  readonly requestId: string;
  readonly actor: Actor;
  readonly origin: 'chat' | 'command';
  readonly summary: string;
  readonly saying?: Saying | undefined;
  readonly roots: readonly RecordRef[];
  /** The changes it is about, where it may wait in the queue of a map; an act, which needs both systems at once, has none. */
  readonly changes?: readonly RecordChange[];
  readonly seen?: WriteRequest['seen'];
  /** How long it waits for a record that is being saved, in milliseconds; else as long as any write of a person. */
  readonly wait?: number;
  /** Called with the leases held; problems mean that nothing is sent. */
  readonly prepare: () => Promise<Prepared | readonly Problem[]>;
}

/** What people asked for in this process and has no outcome yet, by request id. */
export interface Writes {
  /** From the asking to the answer: the same request again joins it. */
  readonly asked: Map<string, Promise<Outcome>>;
  /** The operations under way. */
  readonly running: Map<string, Promise<Operation>>;
}

/** Nothing asked for yet. */
export function noWrites(): Writes {
  return { asked: new Map(), running: new Map() };
}

/** Plans a write of records: finance and operations first, Dataverse second with what the first answered. */
export function planWrite(core: Core, request: WriteRequest): Plan | readonly Problem[] {
  const problems = request.changes.flatMap((change) => refusedFields(core, change));
  if (problems.length > 0) return problems;
  const changes = inOrder(core, request.changes);
  const { requestId, actor, origin, summary, saying, seen } = request;
  return {
    requestId,
    actor,
    origin,
    summary,
    saying,
    changes,
    seen,
    roots: changes.map((change) => rootOf(core.maps, change.ref, change.action === 'delete' ? null : change.values)),
    prepare: async () => {
      const before = await readBoth(core, changes);
      const stale = (seen ?? []).flatMap((record) => {
        const index = changes.findIndex(({ ref }) => sameRecord(ref, record.ref));
        return changedMeanwhile(core.maps.get(record.ref.map), record, before[record.system][index] ?? null);
      });
      const objections = stale.length > 0 ? stale : ((await request.guard?.()) ?? []);
      return objections.length > 0
        ? objections
        : prepareWrite(core, changes, before, identityFor(request, 'dataverse'));
    },
  };
}

/**
 * Journals a plan and carries it out, now or in its turn. The same request id a second time gets the first one's outcome.
 * Throws SIGN_IN_NEEDED when the actor has to sign in first: nothing has begun then, and the same request id is free.
 */
export function carryOut(core: Core, plan: Plan, writes: Writes): Promise<Outcome> {
  const first = writes.asked.get(plan.requestId);
  if (first !== undefined) return first;
  const asked = carryOutOnce(core, plan, writes.running).finally(() => writes.asked.delete(plan.requestId));
  writes.asked.set(plan.requestId, asked);
  return asked;
}

/** What a request came to that was made before, in this process or an earlier one, or that it is still being found out. Null: it never was. */
export async function askedBefore(core: Core, requestId: string, writes: Writes): Promise<Outcome | null> {
  const first = writes.asked.get(requestId);
  if (first !== undefined) return first;
  const known = await core.store.journal.byRequest(requestId);
  return known === null ? null : replay(core, known, writes.running);
}

async function carryOutOnce(core: Core, plan: Plan, settled: Map<string, Promise<Operation>>): Promise<Outcome> {
  const known = await core.store.journal.byRequest(plan.requestId);
  if (known !== null) return replay(core, known, settled);
  await proveActor(core, plan.actor);
  const id = core.newId();
  const admission = await admit(core, plan);
  if (admission.kind === 'refused') return { kind: 'refused', operation: id, problems: admission.problems };
  if (admission.kind === 'queued')
    return wait(core, { ...plan, changes: admission.changes }, id, admission.map, settled);
  const aggregates = [...new Set(plan.roots.map(leaseKey))].sort();
  const lease = await takeLease(core, aggregates, id, plan.wait ?? core.settings.leaseWait);
  if (lease === null) {
    // Whoever holds it may be the same request, asked of another process a moment earlier.
    const begun = await core.store.journal.byRequest(plan.requestId);
    if (begun !== null) return replay(core, begun, settled);
    return { kind: 'refused', operation: id, problems: [busy(plan.roots[0] ?? null)] };
  }
  const operation = await begin(core, plan, id, aggregates).catch(async (error: unknown) => {
    await lease[Symbol.asyncDispose]();
    if (error instanceof SystemFailure && !isSignInNeeded(error)) return error;
    throw error;
  });
  if (operation instanceof SystemFailure) {
    const later = await admit(core, plan);
    return later.kind === 'queued'
      ? wait(core, { ...plan, changes: later.changes }, id, later.map, settled)
      : { kind: 'refused', operation: id, problems: [outage(operation)] };
  }
  if ('kind' in operation || operation.id !== id) {
    await lease[Symbol.asyncDispose]();
    return 'kind' in operation ? operation : replay(core, operation, settled);
  }
  const deadline = new Date(core.clock.now().getTime() + core.settings.writeDeadline);
  const run = advance(core, operation, { owner: id, deadline, mode: 'live' }).finally(() =>
    lease[Symbol.asyncDispose](),
  );
  settled.set(plan.requestId, run);
  void run.catch(() => undefined).finally(() => settled.delete(plan.requestId));
  return answerInTime(core, id, run);
}

/** Puts it in its place in the queue; the truth is owed from then on. */
async function wait(
  core: Core,
  plan: Plan & { readonly changes: readonly RecordChange[] },
  id: string,
  map: string,
  settled: Map<string, Promise<Operation>>,
): Promise<Outcome> {
  try {
    const queued = await queueWrite(core, plan, id, map);
    if ('kind' in queued) return queued;
    core.announce.wake();
    return await replay(core, queued, settled);
  } catch (error) {
    if (!(error instanceof SystemFailure) || isSignInNeeded(error)) throw error;
    return { kind: 'refused', operation: id, problems: [outage(error)] };
  }
}

async function begin(core: Core, plan: Plan, id: string, aggregates: readonly string[]): Promise<Operation | Outcome> {
  const prepared = await plan.prepare();
  const refused = isRefusal(prepared);
  const operation = newOperation(core, {
    id,
    requestId: plan.requestId,
    origin: plan.origin,
    actor: plan.actor,
    author: { aadObjectId: plan.actor.aadObjectId, userPrincipalName: plan.actor.userPrincipalName },
    summary: plan.summary,
    saying: plan.saying,
    aggregates,
    transaction: null,
    steps: refused ? [] : prepared.steps,
    before: refused ? [] : prepared.before,
  });
  const opened = await core.store.journal.open(operation);
  if (!opened.created || !refused) return opened.operation;
  return (await move(core, operation, 'refused', { problems: prepared })).outcome ?? refusedNothing(id);
}

const refusedNothing = (operation: string): Outcome => ({ kind: 'refused', operation, problems: [] });

/** The outcome, or after the deadline that it is still being found out; the truth is then owed to the caller. */
async function answerInTime(core: Core, id: string, run: Promise<Operation>): Promise<Outcome> {
  const timer = new AbortController();
  const late = core.clock.sleep(core.settings.writeDeadline, timer.signal).then(() => null);
  try {
    const operation = await Promise.race([run.catch(handedOver), late]);
    const unsigned = operation === null ? null : endedUnsigned(operation);
    if (unsigned !== null) throw unsigned;
    if (operation !== null && isDone(operation) && operation.outcome !== null) return operation.outcome;
    await core.store.journal.owe(id);
    const now = await core.store.journal.byId(id);
    if (now !== null && isDone(now) && now.outcome !== null) {
      await core.store.journal.paid(now);
      return now.outcome;
    }
    return resolving(id);
  } finally {
    timer.abort();
  }
}

/** Somebody else finishes the operation; the caller is told when it is. */
function handedOver(error: unknown): null {
  if (error instanceof CodedError && error.code === 'LEASE_LOST') return null;
  throw error;
}

async function replay(core: Core, operation: Operation, settled: Map<string, Promise<Operation>>): Promise<Outcome> {
  if (isDone(operation) && operation.outcome !== null) return operation.outcome;
  if (operation.phase === 'queued' && operation.outcome !== null) {
    await core.store.journal.owe(operation.id);
    return operation.outcome;
  }
  const run = settled.get(operation.requestId);
  if (run !== undefined) return answerInTime(core, operation.id, run);
  await core.store.journal.owe(operation.id);
  return resolving(operation.id);
}

const resolving = (operation: string): Outcome => ({
  kind: 'parked',
  operation,
  reason: 'One of the systems has not answered yet. Both are being read to find out what happened.',
  resolving: true,
});

function busy(ref: RecordRef | null): Problem {
  return ownProblem('BUSY', 'Somebody else is saving this record right now.', 'Wait a moment and try again.', ref);
}

/** Fields that finance and operations alone decides cannot be written by anybody else. */
function refusedFields(core: Core, change: RecordChange): readonly Problem[] {
  if (change.action !== 'update') return [];
  return ownedElsewhere(core.maps.get(change.ref.map), change.ref, Object.keys(change.values));
}
