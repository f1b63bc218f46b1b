import assert from 'node:assert/strict';
import type { RecordRef, Snapshot } from '../../../src/connectors/port.ts';
import type { InitialSyncIssue, InitialSyncPart, InitialSyncRequest, InitialSyncRun } from '../../../src/sync/face.ts';
import { megan, type RunningParts } from '../../support/running-core.ts';
import { eventually } from '../../support/wire.ts';

/** Starts an initial sync and waits for its end. */
export async function runToEnd(core: RunningParts, wanted: Partial<InitialSyncRequest>): Promise<InitialSyncRun> {
  const request = {
    maps: [],
    company: null,
    master: 'financeOperations',
    dryRun: false,
    by: megan,
    ...wanted,
  } as const;
  const { id } = await core.sync.startInitialSync(request);
  return endOf(core, id);
}

/** Waits for the end of a run. */
export async function endOf(core: RunningParts, id: string, milliseconds = 120_000): Promise<InitialSyncRun> {
  const ended = async () => (await core.sync.initialSync(id))?.state !== 'running';
  await eventually(ended, 'the end of the initial sync', milliseconds);
  const run = await core.sync.initialSync(id);
  assert.ok(run !== null);
  return run;
}

/** The figures of one map. */
export function part(run: InitialSyncRun, map: string): InitialSyncPart {
  const found = run.parts.find((one) => one.map === map);
  assert.ok(found, `${map} is part of the run`);
  return found;
}

/** All issues of a run, read page by page. */
export async function issuesOf(core: RunningParts, run: InitialSyncRun): Promise<readonly InitialSyncIssue[]> {
  const issues: InitialSyncIssue[] = [];
  for (;;) {
    const page = await core.sync.initialSyncIssues(run.id, { after: issues.at(-1)?.number ?? 0, limit: 7 });
    if (page.length === 0) return issues;
    issues.push(...page);
  }
}

/** Both sides of a record. */
export async function sides(core: RunningParts, ref: RecordRef) {
  const map = core.sync.map(ref.map);
  return {
    dataverse: await core.dataverse.system.read(map, ref),
    financeOperations: await core.financeOperations.system.read(map, ref),
  };
}

/** Asserts that both systems hold all records of a map alike, but for those left out; gives how many. */
export async function assertAlike(core: RunningParts, name: string, leftOut: readonly string[] = []): Promise<number> {
  const map = core.sync.map(name);
  const read = async (system: 'dataverse' | 'financeOperations') => {
    const found = new Map<string, Snapshot['values']>();
    for await (const page of core[system].system.readAll(map, null))
      for (const { ref, values } of page) {
        const key = JSON.stringify([ref.company, ...ref.key]);
        if (ref.company === null || leftOut.some((one) => ref.key.includes(one))) continue;
        assert.ok(!found.has(key), `${system} has ${key} once`);
        found.set(key, values);
      }
    return found;
  };
  const [here, there] = [await read('dataverse'), await read('financeOperations')];
  assert.deepEqual([...here.keys()].sort(), [...there.keys()].sort());
  for (const [key, values] of there) assert.deepEqual(here.get(key), values, key);
  return there.size;
}
