/** Takes one map of a run through its stages, batch after batch, from wherever an earlier process left it. */
import type { RecordPage } from '../../connectors/bulk.ts';
import { SystemFailure } from '../../connectors/errors.ts';
import type { RecordRef, Snapshot } from '../../connectors/port.ts';
import type { EntityMap, SystemName } from '../../maps/entity-map.ts';
import { leaseKey, rootOf } from '../aggregate.ts';
import type { Core } from '../context.ts';
import type { InitialSyncRun } from '../face.ts';
import { recordKey } from '../record-key.ts';
import { alignBatch } from './batch.ts';
import type { BatchOrder, BatchRow, BatchRows } from './batch-order.ts';
import { noCounts, withCounts, type Counts } from './counts.ts';
import { neverFree } from './issue-texts.ts';
import { ownMapProperties } from './own-map.ts';
import type { Patience } from './patience.ts';
import { rehearsal } from './rehearsal.ts';
import type { NewIssue, Place, Stage, StoredRun } from './ports.ts';

/** What a run stands on while it goes. `current` is replaced with each batch. */
export interface Going {
  readonly core: Core;
  readonly patience: Patience;
  current: StoredRun;
}

const rounds = 20;
const roundPause = 500;

/** Runs one map to its end. Throws what `patience` will not wait out, and when the run is broken off. */
export async function runMap(going: Going, map: EntityMap): Promise<void> {
  const { core } = going;
  const started = { at: core.clock.now().getTime(), done: partOf(going.current.run, map).done };
  const pace = () => ({ before: started.done, seconds: (core.clock.now().getTime() - started.at) / 1_000 });
  await countTotal(going, map);
  const place = going.current.place;
  const stages: readonly Stage[] = ['financeOperations', 'dataverse', 'waiting'];
  const first = place?.map === map.name ? stages.indexOf(place.stage) : 0;
  for (const stage of stages.slice(first)) {
    const from = place?.map === map.name && place.stage === stage ? place.from : null;
    if (stage === 'waiting') await runWaiting(going, map, pace);
    else await runSide(going, map, stage, from, pace);
  }
  await closePart(going, map);
}

type Pace = () => { readonly before: number; readonly seconds: number };

/** Reads one system through. A place that it does not know any more means beginning anew: rows that were handled are passed by. */
async function runSide(going: Going, map: EntityMap, side: SystemName, from: string | null, pace: Pace): Promise<void> {
  const { core, patience } = going;
  let at = from;
  for (;;) {
    const page = await patience
      .through(() => nextPage(going, map, side, at))
      .catch((error: unknown) => {
        if (at === null || !(error instanceof SystemFailure) || error.code !== 'QUERY_REFUSED') throw error;
        return null;
      });
    if (page === null) {
      at = null;
      continue;
    }
    const { batch } = core.settings.initialSync;
    const found = [...page.snapshots, ...page.unreadable];
    const unread = new Set(page.unreadable);
    for (let start = 0; start < found.length; start += batch)
      await handlePart(going, map, side, found.slice(start, start + batch), unread, at, pace);
    if (page.next === null) return;
    at = page.next;
  }
}

async function nextPage(
  { core, current }: Going,
  map: EntityMap,
  side: SystemName,
  from: string | null,
): Promise<RecordPage> {
  const options = { from, size: core.settings.initialSync.page };
  for await (const page of core.systems[side].bulk.pages(map, current.run.company, options)) return page;
  return { snapshots: [], unreadable: [], next: null };
}

async function handlePart(
  going: Going,
  map: EntityMap,
  side: SystemName,
  snapshots: readonly Snapshot[],
  unread: ReadonlySet<Snapshot>,
  from: string | null,
  pace: Pace,
): Promise<void> {
  const { core, current, patience } = going;
  const handled = await core.store.initialSyncs.handled(
    current.run.id,
    snapshots.map(({ ref }) => recordKey(ref)),
  );
  const rows = snapshots
    .filter(({ ref }) => !handled.has(recordKey(ref)))
    .map((snapshot): BatchRow => {
      const { ref } = snapshot;
      // Asked for again by its key, it says what about it cannot be read.
      return { ref, root: rootKey(core, snapshot), snapshot: unread.has(snapshot) ? null : snapshot, isCounted: false };
    });
  if (rows.length === 0) return;
  const leftOut = current.run.dryRun ? new Set<string>() : ownMapProperties(map);
  let isFirstTry = true;
  await patience.through(async () => {
    // What was read before a failure may be old by now.
    const given: BatchRows = isFirstTry ? { side, rows } : { side: null, rows };
    isFirstTry = false;
    await finish(going, map, { stage: side, from }, given, leftOut, pace);
  });
}

/** Looks at rows that waited, until none does or nothing moves any more. What still is not free then is listed. */
async function runWaiting(going: Going, map: EntityMap, pace: Pace): Promise<void> {
  const { core, patience } = going;
  for (let round = 1; round <= rounds; round += 1) {
    let after = '';
    for (;;) {
      const { batch } = core.settings.initialSync;
      const waiting = await core.store.initialSyncs.waiting(going.current.run.id, map.name, after, batch);
      const last = waiting.at(-1);
      if (last === undefined) break;
      after = last.record;
      const rows = waiting.map(({ waiting: { ref, root, isCounted } }) => ({ ref, root, isCounted, snapshot: null }));
      await patience.through(() =>
        finish(going, map, { stage: 'waiting', from: null }, { side: null, rows }, new Set(), pace),
      );
    }
    if (after === '') return;
    await patience.pause(roundPause);
  }
  await giveUpWaiting(going, map);
}

async function giveUpWaiting(going: Going, map: EntityMap): Promise<void> {
  const { core } = going;
  const { id } = going.current.run;
  for (;;) {
    const waiting = await core.store.initialSyncs.waiting(id, map.name, '', core.settings.initialSync.batch);
    if (waiting.length === 0) return;
    const issues = waiting.map(({ waiting: { ref, problems } }): NewIssue => {
      return { kind: 'refused', ref, problems: problems.length > 0 ? problems : [neverFree(ref)] };
    });
    const rows = waiting.map(({ record }) => ({ record, map: map.name, waiting: null }));
    const counts = { ...noCounts, done: rows.length, refused: rows.length };
    await save(going, map, { stage: 'waiting', from: null }, counts, rows, issues, { before: 0, seconds: 0 });
  }
}

async function finish(
  going: Going,
  map: EntityMap,
  place: Omit<Place, 'map'>,
  given: BatchRows,
  leftOut: ReadonlySet<string>,
  pace: Pace,
): Promise<void> {
  const { core, current, patience } = going;
  await patience.giveWay();
  const { run } = current;
  const order: BatchOrder = {
    core,
    run: run.id,
    map,
    master: run.master,
    leftOut,
    check: run.dryRun ? rehearsal(core, run.id, map) : null,
  };
  const { counts, rows, issues } = await alignBatch(order, given);
  await save(going, map, place, counts, rows, issues, pace());
}

async function save(
  going: Going,
  map: EntityMap,
  place: Omit<Place, 'map'>,
  counts: Counts,
  rows: Parameters<Core['store']['initialSyncs']['finish']>[0]['rows'],
  issues: readonly NewIssue[],
  pace: ReturnType<Pace>,
): Promise<void> {
  const { core, current } = going;
  const part = withCounts(partOf(current.run, map), counts, pace);
  const run = withPart(current.run, part, core.clock.now());
  const next = { map: map.name, ...place };
  await core.store.initialSyncs.finish({ run, place: next, rows, issues });
  going.current = { run, place: next };
}

/** How many rows there may be, for the time left: the larger side, for what is on both counts once. */
async function countTotal(going: Going, map: EntityMap): Promise<void> {
  const { core, patience } = going;
  const part = partOf(going.current.run, map);
  if (part.total !== null) return;
  const { company } = going.current.run;
  const counts = [];
  for (const system of ['financeOperations', 'dataverse'] as const) {
    if (system === 'dataverse' && map.origin === 'posted') continue;
    counts.push(await patience.through(() => core.systems[system].bulk.count(map, company)));
  }
  const total = Math.max(part.done, ...counts.map((count) => count ?? 0));
  const run = withPart(going.current.run, { ...part, total }, core.clock.now());
  const place = { map: map.name, stage: 'financeOperations', from: null } as const;
  going.current = { run, place: going.current.place?.map === map.name ? going.current.place : place };
  await core.store.initialSyncs.save(run, going.current.place);
}

/** The figures of a map that is through: the issues are counted where they are kept, so that a kill in between loses none. */
async function closePart(going: Going, map: EntityMap): Promise<void> {
  const { core, current } = going;
  const counts = await core.store.initialSyncs.issueCounts(current.run.id, map.name);
  const part = partOf(current.run, map);
  const { conflict: conflicts, refused, notEligible } = counts;
  const closed = { ...part, total: part.done, secondsLeft: 0, conflicts, refused, notEligible };
  going.current = { run: withPart(current.run, closed, core.clock.now()), place: current.place };
  await core.store.initialSyncs.save(going.current.run, going.current.place);
}

function rootKey(core: Core, { ref, values }: Snapshot): string {
  return leaseKey(rootOf(core.maps, ref, values));
}

/** Lease key of a record of which only the reference is known: its root's, or its own when neither system has it. */
export async function rootKeyOf(core: Core, map: EntityMap, ref: RecordRef): Promise<string> {
  if (map.parent === undefined) return leaseKey(ref);
  const found = (await core.systems.financeOperations.read(map, ref)) ?? (await core.systems.dataverse.read(map, ref));
  return found === null ? leaseKey(ref) : rootKey(core, found);
}

function partOf(run: InitialSyncRun, map: EntityMap): InitialSyncRun['parts'][number] {
  const part = run.parts.find((one) => one.map === map.name);
  return part ?? { map: map.name, total: null, rate: null, secondsLeft: null, ...noCounts };
}

function withPart(run: InitialSyncRun, part: InitialSyncRun['parts'][number], now: Date): InitialSyncRun {
  const parts = run.parts.map((one) => (one.map === part.map ? part : one));
  return { ...run, parts, updatedAt: now.toISOString() };
}
