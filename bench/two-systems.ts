/** A create and an update in both systems: through the core, and as the same calls made bare. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentForChildren } from '../src/host/configuration.ts';
import { startSandbox } from '../src/host/children/sandbox.ts';
import type { Actor } from '../src/sync/face.ts';
import { openStore } from '../src/store/open-store.ts';
import type { RecordChange } from '../src/connectors/port.ts';
import { startCore, type RunningParts } from '../test/support/running-core.ts';
import { freePorts } from '../test/support/ports.ts';
import { compare } from './compare.ts';
import { record, type Recording } from './replay.ts';
import type { Benchmark, BenchRow } from './row.ts';

/** Of what ten calls cost, the journal, lease and comparison may add this share. */
const reach = 1.5;

/** The administrator of the sandbox, who may do everything in both systems. */
const patti: Actor = {
  aadObjectId: '00000000-0000-0000-0000-0000000000024',
  userPrincipalName: 'pattif@example.com',
  name: 'Patti Fernandez',
  licences: { dataverse: true, financeOperations: true },
};

export const twoSystems: Benchmark = {
  async run(quick) {
    const folder = await mkdtemp(join(tmpdir(), 'dispatch-copilot-bench-'));
    const [dataversePort = 0, financeOperationsPort = 0] = await freePorts(2);
    const acceptor = await startAcceptor();
    const sandbox = await startSandbox({
      dataversePort,
      financeOperationsPort,
      dataFolder: folder,
      hooks: { address: acceptor.address, key: 'bench' },
      organisation: 'set up',
      environment: environmentForChildren(),
    });
    const store = await openStore(join(folder, 'store'));
    const core = await startCore(sandbox.systems, { store });
    try {
      return await rowsFor(core, sandbox.systems, acceptor.register, quick);
    } finally {
      await core.close();
      await store.close();
      await sandbox.child.stop();
      await acceptor.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function rowsFor(
  core: RunningParts,
  systems: { readonly dataverse: string; readonly financeOperations: string },
  useAcceptor: (systems: { readonly dataverse: string }) => Promise<void>,
  quick: boolean,
): Promise<BenchRow[]> {
  let count = 0;
  const nextId = () => `BQ${String((count += 1)).padStart(6, '0')}`;
  const write = async (change: RecordChange) => {
    const outcome = await core.sync.write({
      requestId: randomUUID(),
      actor: patti,
      origin: 'command',
      summary: 'benchmark',
      changes: [change],
    });
    if (outcome.kind !== 'committed') throw new Error(`The write was not committed: ${JSON.stringify(outcome)}`);
  };
  const refOf = (id: string) => ({ map: 'warehouse', company: 'usmf', key: [id] });
  const create = (id: string) =>
    write({
      action: 'create',
      ref: refOf(id),
      values: { WarehouseId: id, WarehouseName: `Bench ${id}`, OperationalSiteId: 'SOUTH', WarehouseType: 'Standard' },
    });
  const rename = (id: string, name: string) =>
    write({ action: 'update', ref: refOf(id), values: { WarehouseName: name }, version: null });

  // The first of each fills what the connectors remember (schema, lookups, rights), which is no part of a single operation.
  const [first, recorded] = [nextId(), nextId()];
  await create(first);
  await rename(first, 'Bench warm');
  await settle();
  const creation = await record(systems, () => create(recorded));
  await settle();
  const nameBefore = nextId();
  const renaming = await record(systems, () => rename(recorded, nameBefore));
  await settle();

  const size = quick ? { rounds: 3, perRound: 5 } : { rounds: 10, perRound: 10 };
  const throughCore = { prepare: () => core.registerHooks() };
  const bare = { prepare: () => useAcceptor(systems) };
  const rows = [
    await compare({
      ...size,
      name: 'create in both systems',
      reach,
      note: callsNote(creation),
      ours: { ...throughCore, once: () => create(nextId()) },
      bare: { ...bare, once: () => creation.replay(recorded, nextId()) },
    }),
    await compare({
      ...size,
      name: 'update in both systems',
      reach,
      note: callsNote(renaming),
      ours: { ...throughCore, once: () => rename(first, nextId()) },
      bare: { ...bare, once: () => renaming.replay(nameBefore, nextId()) },
    }),
  ];
  creation.close();
  renaming.close();
  return rows;
}

function callsNote(recording: Recording): string {
  return `the same ${recording.calls.length} calls on both sides, hooks accepted; the store is on disk`;
}

/** After-commit news of a write is taken in shortly after; it must not fall into what is recorded next. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 1_500));
}

/** A server that accepts whatever a hook asks: what is left of a hook without the core. */
async function startAcceptor() {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => response.setHeader('content-type', 'application/json').end('{}'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address,
    register: async (systems: { readonly dataverse: string }) => {
      const answer = await fetch(`${systems.dataverse}/__sandbox/hooks`, {
        method: 'POST',
        headers: { connection: 'close' },
        body: JSON.stringify({
          dataverse: `${address}/hooks/dataverse`,
          financeOperations: `${address}/hooks/finance-operations`,
          key: 'bench',
        }),
      });
      await answer.arrayBuffer();
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
