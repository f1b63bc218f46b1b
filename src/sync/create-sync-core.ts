import { SystemFailure } from '../connectors/errors.ts';
import type { SystemName } from '../maps/entity-map.ts';
import type { RecordRef } from '../connectors/port.ts';
import { takeNews } from './after-commit.ts';
import { leaseKey } from './aggregate.ts';
import { bringAlong } from './bring-along.ts';
import { answerBeforeCommit, answerOwnWrite } from './capture.ts';
import { startCatchUp } from './catch-up/catch-up.ts';
import { systemTitles, silence, type Announcements, type Core, type GivenCore } from './context.ts';
import { answerWhileStopped, refusedByStoppage, stoppageOf } from './fail-stop.ts';
import type { CoreNotice, HookAnswer, JournalledAct, Outcome, Stoppage, SyncCore, WriteRequest } from './face.ts';
import { inTime } from './in-time.ts';
import { journalEntry, journalledAct } from './journal-entry.ts';
import { journalOf } from './journal-of.ts';
import { createInitialSyncs } from './initial-sync/initial-sync.ts';
import { createMapLifecycle } from './lifecycle/map-lifecycle.ts';
import { listMaps } from './map-status.ts';
import { dissolveStopped } from './queue/dissolve.ts';
import { drainQueue } from './queue/drain.ts';
import { createQueueGauge, type QueueGauge } from './queue/gauge.ts';
import { endParked } from './parked/end.ts';
import { listParked, standingOf } from './parked/standing.ts';
import { recover } from './recover.ts';
import { startRetention } from './retention.ts';
import { createSettledTelling } from './settled-telling.ts';
import { compareSetAside } from './set-aside/compare-again.ts';
import { damagedJournal, setAside } from './set-aside/set-aside.ts';
import { drainSignals } from './signals.ts';
import { createTroubles } from './troubles.ts';
import { startWorker } from './worker.ts';
import { askedBefore, carryOut, noWrites, planWrite, type Plan } from './write.ts';

/** The core with what only rooms beside it use: procurement carries out plans of its own through it. */
export interface RunningCore extends SyncCore {
  carryOut(plan: Plan): Promise<Outcome>;
  /** What the journal has on an aggregate, newest first, without what only brought its other side in line. */
  actsOn(root: RecordRef, limit: number): Promise<readonly JournalledAct[]>;
}

/** Puts the sync core together. Starts its background work, which `close` ends. */
export function createSyncCore(given: GivenCore): RunningCore {
  const writes = noWrites();
  const settledTelling = createSettledTelling(() => core);
  const newsListeners: Parameters<SyncCore['onNews']>[0][] = [];
  const noticeListeners: ((notice: CoreNotice) => Promise<void>)[] = [];
  const troubles = createTroubles(() => core, writes);
  const announce: Announcements = {
    settled: settledTelling.tell,
    owed: () => settledTelling.look(),
    failed: (failure) => troubles.failed(failure),
    notice: async (notice) => {
      try {
        for (const listener of noticeListeners) await listener(notice);
        return true;
      } catch (error) {
        core.log.error('notice.untold', { kind: notice.kind, text: notice.text, error: String(error) });
        return false;
      }
    },
    news: (root, isInLine) => {
      for (const listener of newsListeners) listener(root, isInLine);
    },
    wake: () => worker.wake(),
  };
  const gauge = createQueueGauge();
  given.health.onChange((system, since) => {
    const text = since === null ? `${systemTitles[system]} answers again.` : silence(system, since);
    const kind = since === null ? 'systemBack' : 'systemDown';
    void announce.notice({
      ...{ kind, at: given.clock.now().toISOString(), text, map: null, system },
      ...(since === null ? {} : { since: since.toISOString() }),
    });
    announce.wake();
  });
  const lifecycle = createMapLifecycle({
    ...given,
    mapStatuses: given.store.mapStatuses,
    firstStatus: given.settings.firstStatus,
    moved: () => announce.wake(),
  });
  const core: Core = { ...given, announce, lifecycle };
  const worker = startWorker(core, {
    availability: () => lifecycle.noteAvailability(),
    recovery: () => recover(core),
    dissolving: () => dissolveStopped(core),
    queue: async () => {
      if (await drainQueue(core)) worker.wake();
    },
    signals: () => drainSignals(core),
    failures: () => troubles.look(),
  });
  const catchUp = startCatchUp(core);
  const retention = startRetention(core);
  const afterDamage = startWorker(core, { comparing: () => compareSetAside(core) }, core.settings.comparisonInterval);
  const initialSync = createInitialSyncs(core, {
    begin: async (maps, by) => void (await lifecycle.beginInitialSync(maps, by)),
    end: async (maps, by) => void (await lifecycle.endInitialSync(maps, by)),
    stop: async (maps, by, reason) => void (await lifecycle.stopInitialSync(maps, by, reason)),
  });
  void initialSync.resume().catch((error: unknown) => {
    core.log.error('initial-sync.unresumed', { error: String(error) });
  });

  const stoppage = (): Stoppage | null => stoppageOf(core.store.trouble());
  core.store.onTrouble((trouble) => {
    const { code, message, description } = trouble;
    core.log.error('core.stopped', { code, error: message, remedy: description.remedy });
    const text = `${message} ${description.remedy}`;
    // Told once those who listen do: the trouble may be known from the start.
    void core.clock.sleep(0).then(() => {
      const stopped = stoppageOf(trouble);
      return announce.notice({
        ...{ kind: 'stopped', at: core.clock.now().toISOString(), text, map: null },
        ...(stopped === null ? {} : { code: stopped.code }),
      });
    });
  });

  return {
    maps: core.maps.maps,
    map: (name) => core.maps.get(name),
    carryOut: async (plan) => {
      const stopped = stoppage();
      return stopped === null ? carryOut(core, plan, writes) : refusedByStoppage(stopped, plan.requestId);
    },
    askedBefore: async (requestId) => {
      const stopped = stoppage();
      return stopped === null ? askedBefore(core, requestId, writes) : refusedByStoppage(stopped, requestId);
    },
    write: async (request: WriteRequest) => {
      const stopped = stoppage();
      if (stopped !== null) return refusedByStoppage(stopped, request.requestId);
      const plan = planWrite(core, request);
      if (isPlan(plan)) return carryOut(core, plan, writes);
      return { kind: 'refused', operation: request.requestId, problems: plan };
    },
    outcomeOf: async (requestId) => (await core.store.journal.byRequest(requestId))?.outcome ?? null,
    onSettled: (listener) => settledTelling.listen(listener),
    hook: (system, body) => answerHook(core, gauge, system, body),
    bringAlong: async (ref) => {
      const result = await bringAlong(core, ref);
      return result === 'later' ? 'failed' : result;
    },
    status: () => listMaps(core),
    commandMaps: async (command) => {
      const result = await lifecycle.command(command);
      if (result.kind === 'refused') return result;
      const maps = new Set(result.maps);
      return { kind: 'done', maps: (await listMaps(core)).filter(({ name }) => maps.has(name)) };
    },
    setWhenOtherIsDown: async (map, choice, by) => {
      await core.store.mapStatuses.setWhenOtherIsDown(core.maps.get(map).name, choice);
      core.log.info('map.when-other-is-down', { map, choice, by: by.name });
    },
    mapActivity: (filter) => core.store.mapStatuses.activity(filter),
    health: () => core.health.report(),
    stoppage,
    ...troubles.face,
    onNotice: (listener) => void noticeListeners.push(listener),
    onNews: (listener) => void newsListeners.push(listener),
    journal: async (filter) => (await core.store.journal.list(filter)).map(journalEntry),
    actsOn: async (root, limit) =>
      (await core.store.journal.ofAggregate(leaseKey(root), limit))
        .filter(({ origin }) => origin !== 'signal')
        .map(journalledAct),
    journalOf: (ref, limit) => journalOf(core, ref, limit),
    damagedJournal: () => damagedJournal(core),
    setAside: async ({ operation, reason, by }) => {
      const answer = await setAside(core, operation, reason, by);
      worker.wake();
      afterDamage.wake();
      return answer;
    },
    parked: (limit) => listParked(core, limit),
    parkedOperation: (id) => standingOf(core, id),
    endParked: async (id, how) => {
      const ended = await endParked(core, troubles.face.settleFailure, id, how);
      await announce.owed();
      return ended;
    },
    startInitialSync: (request) => initialSync.start(request),
    initialSyncs: (limit) => initialSync.list(limit),
    initialSync: (id) => initialSync.get(id),
    cancelInitialSync: (id, by) => initialSync.cancel(id, by),
    initialSyncIssues: (id, page) => initialSync.issues(id, page),
    retryInitialSyncRow: (id, issue) => initialSync.retryRow(id, issue),
    recover: () => recover(core),
    close: async () => {
      const parts = [initialSync, catchUp, retention, afterDamage, worker];
      await Promise.all(parts.map((part) => part.close()));
      await Promise.allSettled([...writes.running.values(), troubles.close()]);
    },
  };
}

function isPlan(plan: ReturnType<typeof planWrite>): plan is Plan {
  return !Array.isArray(plan);
}

async function answerHook(core: Core, gauge: QueueGauge, system: SystemName, body: unknown): Promise<HookAnswer> {
  const until = new Date(core.clock.now().getTime() + core.settings.hookDeadline);
  const own = core.hooks[system].ownQuestion(body);
  const answer = own === null ? null : await answerOwnWrite(core, own);
  if (answer !== null) return answer;
  const reading = core.hooks[system].read(body);
  const event = await inTime(core, until, reading);
  if (event === 'late') {
    // News is taken in all the same; a save that is not answered is the system's own to decide.
    const taken = reading.then((late) => (late.stage === 'afterCommit' ? takeNews(core, gauge, late) : undefined));
    void taken.catch((error: unknown) => core.log.warn('hook.failed-late', { system, error: String(error) }));
    throw new SystemFailure('ANSWER_LOST', system, 'What an event refers to was not told in time.', { applied: 'no' });
  }
  const trouble = core.store.trouble();
  const stopped = stoppageOf(trouble);
  if (trouble !== null && stopped !== null) return answerWhileStopped(core, event, trouble, stopped);
  if (event.stage === 'beforeCommit') return answerBeforeCommit(core, event, until);
  await takeNews(core, gauge, event);
  return { kind: 'accept' };
}
