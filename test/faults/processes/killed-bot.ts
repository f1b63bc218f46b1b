/**
 * The whole project as `npm start` runs it, between stand-ins and a channel that live on while its process is killed. What people saw
 * before and after is read from the channel alone; what is true, from both systems.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { ChatWindow, type ChatParts } from '../../bot/support/chat.ts';
import { startConnector, type RecordingConnector } from '../../bot/support/connector.ts';
import { cast, type CastName } from '../../support/full-composition.ts';
import { startProject, type RunningProject } from '../../support/running-project.ts';
import { startStandIns, type StandIns } from '../../support/running-core.ts';
import { filledDataFolder } from '../../support/data-folder.ts';
import { person, type Person } from '../../support/wire.ts';

const key = 'a key of sixteen letters';

export class KilledBot implements AsyncDisposable {
  readonly standIns: StandIns;
  readonly channel: RecordingConnector;
  private readonly folder: Awaited<ReturnType<typeof filledDataFolder>>;
  private readonly windows = new Map<string, ChatWindow>();
  private project: RunningProject;

  private constructor(
    standIns: StandIns,
    channel: RecordingConnector,
    folder: Awaited<ReturnType<typeof filledDataFolder>>,
    project: RunningProject,
  ) {
    this.standIns = standIns;
    this.channel = channel;
    this.folder = folder;
    this.project = project;
  }

  static async start(): Promise<KilledBot> {
    const standIns = await startStandIns();
    const folder = await filledDataFolder();
    const project = await startProject({
      dataFolder: folder.path,
      environment: {
        DATAVERSE_URL: standIns.dataverse,
        FINOPS_URL: standIns.financeOperations,
        DEFAULT_COMPANY: 'usmf',
        HOOK_KEY: key,
        ADMINISTRATORS: cast.patti.aadObjectId,
        CATCH_UP_SECONDS: '0',
        CALL_TIMEOUT_SECONDS: '5',
        ORIGIN_TRANSACTION_LIMIT_SECONDS: '2',
      },
    });
    const bot = new KilledBot(standIns, await startConnector(), folder, project);
    await bot.hooks(true);
    return bot;
  }

  /** The chat of somebody, personal unless told. */
  window(name: CastName, place: Partial<ChatParts> = {}): ChatWindow {
    const id = `${name} ${place.conversation ?? ''}`;
    const known = this.windows.get(id);
    const window =
      known ?? new ChatWindow({ botUrl: this.project.bot, connector: this.channel, person: cast[name], ...place });
    this.windows.set(id, window);
    return window;
  }

  calls(name: CastName): Person {
    return person(this.standIns, cast[name].user);
  }

  /** Ends the process where it stands. */
  async kill(): Promise<void> {
    assert.equal(await this.project.end('SIGKILL'), 'SIGKILL');
  }

  /** Starts it again on the same folder and ports. */
  async restart(): Promise<void> {
    const { environment } = this.project;
    this.project = await startProject({ dataFolder: this.folder.path, environment });
  }

  /** Whether both systems ask and tell the process. */
  async hooks(isAsked: boolean): Promise<void> {
    const at = (path: string) => ({ url: isAsked ? `${this.project.bot}/hooks/${path}` : null, key });
    await this.standIns.sandbox.control.registerHooks({
      dataverse: at('dataverse'),
      financeOperations: at('finance-operations'),
    });
  }

  /** News of a record of finance and operations that was saved while nobody was asked. */
  async tellLate(name: CastName, entity: string, record: Readonly<Record<string, unknown>>): Promise<void> {
    const response = await fetch(`${this.project.bot}/hooks/finance-operations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-dispatch-copilot-key': key, connection: 'close' },
      body: JSON.stringify({
        eventId: randomUUID(),
        transactionId: randomUUID(),
        stage: 'afterCommit',
        company: 'usmf',
        userId: `${cast[name].user}@example.com`,
        occurredAt: new Date().toISOString(),
        changes: [{ operation: 'insert', entity, key: record, version: '1', before: null, after: null }],
      }),
    });
    assert.equal(response.status, 200, await response.text());
  }

  /** Messages and edits that a conversation got, in order. */
  sentTo({ conversation }: ChatWindow): RecordingConnector['recorded'] {
    return this.channel.recorded.filter((one) => one.conversation === conversation);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.channel.ignore();
    await this.standIns.sandbox.settled();
    await this.hooks(false);
    await this.project[Symbol.asyncDispose]();
    await this.channel[Symbol.asyncDispose]();
    await this.standIns.close();
    await this.folder[Symbol.asyncDispose]();
  }
}
