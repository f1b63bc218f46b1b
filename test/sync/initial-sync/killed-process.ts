/**
 * A process that begins an initial sync, or goes on with the one that an earlier process was killed in. Told what to do by one JSON
 * argument; says on standard output, a line each, how many rows were done and what memory it holds, and the run at its end.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { openStore } from '../../../src/store/open-store.ts';
import type { InitialSyncRun } from '../../../src/sync/face.ts';
import { megan, startCore, type Addresses } from '../../support/running-core.ts';

export interface SyncingProcess extends Addresses {
  readonly folder: string;
  readonly maps: readonly string[];
  /** Between lines, in milliseconds. */
  readonly every: number;
  /** Collects garbage before each line, so that the figures tell what is really held. */
  readonly measures: boolean;
}

/** One line of what it says. */
export interface Said {
  readonly map: string | null;
  readonly done: number;
  /** Bytes. */
  readonly heap: number;
  readonly resident: number;
  /** The run, once it ended. */
  readonly run: InitialSyncRun | null;
}

const order = JSON.parse(process.argv[2] ?? '{}') as SyncingProcess;
const collect = order.measures ? (globalThis as { gc?: () => void }).gc : undefined;

function say(run: InitialSyncRun): void {
  collect?.();
  const { heapUsed: heap, rss: resident } = process.memoryUsage();
  const map = run.parts.findLast(({ done }) => done > 0)?.map ?? null;
  const done = run.parts.reduce((sum, part) => sum + part.done, 0);
  const said: Said = { map, done, heap, resident, run: run.state === 'running' ? null : run };
  process.stdout.write(`${JSON.stringify(said)}\n`);
}

const store = await openStore(order.folder);
const core = await startCore(order, { store, settings: { catchUpInterval: null } });
const [known] = await core.sync.initialSyncs(1);
const { id } =
  known ??
  (await core.sync.startInitialSync({
    maps: order.maps,
    company: null,
    master: 'financeOperations',
    dryRun: false,
    by: megan,
  }));
for (;;) {
  const run = await core.sync.initialSync(id);
  if (run === null) throw new Error('The run is gone.');
  say(run);
  if (run.state !== 'running') break;
  await wait(order.every);
}
await core.close();
await store.close();
