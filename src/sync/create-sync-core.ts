import type { RecordRef } from '../connectors/port.ts';
import { CodedError } from '../errors.ts';
import type { SystemName } from '../maps/entity-map.ts';
import { takeNews } from './after-commit.ts';
import { leaseKey, rootOf } from './aggregate.ts';
import { bringInLine } from './bring-along.ts';
import { answerBeforeCommit } from './capture.ts';
import type { Announcements, Core } from './context.ts';
import type { HookAnswer, Outcome, SyncCore, SyncFailure, WriteRequest } from './face.ts';
import { isClosed, writtenRefs, type Operation } from './operation.ts';
import { takeLease } from './lease.ts';
import { listMaps } from './map-status.ts';
import { recover } from './recover.ts';
import { drainSignals } from './signals.ts';
import { startWorker } from './worker.ts';
import { carryOut, planWrite, type Plan } from './write.ts';

/** The core with what only rooms beside it use: procurement carries out plans of its own through it. */
export interface RunningCore extends SyncCore {
  carryOut(plan: Plan): Promise<Outcome>;
}

/** Puts the sync core together. Starts its background work, which `close` ends. */
export function createSyncCore(given: Omit<Core, 'announce'>): RunningCore {
  const running = new Map<string, Promise<Operation>>();
  const settledListeners: ((requestId: string, outcome: Outcome) => Promise<void>)[] = [];
  const failureListeners: ((failure: SyncFailure) => Promise<void>)[] = [];
  const announce: Announcements = {
    settled: async (requestId, outcome) => {
      for (const listener of settledListeners) await listener(requestId, outcome);
    },
    failed: async (failure) => {
      try {
        for (const listener of failureListeners) await listener(failure);
        await core.store.failures.told(failure.id);
      } catch (error) {
        core.log.error('failure.untold', { failure: failure.id, error: String(error) });
      }
    },
    wake: () => worker.wake(),
  };
  const core: Core = { ...given, announce };
  const worker = startWorker(core, async () => {
    await recover(core);
    await drainSignals(core);
  });

  return {
    maps: core.maps.maps,
    map: (name) => core.maps.get(name),
    carryOut: (plan) => carryOut(core, plan, running),
    write: async (request: WriteRequest) => {
      const plan = planWrite(core, request);
      if (isPlan(plan)) return carryOut(core, plan, running);
      return { kind: 'refused', operation: request.requestId, problems: plan };
    },
    outcomeOf: async (requestId) => (await core.store.journal.byRequest(requestId))?.outcome ?? null,
    onSettled: (listener) => void settledListeners.push(listener),
    hook: (system, body) => answerHook(core, system, body),
    bringAlong: (ref) => bringAlong(core, ref),
    status: () => listMaps(core),
    failures: (filter) => core.store.failures.list(filter),
    failure: (id) => core.store.failures.get(id),
    retryFailure: async (id) => {
      const failure = await core.store.failures.get(id);
      if (failure === null) throw new CodedError('FAILURE_UNKNOWN', `There is no sync failure ${id}.`);
      if (failure.status === 'resolved' || failure.status === 'dismissed') return failure;
      await core.store.failures.save({ ...failure, status: 'retrying' });
      await bringAlong(core, failure.ref, failure);
      return (await core.store.failures.get(id)) ?? failure;
    },
    onFailure: (listener) => void failureListeners.push(listener),
    journal: async (filter) =>
      (await core.store.journal.list(filter)).map((operation) => ({
        operation: operation.id,
        at: operation.createdAt,
        actor: operation.actor?.name ?? operation.author.userPrincipalName ?? operation.author.aadObjectId ?? 'unknown',
        summary: operation.summary,
        refs: writtenRefs(operation),
        state: isClosed(operation.phase)
          ? operation.phase
          : `${operation.phase} ${operation.step + 1} of ${operation.steps.length}`,
      })),
    recover: () => recover(core),
    close: async () => {
      await worker.close();
      await Promise.allSettled(running.values());
    },
  };
}

function isPlan(plan: ReturnType<typeof planWrite>): plan is Plan {
  return !Array.isArray(plan);
}

async function answerHook(core: Core, system: SystemName, body: unknown): Promise<HookAnswer> {
  const event = await core.hooks[system].read(body);
  if (event.stage === 'beforeCommit') return answerBeforeCommit(core, event);
  await takeNews(core, event);
  return { kind: 'accept' };
}

/** Brings one record and what belongs to it in line now, for a retry or a refresh asked for by a person. */
async function bringAlong(
  core: Core,
  ref: RecordRef,
  failure?: Pick<SyncFailure, 'origin' | 'author'>,
): Promise<'equal' | 'written' | 'failed'> {
  const values = (await core.store.recordStates.get(ref))?.values ?? null;
  const root = rootOf(core.maps, ref, values);
  const owner = `signal:${core.newId()}`;
  const lease = await takeLease(core, [leaseKey(root)], owner, core.settings.leaseWait);
  if (lease === null) return 'failed';
  await using held = lease;
  const author = failure?.author ?? { aadObjectId: null, userPrincipalName: null };
  const result = await bringInLine(core, root, failure?.origin ?? 'financeOperations', author, held.owner);
  return result === 'later' ? 'failed' : result;
}
