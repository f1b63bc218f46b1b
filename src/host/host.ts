/**
 * One running process, from configuration to ready: takes the data folder, listens, starts the sandbox where it is embedded, composes
 * the services over the store, opens the chat windows. Stops in the reverse order.
 */
import { randomBytes } from 'node:crypto';
import { CodedError } from '../errors.ts';
import { loadMaps } from '../maps/catalogue.ts';
import type { SystemName } from '../maps/entity-map.ts';
import { findPlayground, startPlayground } from './children/playground.ts';
import { startSandbox } from './children/sandbox.ts';
import type { Clock } from './clock.ts';
import type { Services } from './compose.ts';
import type { Configuration } from './configuration.ts';
import { holdDataFolder } from './data-folder.ts';
import { administrationRoutes } from './http/administration.ts';
import { hookRoutes } from './http/hooks.ts';
import { messageRoute } from './http/messages.ts';
import { probeRoutes } from './http/probes.ts';
import { createHttpApplication, listen } from './http/server.ts';
import { createLifecycle, type Lifecycle } from './lifecycle.ts';
import type { Logger } from './logging.ts';
import { createMetrics } from './metrics.ts';
import { provideStore } from './new-store.ts';
import { requireFreePorts, type NeededPort } from './ports.ts';
import { createReadiness } from './readiness.ts';
import { openStore } from '../store/open-store.ts';
import { announceProcess, withdrawProcess } from './running-process.ts';

export interface HostOptions {
  readonly configuration: Configuration;
  /** What child processes get of the environment. */
  readonly environment: NodeJS.ProcessEnv;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly log: Logger;
  /** Called when another process has taken the data folder: this one must end where it stands, without another write. */
  readonly folderLost: (error: CodedError) => void;
}

/** Where a running process can be reached. */
export interface Host {
  readonly address: string;
  readonly systems: Readonly<Record<SystemName, string>>;
  /** Null where there are no chat windows. */
  readonly windows: { readonly dispatcher: string; readonly approver: string } | null;
  /** Rejects when something the process cannot go on without ends by itself. */
  readonly broken: Promise<never>;
  stop(): Promise<void>;
}

/** Starts everything and resolves when `/readyz` answers 200. What was started is stopped again when a later part fails. */
export async function startHost(options: HostOptions): Promise<Host> {
  const lifecycle = createLifecycle(options.log);
  try {
    return await start(options, lifecycle);
  } catch (error) {
    await lifecycle.stop();
    throw error;
  }
}

async function start(options: HostOptions, lifecycle: Lifecycle): Promise<Host> {
  const { configuration, environment, clock, log } = options;
  const playground = configuration.playground === null ? null : findPlayground();
  const windows = playground === null ? null : configuration.playground;
  const folder = lifecycle.started(
    'data folder',
    await holdDataFolder(configuration.dataFolder, { lost: options.folderLost }),
    (held) => held.release(),
  );
  await requireFreePorts(neededPorts(configuration, windows));

  let services: Services | null = null;
  let isStopping = false;
  const metrics = createMetrics();
  const readiness = createReadiness({
    parts: ['systems', 'services'],
    ping: (system) => services?.ping(system) ?? null,
    stoppage: () => services?.core.stoppage() ?? null,
    now: () => clock.now(),
  });
  const administrationKey = randomBytes(24).toString('base64url');
  const application = createHttpApplication(
    {
      probes: probeRoutes(readiness, metrics),
      messages: messageRoute(() => (isStopping ? null : (services?.bot ?? null))),
      hooks: hookRoutes({ key: configuration.hookKey, core: () => services?.core ?? null, log, metrics }),
      administration: administrationRoutes({ key: administrationKey, services: () => services }),
    },
    log,
    metrics,
  );
  const { host, port } = configuration.listen;
  const server = lifecycle.started('http server', await listen(application, host, port), (listening) =>
    listening.close(),
  );
  const address = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${server.port}`;

  const storeFolder = folder.at('store');
  // Most of the program is loaded, and the store opened, while the sandbox starts.
  const opening = lifecycle.started(
    'store',
    provideStore(storeFolder, environment).then(() => openStore(storeFolder)),
    async (opened) => (await opened.catch(() => null))?.close(),
  );
  const [{ broken, systems }, { composeServices }, store] = await Promise.all([
    startSystems(options, lifecycle, address),
    import('./compose.ts'),
    opening,
  ]);
  readiness.reached('systems');
  services = lifecycle.started(
    'services',
    await composeServices({ ...options, store, systems, address, metrics }),
    (running) => running.close(),
  );
  readiness.reached('services');
  await announceProcess(folder.path, { address, key: administrationKey });
  lifecycle.started('announcement', folder.path, withdrawProcess);

  if (playground !== null && windows !== null) {
    const open = async (name: string, userPrincipalName: string, windowPort: number) =>
      lifecycle.started(
        `chat window ${name}`,
        await startPlayground(playground, {
          userPrincipalName,
          port: windowPort,
          botAddress: `${address}/api/messages`,
          folder: folder.at('playground', name),
          environment,
        }),
        (window) => window.stop(),
      );
    await Promise.all([
      open('dispatcher', 'alexw@example.com', windows.dispatcherPort),
      open('approver', 'meganb@example.com', windows.approverPort),
    ]);
  }
  return {
    address,
    systems,
    windows:
      windows === null
        ? null
        : {
            dispatcher: `http://127.0.0.1:${windows.dispatcherPort}`,
            approver: `http://127.0.0.1:${windows.approverPort}`,
          },
    broken,
    // Hooks are answered to the end: writes that are under way raise them.
    stop: () => {
      isStopping = true;
      return lifecycle.stop();
    },
  };
}

async function startSystems(
  { configuration, environment, log }: HostOptions,
  lifecycle: Lifecycle,
  address: string,
): Promise<{ readonly systems: Readonly<Record<SystemName, string>>; readonly broken: Promise<never> }> {
  const { systems } = configuration;
  if (systems.kind === 'addresses') {
    const { dataverse, financeOperations } = systems;
    return { systems: { dataverse, financeOperations }, broken: new Promise(() => undefined) };
  }
  const sandbox = await startSandbox({
    ...systems,
    dataFolder: configuration.dataFolder,
    organisation: configuration.sandboxOrganisation,
    hooks: { address, key: configuration.hookKey, entities: policies() },
    environment,
    onLine: (line) => log.debug('sandbox', { line }),
  });
  let stopping = false;
  lifecycle.started('sandbox', sandbox.child, async (child) => {
    stopping = true;
    await child.stop();
  });
  const broken = new Promise<never>((_resolve, reject) => {
    void sandbox.child.ended.then((how) => {
      const said = sandbox.child.lastWords();
      if (!stopping) reject(new CodedError('SANDBOX_FAILED', `The sandbox ended by itself (${how}).\n${said}`));
    });
  });
  // Whoever holds the host decides what to do about it.
  broken.catch(() => undefined);
  return { systems: sandbox.systems, broken };
}

/** What each mapped table and collection does at save while this process does not answer. */
async function policies(): Promise<Readonly<Record<string, 'refuse' | 'allow'>>> {
  const { maps } = await loadMaps();
  return Object.fromEntries(
    maps.flatMap(({ dataverse, financeOperations, onUnavailable }) => [
      [dataverse.table, onUnavailable],
      [financeOperations.collection, onUnavailable],
    ]),
  );
}

function neededPorts(configuration: Configuration, windows: Configuration['playground']): NeededPort[] {
  const { listen: own, systems } = configuration;
  return [
    { port: own.port, variable: 'PORT', host: own.host },
    ...(systems.kind === 'embedded'
      ? [
          { port: systems.dataversePort, variable: 'SANDBOX_DATAVERSE_PORT', host: '127.0.0.1' } as const,
          { port: systems.financeOperationsPort, variable: 'SANDBOX_FINOPS_PORT', host: '127.0.0.1' } as const,
        ]
      : []),
    ...(windows === null
      ? []
      : [
          { port: windows.dispatcherPort, variable: 'PLAYGROUND_PORT' } as const,
          { port: windows.approverPort, variable: 'PLAYGROUND_APPROVER_PORT' } as const,
        ]),
  ];
}
