import express from 'express';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createBot, type Bot, type BotParts } from '../../../src/bot/bot.ts';
import type { AdapterEnvironment } from '../../../src/bot/teams/channel.ts';
import type { BotMemory, BotSettings, Log } from '../../../src/bot/ports.ts';
import type { Records } from '../../../src/records/face.ts';
import { ChatWindow, type ChatParts, type ChatPerson } from './chat.ts';
import { startConnector, type RecordingConnector } from './connector.ts';
import { createMemory } from './memory.ts';
import { createProcurement, createRecords, createSync, patti, type FakeCore, type FakeProcurement } from './world.ts';

export const cardsFolder = fileURLToPath(new URL('../../../cards/', import.meta.url));

export interface TestBot extends AsyncDisposable {
  readonly bot: Bot;
  readonly url: string;
  readonly connector: RecordingConnector;
  readonly sync: FakeCore;
  readonly procurement: FakeProcurement;
  readonly memory: BotMemory;
  readonly logged: string[];
  /** Moves the bot's clock. */
  pass(minutes: number): void;
  window(person: ChatPerson, more?: Partial<ChatParts>): ChatWindow;
}

/** The bot behind a real HTTP server, with stand-ins for the three faces and a recording channel. */
export async function startTestBot(
  parts: {
    readonly records?: Partial<Records>;
    readonly procurement?: FakeProcurement;
    readonly settings?: Partial<BotSettings>;
    readonly memory?: BotMemory;
    /** What the bot's clock shows at first. */
    readonly now?: Date;
    /** A channel that was there before the bot, and outlives it. */
    readonly connector?: RecordingConnector;
    readonly sync?: FakeCore;
    readonly environment?: AdapterEnvironment;
    readonly languageModel?: BotParts['languageModel'];
    readonly signIn?: BotParts['signIn'];
  } = {},
): Promise<TestBot> {
  let now = parts.now ?? new Date('2026-11-23T10:02:00Z');
  const clock = { now: () => now };
  const logged: string[] = [];
  const note = (event: string, details: unknown): void => void logged.push(`${event} ${JSON.stringify(details ?? {})}`);
  const log: Log = { info: () => undefined, warn: note, error: note };
  let count = 0;
  const connector = parts.connector ?? (await startConnector());
  const sync = parts.sync ?? createSync();
  const procurement = parts.procurement ?? createProcurement();
  const memory = parts.memory ?? createMemory(clock);
  const bot = createBot({
    sync,
    records: { ...createRecords(), ...parts.records },
    procurement,
    memory,
    clock,
    ids: { next: () => `id-${(count += 1)}` },
    log,
    settings: {
      appId: '',
      tenantId: null,
      anonymous: true,
      dialogs: false,
      sendLimits: 'none',
      administrators: [patti.aadObjectId],
      reminderHours: 24,
      trustedServiceHosts: ['smba.trafficmanager.net'],
      cardsFolder,
      ...parts.settings,
    },
    adapterEnvironment: parts.environment ?? {},
    languageModel: parts.languageModel ?? null,
    signIn: parts.signIn ?? null,
  });
  const app = express();
  app.use(express.json({ limit: '256kb' }));
  app.post('/api/messages', (request, response) => bot.handle(request, response));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  bot.start();
  return {
    bot,
    url,
    connector,
    sync,
    procurement,
    memory,
    logged,
    pass: (minutes) => void (now = new Date(now.getTime() + minutes * 60_000)),
    window: (person, more = {}) => new ChatWindow({ botUrl: url, connector, person, ...more }),
    async [Symbol.asyncDispose]() {
      await bot.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (parts.connector === undefined) await connector[Symbol.asyncDispose]();
    },
  };
}
