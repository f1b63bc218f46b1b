/** The first way in: a person writes through us, in chat or by command. Both systems, or neither. */
import { SystemFailure } from '../connectors/errors.ts';
import type { Problem, RecordChange, RecordRef, Snapshot } from '../connectors/port.ts';
import { CodedError } from '../errors.ts';
import { advance, isDone, move } from './advance.ts';
import { leaseKey, rootOf } from './aggregate.ts';
import { outage, ownProblem, type Core } from './context.ts';
import type { Actor, Outcome, WriteRequest } from './face.ts';
import { takeLease } from './lease.ts';
import { newOperation } from './new-operation.ts';
import type { Operation, Step } from './operation.ts';
import { ownedElsewhere } from './owned-elsewhere.ts';
import { inOrder } from './pairs.ts';
import { identityFor } from './perform-step.ts';

/** An operation about to be journalled: what the ways in have in common. */
export interface Plan {
  readonly requestId: string;
  readonly actor: Actor;
  readonly origin: 'chat' | 'command';
  readonly summary: string;
  readonly roots: readonly RecordRef[];
  /** Called with the leases held; problems mean that nothing is sent. */
  readonly prepare: () => Promise<Prepared | readonly Problem[]>;
}

export interface Prepared {
  readonly steps: readonly Step[];
  readonly before: readonly (readonly (Snapshot | null)[])[];
}

/** Plans a write of records: finance and operations first, Dataverse second with what the first answered. */
export function planWrite(core: Core, request: WriteRequest): Plan | readonly Problem[] {
  const problems = request.changes.flatMap((change) => refusedFields(core, change));
  if (problems.length > 0) return problems;
  const changes = inOrder(core, request.changes);
  const roots = changes.map((change) =>
    rootOf(core.maps, change.ref, change.action === 'delete' ? null : change.values),
  );
  return {
    requestId: request.requestId,
    actor: request.actor,
    origin: request.origin,
    summary: request.summary,
    roots,
    prepare: async () => {
      const before = {
        dataverse: await readAll(core, 'dataverse', changes),
        financeOperations: await readAll(core, 'financeOperations', changes),
      };
      const first = changes.map((change, index) =>
        against(change, before.financeOperations[index] ?? null, before.dataverse[index] ?? null),
      );
      const second = changes.map((change, index) =>
        against(change, before.dataverse[index] ?? null, before.financeOperations[index] ?? null),
      );
      // Finance and operations is asked by sending: what it refuses it says in its own words. What Dataverse would refuse for sure
      // is found out now, because by its turn something would have to be taken back.
      const refusals = await core.systems.dataverse.check(second, identityFor(request, 'dataverse'));
      if (refusals.length > 0) return refusals;
      return {
        steps: [
          { kind: 'changes', system: 'financeOperations', changes: first },
          { kind: 'carry', system: 'dataverse', changes: second },
        ],
        before: [before.financeOperations, before.dataverse],
      };
    },
  };
}

/** Journals a plan and carries it out. The same request id a second time gets the first one's outcome. */
export async function carryOut(core: Core, plan: Plan, settled: Map<string, Promise<Operation>>): Promise<Outcome> {
  const known = await core.store.journal.byRequest(plan.requestId);
  if (known !== null) return replay(core, known, settled);
  const id = core.newId();
  const aggregates = [...new Set(plan.roots.map(leaseKey))].sort();
  const lease = await takeLease(core, aggregates, id, core.settings.leaseWait);
  if (lease === null) return { kind: 'refused', operation: id, problems: [busy(plan.roots[0] ?? null)] };
  const operation = await begin(core, plan, id, aggregates).catch(async (error: unknown) => {
    await lease[Symbol.asyncDispose]();
    if (error instanceof SystemFailure) return { kind: 'refused' as const, operation: id, problems: [outage(error)] };
    throw error;
  });
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
    aggregates,
    transaction: null,
    steps: refused ? [] : prepared.steps,
    before: refused ? [] : prepared.before,
  });
  const opened = await core.store.journal.open(operation);
  if (!opened.created || !refused) return opened.operation;
  return (await move(core, operation, 'refused', { problems: prepared })).outcome ?? refusedNothing(id);
}

function isRefusal(prepared: Prepared | readonly Problem[]): prepared is readonly Problem[] {
  return Array.isArray(prepared);
}

const refusedNothing = (operation: string): Outcome => ({ kind: 'refused', operation, problems: [] });

/** The outcome, or after the deadline that it is still being found out; the truth is then owed to the caller. */
async function answerInTime(core: Core, id: string, run: Promise<Operation>): Promise<Outcome> {
  const timer = new AbortController();
  const late = core.clock.sleep(core.settings.writeDeadline, timer.signal).then(() => null);
  try {
    const operation = await Promise.race([run.catch(handedOver), late]);
    if (operation !== null && isDone(operation) && operation.outcome !== null) return operation.outcome;
    await core.store.journal.owe(id);
    const now = await core.store.journal.byId(id);
    if (now !== null && isDone(now) && now.outcome !== null) {
      await core.store.journal.paid(id);
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
  if (change.action === 'delete') return [];
  const map = core.maps.get(change.ref.map);
  const reason = core.unavailable.get(map.name);
  if (reason !== undefined)
    return [
      ownProblem('NOT_AVAILABLE', `${map.title} is not available: ${reason}`, 'Ask an administrator.', change.ref),
    ];
  return change.action === 'update' ? ownedElsewhere(map, change.ref, Object.keys(change.values)) : [];
}

async function readAll(
  core: Core,
  system: 'dataverse' | 'financeOperations',
  changes: readonly RecordChange[],
): Promise<(Snapshot | null)[]> {
  return Promise.all(changes.map((change) => core.systems[system].read(core.maps.get(change.ref.map), change.ref)));
}

/** A change as it applies to one side: a record that only the other side has is created here, whole. */
function against(change: RecordChange, here: Snapshot | null, there: Snapshot | null): RecordChange {
  if (change.action === 'delete') return { ...change, version: here?.version ?? null };
  if (change.action === 'create') return change;
  if (here === null && there !== null)
    return { action: 'create', ref: change.ref, values: { ...there.values, ...change.values } };
  return { ...change, version: here?.version ?? change.version };
}
