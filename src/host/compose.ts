/** The composition root: every service made once, from the configuration, with what it depends on. */
import { fileURLToPath } from 'node:url';
import { createBot, type Bot, type BotParts } from '../bot/bot.ts';
import { createReferences } from '../bot/conversation/references.ts';
import type { BotMemory, BotSettings } from '../bot/ports.ts';
import { createPeople } from '../bot/sign-in/people.ts';
import { openTokenService } from '../bot/teams/token-service.ts';
import { createDataverse } from '../connectors/dataverse/connector.ts';
import { createFinanceOperations } from '../connectors/finance-operations/connector.ts';
import type { HttpTrace } from '../connectors/http.ts';
import type { EntraTransport } from '../connectors/tokens/entra.ts';
import { loadMaps } from '../maps/catalogue.ts';
import type { SystemName } from '../maps/entity-map.ts';
import { createProcurement } from '../procurement/create-procurement.ts';
import type { Procurement } from '../procurement/face.ts';
import { orderMap, receiptMap } from '../procurement/order-maps.ts';
import { createOrderPivot, orderPivot } from '../procurement/pivot.ts';
import { createReceiptIntercept } from '../procurement/receipt-from-field-service.ts';
import { createRecords } from '../records/records.ts';
import { createBotMemory } from '../store/memory.ts';
import type { Store } from '../store/open-store.ts';
import { createSyncCore, type RunningCore } from '../sync/create-sync-core.ts';
import { guardConnectors } from '../sync/guarded-connectors.ts';
import { watchHealth } from '../sync/health.ts';
import { defaultSettings } from '../sync/settings.ts';
import type { Clock } from './clock.ts';
import type { Configuration } from './configuration.ts';
import { createLifecycle } from './lifecycle.ts';
import type { Logger } from './logging.ts';
import { watchMaps } from './map-watch.ts';
import { createSetupDesk, type SetupDesk } from './setup/setup-desk.ts';
import type { Environment } from './setup/environment.ts';
import { tokenSource } from './token-source.ts';
import type { Metrics } from './metrics.ts';

export interface ServiceOptions {
  readonly configuration: Configuration;
  /** Address of each system, without a slash at the end. */
  readonly systems: Readonly<Record<SystemName, string>>;
  /** Address of this process, without a slash at the end; null where it has none yet. */
  readonly address?: string | null;
  /** Opened by the caller, who closes it after the services. */
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Carries calls to Microsoft Entra ID, where sockets do not. */
  readonly entraTransport?: EntraTransport;
}

/** What runs behind the HTTP surface. */
export interface Services {
  readonly core: RunningCore;
  readonly procurement: Procurement;
  readonly environment: Environment;
  readonly setup: SetupDesk;
  readonly bot: Bot;
  /** Answers when the system answers. */
  ping(system: SystemName): Promise<void>;
  close(): Promise<void>;
}

/** Makes every service and starts their background work. Closes what it made when a later part fails. */
export async function composeServices(options: ServiceOptions): Promise<Services> {
  const lifecycle = createLifecycle(options.log);
  try {
    return await compose(options, lifecycle.started, () => lifecycle.stop());
  } catch (error) {
    await lifecycle.stop();
    throw error;
  }
}

async function compose(
  { configuration, systems: urls, address = null, store, clock, newId, log, metrics, entraTransport }: ServiceOptions,
  started: ReturnType<typeof createLifecycle>['started'],
  close: () => Promise<void>,
): Promise<Services> {
  const { times, defaultCompany, integration } = configuration;
  const maps = await loadMaps();

  const memory = createBotMemory(store.database, () => clock.now());
  const signIn = peopleSignIn(configuration, memory, clock, log);
  const tokens = await tokenSource({
    configuration,
    environments: urls,
    people: signIn?.people ?? null,
    transport: entraTransport,
  });
  signIn?.people.onForgotten((aadObjectId) => tokens.forget?.({ as: 'person', aadObjectId, userPrincipalName: '' }));
  const connection = {
    tokens,
    clock,
    maps,
    limits: { deadlineMilliseconds: times.call },
    onCall: noteCalls(log, metrics),
  };
  const connected = {
    dataverse: started('Dataverse connector', createDataverse({ url: urls.dataverse, ...connection }), (one) =>
      one.close(),
    ),
    financeOperations: started(
      'finance and operations connector',
      createFinanceOperations({ url: urls.financeOperations, ...connection }),
      (one) => one.close(),
    ),
  };
  const hooks = { dataverse: connected.dataverse.hook, financeOperations: connected.financeOperations.hook };
  const health = started(
    'breakers',
    watchHealth({
      systems: { dataverse: connected.dataverse.system, financeOperations: connected.financeOperations.system },
      clock,
      settings: defaultSettings.health,
      log,
    }),
    (breakers) => breakers.close(),
  );
  const { dataverse, financeOperations } = guardConnectors(connected, health);
  const systems = { dataverse: dataverse.system, financeOperations: financeOperations.system };
  const service = financeOperations.purchaseOrders;
  const availability = started('map watch', watchMaps({ maps: maps.maps, systems, clock, log }), (watch) =>
    watch.close(),
  );
  await availability.firstLook;

  const records = createRecords({
    catalogue: maps,
    systems: {
      dataverse: { ...systems.dataverse, ...dataverse.rows },
      financeOperations: { ...systems.financeOperations, ...financeOperations.rows },
    },
    purchaseOrders: service,
    writer: dataverse.rowWriter,
    privileges: dataverse.privileges,
    clock,
    addresses: urls,
    defaultCompany,
  });

  const core = started(
    'sync core',
    createSyncCore({
      maps,
      systems,
      health,
      hooks,
      store,
      clock,
      newId,
      settings: {
        ...defaultSettings,
        writeDeadline: times.write,
        firstStatus: configuration.maps.atFirstStart === 'run' ? 'Running' : 'Not running',
        queueLimit: configuration.maps.queueLimit,
        callDeadline: times.call,
        hookDeadline: times.hookDeadline,
        originTransactionLimit: times.originTransactionLimit,
        catchUpInterval: times.catchUp,
        hookGrace: times.hookGrace,
        comparisonInterval: times.comparison,
        retention: times.retention,
      },
      pivots: new Map([
        [orderPivot, createOrderPivot({ service, financeOperations: systems.financeOperations, maps })],
      ]),
      intercepts: new Map([
        [
          receiptMap,
          createReceiptIntercept({
            wire: hooks.dataverse,
            rows: connected.dataverse.asked.rows,
            writer: connected.dataverse.asked.rowWriter,
            financeOperations: systems.financeOperations,
            maps,
            workerOf: async (id) =>
              (await connected.dataverse.answer(() => records.person(id)))?.personnelNumber ?? null,
          }),
        ],
      ]),
      numbers: new Map([[orderMap, (company, requestId) => service.reserveNumber(company, requestId)]]),
      log,
      authorize: (as) => connected.financeOperations.authorize(as),
      integration: integration.user,
      unavailable: availability.unavailable,
    }),
    (running) => running.close(),
  );
  // What somebody just made in either system is there to be picked at once.
  core.onNews(({ map }) => records.written(map));
  const procurement = createProcurement({
    systems,
    rows: { dataverse: dataverse.rows, financeOperations: financeOperations.rows },
    service,
    records,
    maps,
    sync: core,
  });
  const bot = started(
    'bot',
    createBot({
      sync: core,
      records,
      procurement,
      memory,
      clock,
      ids: { next: newId },
      log,
      settings: botSettings(configuration),
      adapterEnvironment: adapterEnvironment(configuration),
      languageModel: await languageModel(configuration),
      signIn,
    }),
    (running) => running.close(),
  );
  bot.start();
  registerGauges(metrics, core);
  const environment = { configuration, urls, address, maps, tokens, clock, newId };
  const setup = started(
    'setup',
    createSetupDesk(environment, () => availability.lookAgain()),
    (desk) => desk.over(),
  );
  return { core, procurement, environment, setup, bot, ping: (system) => systems[system].ping(), close };
}

async function languageModel({ languageModel: configured }: Configuration): Promise<BotParts['languageModel']> {
  if (configured === null) return null;
  const { openLanguageModel } = await import('../language-model/openai.ts');
  return { model: openLanguageModel(configured.endpoint), timeLimit: configured.timeLimit };
}

/** Who is signed in, by what the token service of the bot registration keeps. */
function peopleSignIn(configuration: Configuration, memory: BotMemory, clock: Clock, log: Logger): BotParts['signIn'] {
  if (configuration.peopleSignIn === null) return null;
  const { connection, tokenService: address } = configuration.peopleSignIn;
  const tokenService = openTokenService(adapterEnvironment(configuration), { connection, address });
  return {
    tokenService,
    people: createPeople({ service: tokenService, references: createReferences({ memory, clock }), clock, log }),
  };
}

function botSettings(configuration: Configuration): BotSettings {
  const { bot, administrators, approvalReminderHours, trustedServiceHosts, dialogs, sendLimits } = configuration;
  return {
    appId: bot.kind === 'anonymous' ? '' : bot.appId,
    tenantId: bot.kind === 'anonymous' ? null : bot.tenantId,
    anonymous: bot.kind === 'anonymous',
    dialogs,
    sendLimits,
    administrators,
    reminderHours: approvalReminderHours,
    trustedServiceHosts,
    cardsFolder: fileURLToPath(new URL('../../cards/', import.meta.url)),
  };
}

/** Names and values as the Bot Framework reads them. */
function adapterEnvironment({ bot }: Configuration): Record<string, string> {
  switch (bot.kind) {
    case 'anonymous':
      return {};
    case 'managedIdentity':
      return { MicrosoftAppId: bot.appId, MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppTenantId: bot.tenantId };
    case 'singleTenant':
      return {
        MicrosoftAppId: bot.appId,
        MicrosoftAppType: 'SingleTenant',
        MicrosoftAppTenantId: bot.tenantId,
        MicrosoftAppPassword: bot.password,
      };
  }
}

function noteCalls(log: Logger, metrics: Metrics): (trace: HttpTrace) => void {
  const seconds = metrics.histogram(
    'dispatch_copilot_system_call_seconds',
    'Time of one call to a connected system.',
    [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  );
  return (trace) => {
    const { system, method, status, failure, milliseconds } = trace;
    seconds.observe(milliseconds / 1000, { system, method, outcome: failure ?? String(status) });
    if (failure === null) log.debug('system call', { ...trace });
    else log.warn('system call failed', { ...trace });
  };
}

function registerGauges(metrics: Metrics, core: RunningCore): void {
  metrics.gauge('dispatch_copilot_queued_changes', 'Changes of a map that wait to be carried over.', async () =>
    (await core.status()).map((map) => ({ labels: { map: map.name }, value: map.queued })),
  );
  metrics.gauge('dispatch_copilot_open_failures', 'Sync failures that nobody has settled.', async () => [
    { value: (await core.status()).reduce((sum, { failures }) => sum + failures, 0) },
  ]);
}
