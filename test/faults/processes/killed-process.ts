/**
 * A process that resolves what an earlier one left open, then creates orders one after the other and may be killed or starved while
 * it does. Told what to do by one JSON argument; says what came of it on standard output, a line for each order.
 */
import { openStore } from '../../../src/store/open-store.ts';
import type { Journal } from '../../../src/sync/ports.ts';
import type { OrderDraft } from '../../../src/procurement/face.ts';
import { alex, startCore, type Addresses } from '../../support/running-core.ts';
import { eventually } from '../../support/wire.ts';

export interface KilledRun extends Addresses {
  readonly folder: string;
  /** Null: only resolve what is open. */
  readonly draft: OrderDraft | null;
  /** One order for each; one that an earlier process was asked, or that comes twice, is a repeat. */
  readonly requestIds: readonly string[];
  /**
   * Kill, while it creates the last of them, before or after the n-th write to the journal (counted from 1), or so many milliseconds into
   * the write.
   */
  readonly kill:
    | { readonly at: 'before' | 'after'; readonly write: number }
    | { readonly at: 'milliseconds'; readonly milliseconds: number }
    | null;
  /** How long a lease lasts; an operation that stays away longer has lost it. */
  readonly leaseLife?: number;
}

const run = JSON.parse(process.argv[2] ?? '{}') as KilledRun;
const die = (): Promise<never> => {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
};

let isArmed = false;
let writes = 0;

/** The journal, with the process ending at the write asked for. */
function mortal(journal: Journal): Journal {
  const around = async <T>(write: () => Promise<T>): Promise<T> => {
    if (!isArmed || run.kill === null || run.kill.at === 'milliseconds') return write();
    writes += 1;
    if (run.kill.at === 'before' && writes === run.kill.write) return die();
    const result = await write();
    if (run.kill.at === 'after' && writes === run.kill.write) return die();
    return result;
  };
  return {
    ...journal,
    open: (operation, waiting) => around(() => journal.open(operation, waiting)),
    save: (operation) => around(() => journal.save(operation)),
  };
}

const store = await openStore(run.folder);
const core = await startCore(run, {
  store: { ...store, journal: mortal(store.journal) },
  settings: {
    originTransactionLimit: 400,
    recoveryInterval: 50,
    // A lease lasts as long as the call that is made under it.
    callDeadline: run.leaseLife ?? 5_000,
    ...(run.leaseLife === undefined ? {} : { leaseLife: run.leaseLife }),
  },
});
await eventually(async () => (await store.journal.unfinished()).length === 0, 'resolving what was left open', 20_000);
process.stdout.write('resolved\n');
if (run.draft !== null) {
  const person = await core.records.person(alex.aadObjectId);
  if (person === null) throw new Error('Alex is known');
  for (const [place, requestId] of run.requestIds.entries()) {
    isArmed = place === run.requestIds.length - 1;
    if (isArmed && run.kill?.at === 'milliseconds') setTimeout(() => void die(), run.kill.milliseconds);
    process.stdout.write(`ordering ${requestId}\n`);
    const outcome = await core.procurement.create(run.draft, person, requestId);
    process.stdout.write(`${outcome.kind} ${outcome.kind === 'done' ? outcome.order.number : ''}\n`);
  }
  await eventually(async () => (await store.journal.unfinished()).length === 0, 'finding out', 20_000);
}
await core.close();
await store.close();
