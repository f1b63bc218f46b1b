/**
 * The initial sync: makes whole maps the same in both systems, in dependency order, in batches, resumable from the last finished one.
 *
 *     run ─ map ─ what finance and operations has ─ what only Dataverse has ─ what was put off ─ next map …
 *
 * Records are matched by integration key, never by the order in which a system lists them: the two sort text by rules of their own.
 * A run is a row; whoever starts the core next goes on with those that did not end.
 */
import { SystemFailure } from '../../connectors/errors.ts';
import { CodedError } from '../../errors.ts';
import type { EntityMap } from '../../maps/entity-map.ts';
import { outage, ownProblem, type Core } from '../context.ts';
import type { Actor, InitialSyncIssue, InitialSyncRequest, InitialSyncRun } from '../face.ts';
import { alignBatch } from './batch.ts';
import { newPart } from './counts.ts';
import { neverFree } from './issue-texts.ts';
import { mapsOfRun } from './maps-of-run.ts';
import { BrokenOff, createPatience } from './patience.ts';
import { rootKeyOf, runMap, type Going } from './run-map.ts';

/** Runs of the initial sync, as the core's face offers them. */
export interface InitialSyncs {
  start(request: InitialSyncRequest): Promise<InitialSyncRun>;
  list(limit: number): Promise<readonly InitialSyncRun[]>;
  get(id: string): Promise<InitialSyncRun | null>;
  cancel(id: string, by: Actor): Promise<InitialSyncRun | null>;
  issues(id: string, page: { readonly after: number; readonly limit: number }): Promise<readonly InitialSyncIssue[]>;
  retryRow(id: string, issue: number): Promise<InitialSyncIssue>;
  /** Goes on with runs that an earlier process left. */
  resume(): Promise<void>;
  /** Leaves runs where they are and resolves when no call is under way. */
  close(): Promise<void>;
}

interface Running {
  readonly told: AbortController;
  readonly ended: Promise<void>;
}

/** Told when maps begin and end to be brought over, so that they are not live meanwhile. */
export interface MapsAtRest {
  begin(maps: readonly string[], by: string): Promise<void>;
  end(maps: readonly string[], by: string): Promise<void>;
  /** It did not come to its end. */
  stop(maps: readonly string[], by: string, reason: string): Promise<void>;
}

export function createInitialSyncs(core: Core, maps: MapsAtRest): InitialSyncs {
  const running = new Map<string, Running>();
  const { initialSyncs: store } = core.store;

  const go = (run: InitialSyncRun, place: Going['current']['place']): void => {
    const told = new AbortController();
    const going: Going = { core, patience: createPatience(core, told.signal), current: { run, place } };
    const ended = goOn(core, going, maps)
      .catch((error: unknown) => core.log.error('initial-sync.failed', { run: run.id, error: String(error) }))
      .finally(() => running.delete(run.id));
    running.set(run.id, { told, ended });
  };

  const known = async (id: string): Promise<InitialSyncRun> => {
    const stored = await store.get(id);
    if (stored === null) throw new CodedError('INITIAL_SYNC_UNKNOWN', `There is no initial sync ${id}.`);
    return stored.run;
  };

  return {
    async start(request) {
      const wanted = mapsOfRun(core, request.maps).map(({ name }) => name);
      const same = (await store.running()).find(({ run }) => isSame(run, request, wanted));
      if (same !== undefined) {
        if (!running.has(same.run.id)) go(same.run, same.place);
        return same.run;
      }
      const now = core.clock.now().toISOString();
      const run: InitialSyncRun = {
        id: core.newId(),
        maps: wanted,
        company: request.company?.toLowerCase() ?? null,
        master: request.master,
        dryRun: request.dryRun,
        by: request.by.name,
        state: 'running',
        reason: null,
        startedAt: now,
        updatedAt: now,
        parts: wanted.map(newPart),
      };
      await store.create(run);
      go(run, null);
      return run;
    },
    list: (limit) => store.list(limit),
    get: async (id) => (await store.get(id))?.run ?? null,
    async cancel(id, by) {
      const mine = running.get(id);
      mine?.told.abort();
      await mine?.ended;
      const stored = await store.get(id);
      if (stored === null || stored.run.state !== 'running') return stored?.run ?? null;
      const reason = `Cancelled by ${by.name}.`;
      const why = ownProblem('CANCELLED', reason, '', null, { who: by.name });
      await end(core, maps, { ...stored.run, state: 'cancelled', reason, why });
      return (await store.get(id))?.run ?? null;
    },
    issues: (id, page) => store.issues(id, page),
    async retryRow(id, number) {
      const run = await known(id);
      const issue = await store.issue(id, number);
      if (issue === null) throw new CodedError('INITIAL_SYNC_UNKNOWN', `Initial sync ${id} has no row ${number}.`);
      if (issue.settled) return issue;
      const tried = await tryAgain(core, run, issue);
      await store.saveIssue(tried);
      return tried;
    },
    async resume() {
      for (const { run, place } of await store.running()) if (!running.has(run.id)) go(run, place);
    },
    async close() {
      for (const { told } of running.values()) told.abort();
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
  };
}

/** Takes a run to its end. A run that was broken off stays where it is. */
async function goOn(core: Core, going: Going, maps: MapsAtRest): Promise<void> {
  const { run } = going.current;
  try {
    if (!run.dryRun) await maps.begin(run.maps, run.by);
    const names = run.maps.slice(Math.max(0, run.maps.indexOf(going.current.place?.map ?? '')));
    for (const name of names) await runMap(going, core.maps.get(name));
    await end(core, maps, { ...going.current.run, state: 'finished', reason: null });
  } catch (error) {
    if (error instanceof BrokenOff) return;
    const why = error instanceof SystemFailure ? outage(error) : null;
    const reason = why?.message ?? String(error);
    core.log.error('initial-sync.stopped', { run: run.id, reason });
    await end(core, maps, { ...going.current.run, state: 'stopped', reason, ...(why === null ? {} : { why }) });
  }
}

async function end(core: Core, maps: MapsAtRest, run: InitialSyncRun): Promise<void> {
  await core.store.initialSyncs.save({ ...run, updatedAt: core.clock.now().toISOString() }, null);
  await core.store.initialSyncs.forgetRows(run.id);
  if (run.dryRun) return;
  if (run.state === 'finished') await maps.end(run.maps, run.by);
  else await maps.stop(run.maps, run.by, run.reason ?? '');
}

function isSame(run: InitialSyncRun, request: InitialSyncRequest, wanted: readonly string[]): boolean {
  return (
    run.maps.join() === wanted.join() &&
    run.company === (request.company?.toLowerCase() ?? null) &&
    run.master === request.master &&
    run.dryRun === request.dryRun
  );
}

/** One row once more, with everything it has. */
async function tryAgain(core: Core, run: InitialSyncRun, issue: InitialSyncIssue): Promise<InitialSyncIssue> {
  const map: EntityMap = core.maps.get(issue.ref.map);
  const { ref } = issue;
  const order = { core, run: run.id, map, master: run.master, leftOut: new Set<string>(), check: null };
  const root = await rootKeyOf(core, map, ref);
  const { rows, issues } = await alignBatch(order, {
    side: null,
    rows: [{ ref, root, snapshot: null, isCounted: false }],
  });
  const waiting = rows.find((row) => row.waiting !== null)?.waiting ?? null;
  if (waiting !== null)
    return { ...issue, problems: waiting.problems.length > 0 ? waiting.problems : [neverFree(ref)] };
  const open = issues.filter(({ kind }) => kind !== 'conflict').flatMap(({ problems }) => problems);
  return open.length === 0 ? { ...issue, settled: true } : { ...issue, problems: open };
}
