/**
 * A process that runs the core on a store in a folder, pauses or resumes a map, and may be killed while it carries over what waits. Run
 * by `killed-resume.test.ts`, told what to do by one JSON argument; says how far it is on standard output and ends when told to.
 */
import { once } from 'node:events';
import { openStore } from '../../../src/store/open-store.ts';
import type { SyncStore } from '../../../src/sync/ports.ts';
import { alex, startCore, type Addresses } from '../../support/running-core.ts';
import { eventually } from '../../support/wire.ts';

export interface KilledResume extends Addresses {
  readonly folder: string;
  readonly map: string;
  /** `pause`: until its input ends. `resume`, and `wait` without a command: until the map runs. */
  readonly task: 'pause' | 'resume' | 'wait';
  /** Killed before the n-th write to the journal or the queue, counted from 1 after the command. */
  readonly killAt: number | null;
}

const run = JSON.parse(process.argv[2] ?? '{}') as KilledResume;
let isArmed = false;
let writes = 0;

async function mortal<T>(write: () => Promise<T>): Promise<T> {
  if (isArmed && run.killAt !== null && (writes += 1) === run.killAt) {
    process.kill(process.pid, 'SIGKILL');
    await new Promise(() => undefined);
  }
  return write();
}

const opened = await openStore(run.folder);
const { journal, queue } = opened;
const parts: Pick<SyncStore, 'journal' | 'queue'> = {
  journal: {
    ...journal,
    open: (operation, waiting) => mortal(() => journal.open(operation, waiting)),
    save: (operation) => mortal(() => journal.save(operation)),
  },
  queue: { ...queue, done: (queued, how) => mortal(() => queue.done(queued, how)) },
};
const core = await startCore(run, {
  store: { ...opened, ...parts },
  settings: { originTransactionLimit: 400, recoveryInterval: 50, catchUpInterval: null },
});
const command = async (name: 'pause' | 'resume'): Promise<void> => {
  const answer = await core.sync.commandMaps({ command: name, maps: [run.map], by: alex });
  if (answer.kind === 'refused') throw new Error(JSON.stringify(answer));
};
if (run.task === 'pause') {
  await command('pause');
  process.stdout.write('paused\n');
  process.stdin.resume();
  await once(process.stdin, 'end');
} else {
  isArmed = true;
  if (run.task === 'resume') await command('resume');
  await eventually(
    async () => (await core.sync.status()).find(({ name }) => name === run.map)?.status === 'Running',
    'running again',
    60_000,
  );
  await eventually(async () => (await journal.unfinished()).length === 0, 'closing every operation', 20_000);
  process.stdout.write('running\n');
}
await core.close();
await opened.close();
