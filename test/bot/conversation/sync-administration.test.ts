import assert from 'node:assert/strict';
import type { BotMemory } from '../../../src/bot/ports.ts';
import type { InitialSyncRequest, InitialSyncRun, MapCommand, MapStatus } from '../../../src/sync/face.ts';
import { startTestBot } from '../support/bot.ts';
import { createMemory } from '../support/memory.ts';
import { alex, createSync, patti, refusal, type FakeCore } from '../support/world.ts';
import { play, type Script } from './script.ts';

const running: MapStatus = {
  name: 'warehouse',
  entity: 'Warehouses',
  status: 'Running',
  reason: null,
  queued: 3,
  failures: 2,
  lastSuccess: '2026-11-23T09:58:00Z',
  since: null,
  by: null,
  oldestQueued: null,
  room: 1_000,
  whenOtherIsDown: 'refuse',
};

interface Administered extends FakeCore {
  readonly commanded: MapCommand[];
}

/** A core that does what it is told about maps and runs. */
function administered(): Administered {
  const commanded: MapCommand[] = [];
  const runs = new Map<string, InitialSyncRun>();
  return {
    ...createSync(),
    commanded,
    status: async () => [running],
    health: () => [
      { system: 'dataverse', answers: true, downSince: null },
      { system: 'financeOperations', answers: false, downSince: '2026-11-23T09:00:00Z' },
    ],
    commandMaps: async (command) => {
      commanded.push(command);
      return { kind: 'done', maps: [running] };
    },
    startInitialSync: async (request: InitialSyncRequest) => {
      const { maps, company, master, dryRun } = request;
      const at = '2026-11-23T10:02:00Z';
      const counts = { dataverse: 1, financeOperations: 0 };
      const run: InitialSyncRun = {
        id: `run-${runs.size + 1}`,
        ...{ maps, company, master, dryRun, by: request.by.name, reason: null, startedAt: at, updatedAt: at },
        state: 'finished',
        parts: [
          {
            ...{ map: 'warehouse', done: 60, total: 60, equal: 59, created: counts, conflicts: 0, refused: 0 },
            ...{ updated: { dataverse: 0, financeOperations: 0 }, notEligible: 0, rate: null, secondsLeft: null },
          },
        ],
      };
      runs.set(run.id, run);
      return run;
    },
    initialSyncs: async () => [...runs.values()].reverse(),
    initialSync: async (id) => runs.get(id) ?? null,
    reconcile: async ({ map, company, key = [] }) => ({
      compared: 1,
      differences: [
        {
          ref: { map, company, key },
          missingIn: null,
          fields: [
            {
              ...{ property: 'WarehouseName', label: 'Name', dataverse: 'North', financeOperations: 'South' },
              ...{ agreed: 'South', owner: 'both', movedIn: 'dataverse', stands: 'dataverse' },
            },
          ],
          journal: [],
          repair: 'dataverse',
        },
      ],
    }),
    repair: async ({ refs }) => ({ repaired: refs, left: [] }),
  };
}

const scripts: readonly Script[] = [
  {
    title: 'shows the status of all maps and of both systems',
    steps: [
      {
        says: 'sync status',
        sees: [
          /Field Service\s+answers\s+Supply Chain Management\s+since 09:00\s+does not answer/,
          /Warehouses\s+3 queued · last success 09:58\s+running\s+2 open failures/,
        ],
      },
      { says: 'show sync failures', sees: ['There are no open sync failures.'] },
    ],
  },
  {
    title: 'pauses a map once confirmed',
    steps: [
      { says: 'pause sync of warehouses', sees: ['Pause Warehouses?'] },
      { presses: 'Pause', sees: ['Paused: Warehouses.'] },
      { says: 'pause sync of unicorns', sees: ['There is no map “unicorns”.'] },
    ],
  },
  {
    title: 'counts before an initial sync, and writes once confirmed',
    steps: [
      { says: 'initial sync of warehouses', sees: ['Start a trial run of the initial sync of Warehouses?'] },
      {
        presses: 'Trial run',
        sees: [
          '(trial run): finished',
          '60 of 60; 59 equal, 1 created',
          'the values from Supply Chain Management are kept',
        ],
      },
      { presses: 'Write to both systems', sees: ['Initial sync of Warehouses: finished'] },
    ],
  },
  {
    title: 'says why a record is different, and makes it equal once confirmed',
    steps: [
      {
        says: 'why is warehouse SEA-01 different',
        sees: [
          'Differences in Warehouse SEA-01',
          'Field Service North, Supply Chain Management South; maintained in both',
        ],
      },
      { presses: 'Align', sees: ['Warehouse SEA-01 is the same in both systems again.'] },
    ],
  },
  {
    title: 'speaks German about the synchronisation',
    steps: [
      { says: 'sprache deutsch', sees: [/Deutsch/] },
      {
        says: 'Status der Synchronisierung',
        sees: [/Lager\s+3 in der Warteschlange · letzter Erfolg 09:58\s+läuft\s+2 offene Fehler/],
      },
      { says: 'Synchronisierung von Lager pausieren', sees: ['Lager pausieren?'] },
      { presses: 'Pausieren', sees: ['Pausiert: Lager.'] },
      { says: 'Erstabgleich von Lager', sees: ['Erstabgleich von Lager probeweise ausführen?'] },
      { says: 'warum ist Lager SEA-01 verschieden', sees: ['Unterschiede bei Lager SEA-01'] },
      { says: 'zeige Synchronisierungsfehler', sees: ['Es gibt keine offenen Synchronisierungsfehler.'] },
    ],
  },
];

/** Asked in a channel (`room`), told in a personal chat (`own`). */
const inRoom: readonly Script[] = [
  {
    title: 'says where several read which fields differ and who keeps them, and the values in the asker’s own chat',
    steps: [
      {
        as: 'room',
        says: 'why is warehouse SEA-01 different',
        sees: ['Differences in Warehouse SEA-01', 'Name: maintained in both', 'Write to me in our own chat first'],
        seesNot: ['North', 'South', '[Align]'],
      },
      { as: 'own', says: 'hi' },
      {
        as: 'room',
        says: 'why is warehouse SEA-01 different',
        sees: ['Name: maintained in both', 'The values are in our own chat.'],
        seesNot: ['North', 'South', '[Align]'],
      },
      {
        as: 'own',
        waits: true,
        sees: ['Field Service North, Supply Chain Management South; maintained in both', '[Align]'],
      },
    ],
  },
  {
    title: 'sagt, wo mehrere lesen, welche Felder abweichen und wer sie führt, und die Werte im eigenen Chat',
    steps: [
      { as: 'own', says: 'sprache deutsch', sees: [/Deutsch/] },
      {
        as: 'room',
        says: 'warum ist Lager SEA-01 verschieden',
        sees: [
          'Unterschiede bei Lager SEA-01',
          'Name: geführt in beiden',
          'Die Werte finden Sie in unserem eigenen Chat.',
        ],
        seesNot: ['North', 'South', '[Angleichen]'],
      },
      {
        as: 'own',
        waits: true,
        sees: ['Field Service North, Supply Chain Management South; geführt in beiden', '[Angleichen]'],
      },
    ],
  },
];

describe('looking after the synchronisation', () => {
  for (const script of scripts) {
    it(script.title, async () => {
      await using bot = await startTestBot({ sync: administered() });
      const window = bot.window(patti);
      await play(script, () => window);
    });
  }

  for (const script of inRoom) {
    it(script.title, async () => {
      await using bot = await startTestBot({ sync: administered() });
      const windows = new Map([
        ['own', bot.window(patti)],
        ['room', bot.window(patti, { conversation: '19:channel', conversationType: 'channel' })],
      ]);
      await play(script, (name = 'own') => windows.get(name) ?? bot.window(patti));
    });
  }

  it('writes after a trial of today alone, and not once more after another run', async () => {
    const sync = administered();
    await using bot = await startTestBot({ sync });
    const window = bot.window(patti);
    const tried = async (): Promise<{ readonly card: string; readonly what: string }> => {
      await window.says('initial sync of warehouses');
      await window.presses('Trial run');
      await window.sees('(trial run): finished');
      const [run] = await sync.initialSyncs(1);
      return { card: window.activities().at(-1) ?? '', what: run?.id ?? '' };
    };
    const first = await tried();
    const write = { act: 'initialSync', what: first.what };
    await window.clicks(first.card, 'sync.act', write);
    await window.seesAt(first.card, 'Initial sync of Warehouses: finished');
    await window.clicks(first.card, 'sync.act', write);
    await window.seesAt(first.card, 'This trial run is no longer valid');
    assert.doesNotMatch(window.shownAt(first.card), /\[Write/);
    const second = await tried();
    bot.pass(25 * 60);
    await window.clicks(second.card, 'sync.act', { act: 'initialSync', what: second.what });
    await window.seesAt(second.card, 'This trial run is no longer valid');
    assert.deepEqual(
      (await sync.initialSyncs(9)).map(({ dryRun }) => dryRun),
      [true, false, true],
    );
  });

  it('writes once after a trial that is confirmed twice at once', async () => {
    const sync = administered();
    let [goOn, begun] = [(): void => undefined, (): void => undefined];
    const gate = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const began = new Promise<void>((resolve) => {
      begun = resolve;
    });
    await using bot = await startTestBot({
      sync: {
        ...sync,
        startInitialSync: async (request) => {
          if (!request.dryRun) {
            begun();
            await gate;
          }
          return sync.startInitialSync(request);
        },
      },
    });
    const window = bot.window(patti);
    await window.says('initial sync of warehouses');
    await window.presses('Trial run');
    await window.sees('[Write to both systems]');
    const card = window.activities().at(-1) ?? '';
    const [trial] = await sync.initialSyncs(1);
    const write = { act: 'initialSync', what: trial?.id ?? '' };
    const first = window.clicks(card, 'sync.act', write);
    await began;
    const { body } = await window.clicks(card, 'sync.act', write);
    assert.match(String(body.value), /Working on it/);
    goOn();
    await first;
    await window.seesAt(card, 'Initial sync of Warehouses: finished');
    assert.deepEqual(
      (await sync.initialSyncs(9)).map(({ dryRun }) => dryRun),
      [false, true],
    );
  });

  it('writes after a trial some minutes later where the run that was to begin never did', async () => {
    const sync = administered();
    let now = new Date('2026-11-23T10:02:00Z');
    const memory = createMemory({ now: () => now });
    let ends = true;
    const ending: BotMemory = {
      ...memory,
      async add(kind, key, value, expiresAt) {
        const isFirst = await memory.add(kind, key, value, expiresAt);
        if (kind === 'trial' && ends) throw new Error('the process ended');
        return isFirst;
      },
    };
    await using bot = await startTestBot({ sync, memory: ending });
    const window = bot.window(patti);
    await window.says('initial sync of warehouses');
    await window.presses('Trial run');
    await window.sees('[Write to both systems]');
    await window.presses('Write to both systems');
    ends = false;
    const { body } = await window.presses('Write to both systems');
    assert.match(String(body.value), /Working on it/);
    now = new Date(now.getTime() + 6 * 60_000);
    await window.presses('Write to both systems');
    await window.sees('Initial sync of Warehouses: finished');
  });

  it('is for administrators: a dispatcher is told who may, and a forged click changes nothing', async () => {
    const sync = administered();
    await using bot = await startTestBot({ sync });
    await bot.window(patti).says('hi');
    const window = bot.window(alex);
    await window.says('pause sync of warehouses');
    await window.sees(`Only the administrators of the synchronisation can do that: ${patti.name}.`);
    const { body } = await window.clicks('message-2', 'sync.act', { act: 'pause', what: '' });
    assert.match(String(body.value), /Only the administrators/);
    assert.deepEqual(sync.commanded, []);
  });

  it('names no record where several read: counts there, and the records in the administrator’s own chat', async () => {
    const sync = administered();
    for (const key of ['SEA-01', 'SEA-02'])
      sync.knownFailures.set(key, {
        id: key,
        class: 'application',
        ref: { map: 'warehouse', company: 'usmf', key: [key] },
        origin: 'dataverse',
        author: { aadObjectId: null, userPrincipalName: null },
        problems: [refusal('warehouse', null, `${key} is closed.`)],
        attempts: 1,
        since: '2026-11-23T10:00:00Z',
        status: 'open',
      });
    await using bot = await startTestBot({ sync });
    const [own, room] = [
      bot.window(patti),
      bot.window(patti, { conversation: '19:channel', conversationType: 'channel' }),
    ];
    await room.says('show sync failures');
    await room.sees('Write to me in our own chat first');
    await own.says('hi');
    await bot.bot.idle();
    assert.ok(own.activities().some((activity) => own.shownAt(activity).includes('SEA-01 is closed.')));
    await room.says('zeige Synchronisierungsfehler', { locale: 'de-DE' });
    await room.sees('2 offene Synchronisierungsfehler');
    assert.match(room.text(), /2 Lager/);
    assert.match(room.text(), /Sie finden es in unserem eigenen Chat/);
    await bot.bot.idle();
    assert.match(own.text(), /Lager SEA-02: .*SEA-02 is closed\./);
    const inRoom = bot.connector.recorded.filter(({ conversation }) => conversation === room.conversation);
    assert.doesNotMatch(JSON.stringify(inRoom), /SEA-0/);
  });
});
