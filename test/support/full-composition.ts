/**
 * The whole product in one process: both stand-ins in memory, the services as the host composes them, its HTTP surface, a recording
 * channel, and the people of the cast at their chat windows. Everything between the parts is real HTTP on free ports.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { createDataverse } from '../../src/connectors/dataverse/connector.ts';
import { createFinanceOperations } from '../../src/connectors/finance-operations/connector.ts';
import { localTokens } from '../../src/connectors/tokens/local.ts';
import type { Clock } from '../../src/host/clock.ts';
import { composeServices, type Services } from '../../src/host/compose.ts';
import { parseConfiguration, type Configuration } from '../../src/host/configuration.ts';
import { hookRoutes } from '../../src/host/http/hooks.ts';
import { messageRoute } from '../../src/host/http/messages.ts';
import { createHttpApplication, listen } from '../../src/host/http/server.ts';
import { createMetrics } from '../../src/host/metrics.ts';
import { loadMaps } from '../../src/maps/catalogue.ts';
import type { RecordRef, Snapshot } from '../../src/connectors/port.ts';
import type { SystemName } from '../../src/maps/entity-map.ts';
import type { Records } from '../../src/records/face.ts';
import { createRecords } from '../../src/records/records.ts';
import { startConnector, type RecordingConnector } from '../bot/support/connector.ts';
import { ChatWindow, type ChatParts } from '../bot/support/chat.ts';
import { openFreshStore } from './fresh-store.ts';
import { systemClock } from './clock.ts';
import { startStandIns, type StandIns } from './running-core.ts';
import type { LocalDirectory } from './sign-in/directory.ts';
import type { LocalTokenService } from './sign-in/token-service.ts';
import { eventually, person, type Person } from './wire.ts';

/** Directory ids end in thirteen digits, as the Playground's cast has them. */
const member = (number: number, user: string, name: string) => ({
  aadObjectId: `00000000-0000-0000-0000-${String(number).padStart(13, '0')}`,
  user,
  name,
});

/** Who signs in, by first name. */
export const cast = {
  alex: member(20, 'alexw', 'Alex Wilber'),
  megan: member(21, 'meganb', 'Megan Bowen'),
  adele: member(22, 'adelev', 'Adele Vance'),
  isaiah: member(23, 'isaiah', 'Isaiah Langer'),
  patti: member(24, 'pattif', 'Patti Fernandez'),
  lynne: member(25, 'lynner', 'Lynne Robbins'),
} as const;

export type CastName = keyof typeof cast;

/** States of the journal that stay as they are. */
const over = /^(committed|refused|parked)/;

export interface FullComposition extends AsyncDisposable {
  /** Address of the bot, without a slash at the end. */
  readonly address: string;
  readonly standIns: StandIns;
  readonly core: Services['core'];
  /** A face of the records of its own, which remembers nothing of what the bot's has read. */
  readonly records: Records;
  readonly channel: RecordingConnector;
  /** Warnings and errors that were logged, one line each. */
  readonly logged: string[];
  /** The personal chat of somebody; the same one each time. */
  window(name: CastName): ChatWindow;
  /** Another conversation of somebody: a group chat or a channel. */
  elsewhere(name: CastName, place: Pick<ChatParts, 'conversation' | 'conversationType'>): ChatWindow;
  /** Plain calls to both systems in somebody's name. */
  calls(name: CastName): Person;
  /** A record as each side has it now, canonical. */
  sides(ref: RecordRef): Promise<Record<SystemName, Snapshot | null>>;
  /** The records below another one, by side, in the order of their keys. */
  children(map: string, parent: RecordRef): Promise<Record<SystemName, readonly Snapshot[]>>;
  /** Does something while neither system asks or tells the core. */
  unheard<T>(work: () => Promise<T>): Promise<T>;
  /** News of a record of finance and operations, as its after-commit call brings it when the call before was lost. */
  tellLate(name: CastName, collection: string, key: Readonly<Record<string, unknown>>): Promise<void>;
  /** Waits until nothing that the bot started is under way. */
  idle(): Promise<void>;
  /** Waits until nothing is under way between the systems and the core. */
  rest(): Promise<void>;
  /** Ends the services and starts them anew over the same store, as another process would. */
  restart(): Promise<void>;
}

/** Where people sign in, where they do: else the bearer token is a name. */
export interface SignInParts {
  readonly directory: LocalDirectory;
  readonly tokenService: LocalTokenService;
}

/** Starts everything. Slow: share one in a file. */
export async function startFullComposition(
  options: {
    readonly signIn?: SignInParts;
    /** Settings beside its own or in their place. */
    readonly settings?: Readonly<Record<string, string>>;
    /** The clock of the product; the stand-ins have their own. */
    readonly clock?: Clock;
  } = {},
): Promise<FullComposition> {
  const { signIn = null, settings = {}, clock = systemClock } = options;
  const standIns = await startStandIns();
  const channel = await startConnector();
  const local = parseConfiguration({
    DATAVERSE_URL: standIns.dataverse,
    FINOPS_URL: standIns.financeOperations,
    DEFAULT_COMPANY: 'usmf',
    HOOK_KEY: 'a key of sixteen letters',
    ADMINISTRATORS: cast.patti.aadObjectId,
    PLAYGROUND: 'off',
    SEND_LIMITS: 'none',
    // Looks of its own would meet the faults that tests plant.
    CATCH_UP_SECONDS: '0',
    PORT: '0',
    ...settings,
  });
  const configuration = signIn === null ? local : withSignIn(local, signIn);
  const logged: string[] = [];
  const note = (event: string, facts?: object): void => void logged.push(`${event} ${JSON.stringify(facts ?? {})}`);
  const log = { debug: () => undefined, info: () => undefined, warn: note, error: note };
  const metrics = createMetrics();
  const systems = { dataverse: standIns.dataverse, financeOperations: standIns.financeOperations };
  const store = await openFreshStore();
  const compose = () =>
    composeServices({
      configuration,
      systems,
      store,
      clock,
      newId: randomUUID,
      log,
      metrics: createMetrics(),
      ...(signIn === null ? {} : { entraTransport: signIn.directory.transport }),
    });
  let services = await compose();
  const application = createHttpApplication(
    {
      messages: messageRoute(() => services.bot),
      hooks: hookRoutes({ key: configuration.hookKey, core: () => services.core, log, metrics }),
      probes: Router(),
      administration: Router(),
    },
    log,
    metrics,
  );
  const server = await listen(application, '127.0.0.1', 0);
  const address = `http://127.0.0.1:${server.port}`;

  const hook = (path: string | null) => ({
    url: path === null ? null : `${address}/hooks/${path}`,
    key: configuration.hookKey,
  });
  const { control } = standIns.sandbox;
  const listening = () =>
    control.registerHooks({ dataverse: hook('dataverse'), financeOperations: hook('finance-operations') });
  const silent = () => control.registerHooks({ dataverse: hook(null), financeOperations: hook(null) });
  await listening();

  const maps = await loadMaps();
  const reading = { tokens: localTokens(), clock: systemClock, maps };
  const readers = {
    dataverse: createDataverse({ url: systems.dataverse, ...reading }),
    financeOperations: createFinanceOperations({ url: systems.financeOperations, ...reading }),
  };
  const records = createRecords({
    catalogue: maps,
    systems: {
      dataverse: { ...readers.dataverse.system, ...readers.dataverse.rows },
      financeOperations: { ...readers.financeOperations.system, ...readers.financeOperations.rows },
    },
    purchaseOrders: readers.financeOperations.purchaseOrders,
    writer: readers.dataverse.rowWriter,
    privileges: readers.dataverse.privileges,
    clock: systemClock,
    addresses: systems,
    defaultCompany: configuration.defaultCompany,
  });
  const windows = new Map<CastName, ChatWindow>();
  const open = (name: CastName, place: Partial<ChatParts> = {}) =>
    new ChatWindow({ botUrl: address, connector: channel, person: cast[name], ...place });
  const keyOf = ({ ref }: Snapshot): string => ref.key.join(' ');
  const rest = async (): Promise<void> => {
    await standIns.sandbox.settled();
    await eventually(
      async () => (await services.core.journal({ limit: 100 })).every(({ state }) => over.test(state)),
      'coming to rest',
    );
  };
  return {
    address,
    standIns,
    get core() {
      return services.core;
    },
    records,
    channel,
    logged,
    window(name) {
      const window = windows.get(name) ?? open(name);
      windows.set(name, window);
      return window;
    },
    elsewhere: open,
    calls: (name) => person(systems, cast[name].user),
    sides: async (ref) => ({
      dataverse: await readers.dataverse.system.read(maps.get(ref.map), ref),
      financeOperations: await readers.financeOperations.system.read(maps.get(ref.map), ref),
    }),
    children: async (map, parent) => {
      const below = async (system: SystemName) =>
        (await readers[system].system.readChildren(maps.get(map), parent)).toSorted((one, other) =>
          keyOf(one) < keyOf(other) ? -1 : 1,
        );
      return { dataverse: await below('dataverse'), financeOperations: await below('financeOperations') };
    },
    unheard: async (work) => {
      await rest();
      await silent();
      try {
        return await work();
      } finally {
        await standIns.sandbox.settled();
        await listening();
      }
    },
    tellLate: async (name, collection, key) => {
      const response = await fetch(`${address}/hooks/finance-operations`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-dispatch-copilot-key': configuration.hookKey,
          connection: 'close',
        },
        body: JSON.stringify({
          eventId: randomUUID(),
          transactionId: randomUUID(),
          stage: 'afterCommit',
          company: 'usmf',
          userId: `${cast[name].user}@example.com`,
          occurredAt: systemClock.now().toISOString(),
          changes: [{ operation: 'insert', entity: collection, key, version: '1', before: null, after: null }],
        }),
      });
      assert.equal(response.status, 200, await response.text());
    },
    idle: () => services.bot.idle(),
    rest,
    restart: async () => {
      await services.close();
      services = await compose();
    },
    async [Symbol.asyncDispose]() {
      await standIns.sandbox.settled();
      await silent();
      await services.close();
      await store.close();
      await server.close();
      await Promise.all([readers.dataverse.close(), readers.financeOperations.close()]);
      await channel[Symbol.asyncDispose]();
      await standIns.close();
    },
  };
}

/** People sign in at a directory of their own, and so does the integration. */
function withSignIn(local: Configuration, { directory, tokenService }: SignInParts): Configuration {
  const { tenantId, clientId, secret } = directory;
  const { connection, address } = tokenService;
  return {
    ...local,
    integration: { ...local.integration, signIn: { kind: 'secret', tenantId, clientId, secret } },
    peopleSignIn: { connection, tokenService: address },
  };
}
