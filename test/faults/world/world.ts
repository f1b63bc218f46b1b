/**
 * Both stand-ins, the core between them and its store, all in one process without a socket, in virtual time. Everything that could
 * differ between two runs of one case is counted instead of drawn, so that a case is its own reproduction.
 */
import { createDataverse } from '../../../src/connectors/dataverse/connector.ts';
import { createFinanceOperations } from '../../../src/connectors/finance-operations/connector.ts';
import type { MappedSystem, RecordRef, Snapshot } from '../../../src/connectors/port.ts';
import { localTokens } from '../../../src/connectors/tokens/local.ts';
import { CodedError } from '../../../src/errors.ts';
import { answerOnWire } from '../../../src/host/http/hooks.ts';
import { loadMaps } from '../../../src/maps/catalogue.ts';
import type { MapCatalogue, SystemName } from '../../../src/maps/entity-map.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../../src/sandbox/compose.ts';
import type { HookCaller } from '../../../src/sandbox/engine/runtime.ts';
import type { WireHandler } from '../../../src/sandbox/engine/wire.ts';
import { openStore, type Store } from '../../../src/store/open-store.ts';
import type { Core, GivenCore } from '../../../src/sync/context.ts';
import type { Outcome } from '../../../src/sync/face.ts';
import type { Clock } from '../../../src/sync/ports.ts';
import { defaultSettings } from '../../../src/sync/settings.ts';
import { emptyTables, fillTables, keepTables, makeKeptTables } from '../../support/fresh-store.ts';
import { composeCore, type RunningParts } from '../../support/running-core.ts';
import { screens, type Screens } from '../../support/two-systems.ts';
import { Life } from './life.ts';
import { hosts, personIn } from './people.ts';
import { RecordedTables, type Kept } from './recorded-tables.ts';
import { Transport } from './transport.ts';
import { VirtualTime } from './virtual-time.ts';

/** What a test puts in place of a part of the core, to plant a bug in it. */
export type Wrap = (core: GivenCore, world: World) => GivenCore;

/** A running core of the world. */
export interface Incarnation extends Pick<RunningParts, 'sync' | 'records' | 'procurement'> {
  readonly life: Life;
}

/** What happens to an event that a system tells after commit. */
export type EventPlan = (number: number) => { readonly times?: number; readonly after?: number } | 'lost';

const start = new Date('2026-11-23T09:00:00Z');
const restartsAfter = 1_000;

/** Between looks at what the systems say has changed: rarer than in reality, so that most cases do without one. */
export const catchUpInterval = 120_000;

/** Something that was laid out, and how everything stood then; the tables of the store are kept in a schema of their own. */
interface LaidOut {
  readonly name: string;
  readonly result: unknown;
  readonly tables: Kept;
  readonly time: Date;
  readonly ids: number;
}

/** Calls of one case or schedule that no honest work needs. */
const mostCalls = 2_000;

export interface WorldOptions {
  readonly sandbox?: Pick<SandboxOptions, 'dataverse' | 'financeOperations'>;
}

export class World {
  readonly time: VirtualTime;
  readonly tables: RecordedTables;
  readonly sandbox: Sandbox;
  readonly store: Store;
  readonly transport: Transport;
  readonly maps: MapCatalogue;
  readonly screens: Screens;
  /** Both systems read by somebody whom no fault strikes. */
  readonly seen: Readonly<Record<SystemName, MappedSystem>>;
  /** Outcomes told after their callers had been answered "still being found out". */
  readonly told = new Map<string, Outcome>();
  /** Exceptions that nobody expected: bugs, or an assertion of the core. */
  surprises: string[] = [];
  logged: string[] = [];
  wrap: Wrap = sound;
  eventPlan: EventPlan = () => ({});
  private readonly beginning: Kept;
  private laidOut: LaidOut | null = null;
  private incarnation: Incarnation | null = null;
  private ids = 0;
  private events = 0;
  private pending = 0;

  private constructor(parts: {
    time: VirtualTime;
    tables: RecordedTables;
    sandbox: Sandbox;
    store: Store;
    maps: MapCatalogue;
    beginning: Kept;
  }) {
    this.beginning = parts.beginning;
    this.time = parts.time;
    this.tables = parts.tables;
    this.sandbox = parts.sandbox;
    this.store = parts.store;
    this.maps = parts.maps;
    this.transport = new Transport(this.time, this.handlers);
    this.transport.mostCalls = mostCalls;
    const untouched = new Life();
    const reading = { tokens: localTokens(), clock: this.time, maps: this.maps };
    const readers = new Transport(this.time, this.handlers);
    this.seen = {
      dataverse: createDataverse({
        url: `http://${hosts.dataverse}`,
        adapter: readers.adapter('dataverse', untouched),
        ...reading,
      }).system,
      financeOperations: createFinanceOperations({
        url: `http://${hosts.financeOperations}`,
        adapter: readers.adapter('financeOperations', untouched),
        ...reading,
      }).system,
    };
    this.screens = screens((user) => personIn(this.handlers, user), this.maps, this.seen.dataverse);
  }

  /** Slow: one for all cases of a process. */
  static async open(options: WorldOptions = {}): Promise<World> {
    const time = new VirtualTime(start);
    const tables = await RecordedTables.open(time);
    let world: World | null = null;
    let made = 0;
    const hook = (system: string) => ({ url: `http://core.test/hooks/${system}`, key: 'key' });
    const sandbox = await createSandbox({
      ...options.sandbox,
      dataDirectory: null,
      database: tables.database,
      clock: time,
      ids: { guid: () => world?.guid('5') ?? guidOf('a', (made += 1)) },
      callHook: (call) => world?.callHook(call) ?? Promise.reject(new Unreachable()),
      hooks: { dataverse: hook('dataverse'), financeOperations: hook('finance-operations') },
    });
    const beginning = await tables.begin();
    world = new World({ time, tables, sandbox, store: await openStore(null), maps: await loadMaps(), beginning });
    await world.keepFirstLook();
    return world;
  }

  get handlers(): Readonly<Record<SystemName, WireHandler>> {
    return { dataverse: this.sandbox.dataverse, financeOperations: this.sandbox.financeOperations };
  }

  /** The core as it runs now. Throws between a crash and the restart. */
  get core(): Incarnation {
    if (this.incarnation === null) throw new Error('The core is not running.');
    return this.incarnation;
  }

  get isUp(): boolean {
    return this.incarnation !== null;
  }

  /**
   * Everything as it was at the beginning, with a core that has just started: on an empty store, or on one that knows from a first look
   * what stands in both systems, which is much faster than to look.
   */
  async reset(store: 'empty' | 'after a first look' = 'empty'): Promise<void> {
    this.laidOut = null;
    await this.putBack({ tables: this.beginning, time: start, ids: 0 });
    if (store === 'after a first look') await fillTables(this.store.database, inFirstLook);
    this.start();
  }

  /**
   * Everything as it is once that was laid out and came to rest, with a core that has just started. Laid out once for all that ask by
   * the same name in a row, by a core without a planted bug.
   */
  async layOut<T>(name: string, work: (world: World) => Promise<T>): Promise<T> {
    if (this.laidOut?.name !== name) {
      const { wrap } = this;
      this.wrap = sound;
      await this.reset('after a first look');
      const result = await this.time.run(work(this));
      await this.settleNow();
      this.wrap = wrap;
      await keepTables(this.store.database, inLaidOut);
      this.laidOut = { name, result, tables: await this.tables.keep(), time: this.time.now(), ids: this.ids };
    }
    await this.putBack(this.laidOut);
    await fillTables(this.store.database, inLaidOut);
    this.start();
    await this.settleNow();
    return this.laidOut.result as T;
  }

  /** Starts the core on what the store holds. A lease in it can only be that of a life that ended. */
  start(): void {
    const life = new Life();
    const shared = { tokens: localTokens(), clock: guarded(this.time, life), maps: this.maps, random: () => 0.5 };
    const connected = {
      dataverse: createDataverse({
        url: `http://${hosts.dataverse}`,
        adapter: this.transport.adapter('dataverse', life),
        ...shared,
      }),
      financeOperations: createFinanceOperations({
        url: `http://${hosts.financeOperations}`,
        adapter: this.transport.adapter('financeOperations', life),
        ...shared,
      }),
    };
    life.onEnd(() => {
      this.incarnation = null;
      void connected.dataverse.close();
      void connected.financeOperations.close();
      void this.time
        .sleep(restartsAfter)
        .then(() => this.time.during(() => this.store.database.query('delete from lease')))
        .then(() => this.start());
    });
    const parts = composeCore({
      ...connected,
      maps: this.maps,
      addresses: { dataverse: `http://${hosts.dataverse}`, financeOperations: `http://${hosts.financeOperations}` },
      store: life.around(this.store, this.time),
      clock: shared.clock,
      newId: () => this.guid('c'),
      settings: { ...defaultSettings, catchUpInterval },
      log: this.log(life),
      wrap: (core) => this.wrap(core, this),
    });
    parts.sync.onSettled(async (requestId, outcome) => void this.told.set(requestId, outcome));
    this.incarnation = { ...parts, life };
  }

  /** The core's process ends now and starts again a second later. */
  crash(): void {
    this.incarnation?.life.end();
  }

  /** Both systems' versions of a record, as they are now. */
  async sides(ref: RecordRef): Promise<Readonly<Record<SystemName, Snapshot | null>>> {
    const map = this.maps.get(ref.map);
    return {
      dataverse: await this.seen.dataverse.read(map, ref),
      financeOperations: await this.seen.financeOperations.read(map, ref),
    };
  }

  /** True when nothing is under way: no operation open, no signal queued, no event untold, nothing on its way. */
  async isQuiet(): Promise<boolean> {
    if (!this.isUp || this.transport.outstanding > 0 || this.pending > 0) return false;
    if ((await this.store.journal.unfinished()).length > 0) return false;
    if ((await this.store.signals.count()) > 0) return false;
    return (await this.untold()) === 0;
  }

  /** Events that the systems still have to tell; those of finance and operations wait for their next occasion. */
  private async untold(): Promise<number> {
    const [row] = await this.tables.rows<{ count: number }>(
      `select (select count(*) from finops.hookevent) + (select count(*) from dataverse.outbox where failure is null) as count`,
    );
    return Number(row?.count ?? 0);
  }

  /** Comes to rest while nothing goes wrong. */
  async settleNow(): Promise<void> {
    if ((await this.settle(600_000)) === null) throw new Error(`It does not come to rest: ${this.logged.join('\n')}`);
  }

  /** Does something while nobody asks or tells the core. */
  async unheard<T>(work: () => Promise<T>): Promise<T> {
    const nobody = { url: null, key: '' };
    await this.sandbox.settled();
    await this.sandbox.control.registerHooks({ dataverse: nobody, financeOperations: nobody });
    const result = await work();
    await this.sandbox.settled();
    await this.sandbox.control.registerHooks(hooksOfWorld);
    return result;
  }

  /** Lets time pass until all is quiet, and gives the milliseconds that took; null when it was not within the limit. */
  async settle(limit: number): Promise<number | null> {
    const from = this.time.now().getTime();
    for (;;) {
      await this.time.pass(1_000);
      if (await this.isQuiet()) return this.time.now().getTime() - from;
      if (this.time.now().getTime() - from >= limit) return null;
      await this.nudge();
    }
  }

  /** The systems tell what is left in their queues, as they do at their next occasion. */
  private async nudge(): Promise<void> {
    if (this.isUp && (await this.untold()) > 0) await this.sandbox.control.registerHooks(hooksOfWorld);
  }

  async close(): Promise<void> {
    this.incarnation?.life.end();
    this.time.restart(start);
    await this.sandbox.close();
    await this.store.close();
  }

  private readonly callHook: HookCaller = async (call) => {
    const system: SystemName = call.url.endsWith('dataverse') ? 'dataverse' : 'financeOperations';
    const body: unknown = JSON.parse(call.body);
    if (!isAfterCommit(body)) return this.ask(system, body, call.deadlineMilliseconds);
    this.events += 1;
    const plan = this.eventPlan(this.events);
    if (plan === 'lost') return { status: 200, headers: {}, body: '{}' };
    for (let copy = 1; copy < (plan.times ?? 1); copy += 1) await this.ask(system, body, call.deadlineMilliseconds);
    if (plan.after === undefined) return this.ask(system, body, call.deadlineMilliseconds);
    this.pending += 1;
    void this.time
      .sleep(plan.after)
      .then(() => this.ask(system, body, call.deadlineMilliseconds))
      .catch(() => undefined)
      .finally(() => (this.pending -= 1));
    return { status: 200, headers: {}, body: '{}' };
  };

  private async ask(system: SystemName, body: unknown, deadline: number) {
    const running = this.incarnation;
    if (running === null) throw new Unreachable();
    const over = new AbortController();
    const gone = new Promise<never>((_resolve, reject) => {
      running.life.onEnd(() => reject(new Unreachable()));
      void this.time.sleep(deadline, over.signal).then(() => reject(new Unreachable()));
    });
    gone.catch(() => undefined);
    try {
      const answered = this.transport
        .answer(system, () => running.sync.hook(system, body))
        .then(
          (answer) => answerOnWire(answer, running.sync.maps),
          (error: unknown) => {
            if (error instanceof CodedError && error.code === 'ANSWER_NOT_UNDERSTOOD') return { status: 400, body: {} };
            if (!(error instanceof CodedError) || !isOutage(error))
              this.surprises.push(`hook of ${system}: ${String(error)}`);
            return { status: 500, body: {} };
          },
        );
      const { status, body: told } = await Promise.race([answered, gone]);
      return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(told) };
    } finally {
      over.abort();
    }
  }

  private log(life: Life): Core['log'] {
    const note = (level: string) => (event: string, facts?: Readonly<Record<string, unknown>>) => {
      if (life.over) return;
      this.logged.push(
        `${this.time.now().toISOString().slice(11, 23)} ${level} ${event} ${JSON.stringify(facts ?? {})}`,
      );
      if (level === 'error') this.surprises.push(`${event} ${JSON.stringify(facts ?? {})}`);
    };
    return { info: note('info'), warn: note('warn'), error: note('error') };
  }

  private guid(range: string): string {
    this.ids += 1;
    return guidOf(range, this.ids);
  }

  /** Nothing has happened since then, nobody is at work, and the store is empty. */
  private async putBack({ tables, time, ids }: Pick<LaidOut, 'tables' | 'time' | 'ids'>): Promise<void> {
    this.incarnation?.life.end();
    this.incarnation = null;
    this.time.restart(time);
    await this.tables.restore(tables);
    await emptyTables(this.store.database);
    this.transport.forget();
    this.told.clear();
    this.surprises = [];
    this.logged = [];
    this.ids = ids;
    this.events = 0;
    this.pending = 0;
    this.eventPlan = () => ({});
  }

  /** Lets a core look at everything once and keeps what it noted. */
  private async keepFirstLook(): Promise<void> {
    for (const schema of [inFirstLook, inLaidOut]) await makeKeptTables(this.store.database, schema);
    await this.reset();
    await this.settleNow();
    for (const name of ofFirstLook)
      await this.store.database.query(`insert into ${inFirstLook}.${name} select * from ${name}`);
  }
}

const sound: Wrap = (core) => core;

/** Schemas in which tables of the store are kept. */
const inFirstLook = 'first_look';
const inLaidOut = 'laid_out';

/** Tables of the store that a look at both systems fills. */
const ofFirstLook = ['catch_up_position', 'catch_up_seen'] as const;

function guidOf(range: string, number: number): string {
  return `0000000${range}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

const hooksOfWorld = {
  dataverse: { url: 'http://core.test/hooks/dataverse', key: 'key' },
  financeOperations: { url: 'http://core.test/hooks/finance-operations', key: 'key' },
};

/** Nobody answers at the address of the hooks. */
class Unreachable extends Error {}

const outages = new Set([
  'SYSTEM_UNREACHABLE',
  'ANSWER_LOST',
  'SYSTEM_BUSY',
  'SIGN_IN_FAILED',
  'QUERY_REFUSED',
  'LEASE_LOST',
]);

function isOutage(error: CodedError): boolean {
  return outages.has(error.code);
}

/** Dataverse tells the stage by number, finance and operations by name. */
function isAfterCommit(body: unknown): boolean {
  const event = body as { readonly stage?: string; readonly Mode?: number };
  return event.stage === 'afterCommit' || event.Mode === 1;
}

/** The clock as one life sees it: asleep when it ends, it never wakes. */
function guarded(time: VirtualTime, life: Life): Clock {
  return { now: () => time.now(), sleep: (milliseconds, signal) => life.guard(() => time.sleep(milliseconds, signal)) };
}
