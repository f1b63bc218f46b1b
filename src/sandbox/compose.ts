/**
 * The sandbox as a value: both stand-in systems over one database, with the test controls in front, and no socket anywhere.
 * `main.ts` puts it behind HTTP; tests may call the two handlers directly, in virtual time if they like.
 */
import { bulkInsert } from './data/bulk-insert.ts';
import { seedDataverse, seedFinanceOperations } from './data/seed.ts';
import { tablesOf } from './dataverse/schema/organization-kind.ts';
import { createDataverse } from './dataverse/server.ts';
import type { DataverseOptions } from './dataverse/server.ts';
import { withControls } from './engine/control.ts';
import type { Controls, HookChange } from './engine/control.ts';
import { openDatabase } from './engine/database.ts';
import { createFaults } from './engine/faults.ts';
import type { Faults } from './engine/faults.ts';
import type { Clock, Database, HookCaller, Ids, Runtime } from './engine/runtime.ts';
import type { StandIn } from './engine/stand-in.ts';
import { createTrace } from './engine/trace.ts';
import type { Trace } from './engine/trace.ts';
import type { WireHandler } from './engine/wire.ts';
import { createFinanceOperations } from './finance-operations/server.ts';
import type { FinanceOperationsOptions } from './finance-operations/server.ts';
import { withRecordPages } from './pages/record-pages.ts';

/** What a sandbox takes from outside. */
export interface SandboxOptions {
  /** Folder that keeps the data; null keeps it in memory. */
  readonly dataDirectory: string | null;
  /** A database that is open already, in place of the folder; it is closed with the sandbox. */
  readonly database?: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly callHook: HookCaller;
  /** Hooks registered at the start and again after a reset. A system that is left out has none until somebody registers one. */
  readonly hooks?: HookChange;
  readonly dataverse?: DataverseOptions;
  readonly financeOperations?: FinanceOperationsOptions;
}

/** Both systems, ready to be asked. */
export interface Sandbox {
  readonly dataverse: WireHandler;
  readonly financeOperations: WireHandler;
  /** Faults of each system, the trace of both, reset and hook registration: what `/__sandbox/…` offers, without HTTP. */
  readonly control: {
    readonly trace: Trace;
    readonly faults: { readonly dataverse: Faults; readonly financeOperations: Faults };
    readonly reset: () => Promise<void>;
    readonly registerHooks: (change: HookChange) => Promise<void>;
  };
  /** Resolves when no after-commit call and no late fault is outstanding. */
  settled(): Promise<void>;
  /** Closes the database; ask nothing afterwards. */
  close(): Promise<void>;
}

/**
 * Opens the data, seeds it when it is new, and composes both systems. Throws `FolderInUse` when another process has the folder open.
 */
export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { clock, ids, callHook } = options;
  const database = options.database ?? (await openDatabase(options.dataDirectory));
  try {
    const runtime: Runtime = { clock, ids, database, callHook };
    const systems: Systems = {
      dataverse: await createDataverse(runtime, options.dataverse),
      financeOperations: await createFinanceOperations(runtime, options.financeOperations),
    };
    const fill = (): Promise<void> => prepareAndSeed(systems, runtime, options.dataverse ?? {});
    if (await isSeeded(database)) {
      for (const system of Object.values(systems)) await system.prepare({ empty: false });
    } else await fill();
    await registerHooks(systems, options.hooks ?? {});
    return assemble(systems, runtime, async () => {
      await fill();
      await registerHooks(systems, options.hooks ?? {});
    });
  } catch (error) {
    await database.close();
    throw error;
  }
}

interface Systems extends Record<string, StandIn> {
  readonly dataverse: StandIn;
  readonly financeOperations: StandIn;
}

function assemble(systems: Systems, { clock, database }: Runtime, refill: () => Promise<void>): Sandbox {
  const trace = createTrace(clock);
  const faults = { dataverse: createFaults(clock), financeOperations: createFaults(clock) };
  const settled = async (): Promise<void> => {
    for (const each of Object.values(faults)) await each.settled();
    for (const system of Object.values(systems)) await system.settled();
  };
  const reset = async (): Promise<void> => {
    for (const each of Object.values(faults)) each.clear();
    await settled();
    await refill();
    trace.clear();
  };
  const shared = { trace, reset, registerHooks: (change: HookChange) => registerHooks(systems, change) };
  const front = (name: 'dataverse' | 'financeOperations'): WireHandler => {
    const { expireChangeTracking } = systems[name];
    const controls: Controls = { ...shared, faults: faults[name], expireChangeTracking };
    const api = trace.wrap(name, faults[name].wrap(systems[name].handle));
    return withControls(withRecordPages(name, api), controls);
  };
  return {
    dataverse: front('dataverse'),
    financeOperations: front('financeOperations'),
    control: { ...shared, faults },
    settled,
    close: () => database.close(),
  };
}

async function registerHooks(systems: Systems, change: HookChange): Promise<void> {
  if (change.dataverse !== undefined) await systems.dataverse.registerHook(change.dataverse);
  if (change.financeOperations !== undefined) await systems.financeOperations.registerHook(change.financeOperations);
}

/** Empties both systems and fills them anew. The mark comes last: a start that was interrupted begins again. */
async function prepareAndSeed(
  systems: Systems,
  { clock, database }: Runtime,
  { fieldService = true, organization: kind = 'set up' }: DataverseOptions,
): Promise<void> {
  await database.query('CREATE SCHEMA IF NOT EXISTS sandbox');
  await database.query('CREATE TABLE IF NOT EXISTS sandbox.seed (at text NOT NULL)');
  await database.query('DELETE FROM sandbox.seed');
  for (const system of Object.values(systems)) await system.prepare({ empty: true });
  const now = clock.now();
  await database.transaction(async (tx) => {
    await seedDataverse(bulkInsert(tx, 'dataverse'), {
      now,
      fieldService,
      ...(kind === 'plain' ? { plain: tablesOf(kind, fieldService) } : {}),
    });
    await seedFinanceOperations(bulkInsert(tx, 'finops'), { now });
    await tx.query('INSERT INTO sandbox.seed (at) VALUES ($1)', [now.toISOString()]);
  });
}

async function isSeeded(database: Database): Promise<boolean> {
  const [found] = await database.query<{ name: string | null }>("SELECT to_regclass('sandbox.seed')::text AS name");
  if (found?.name == null) return false;
  return (await database.query('SELECT 1 FROM sandbox.seed')).length > 0;
}
