import assert from 'node:assert/strict';
import type { Alert, AlertRule, JournalEntry, MapActivity } from '../../../src/sync/face.ts';
import { startTestBot } from '../support/bot.ts';
import { createSync, alex, patti, type FakeCore } from '../support/world.ts';
import { play, type Script } from './script.ts';

interface Watched extends FakeCore {
  readonly rules: AlertRule[];
  raise(alert: Alert): Promise<void>;
}

const steps: readonly MapActivity[] = [
  { at: '2026-11-23T10:00:00Z', map: 'warehouse', from: 'Paused', to: 'Resuming', by: 'Patti Fernandez', reason: null },
  {
    ...{ at: '2026-11-23T09:30:00Z', map: 'warehouse', from: 'Running', to: 'Paused', by: 'Adele Vance' },
    reason: 'stocktaking',
  },
  { at: '2026-11-23T09:00:00Z', map: 'ship-via', from: 'Not running', to: 'Running', by: 'Adele Vance', reason: null },
];

const entry = (at: string, actor: string, summary: string, state: string): JournalEntry => ({
  ...{ operation: at, at, actor, summary, state },
  refs: [],
});

/** A core with an activity log, a journal, and rules that it keeps. */
function watched(): Watched {
  const rules: AlertRule[] = [];
  let listener: (alert: Alert) => Promise<void> = () => Promise.reject(new Error('nobody listens'));
  return {
    ...createSync(),
    rules,
    alertRules: async () => [...rules],
    saveAlertRule: async (rule) => {
      const at = rules.findIndex(({ id }) => id === rule.id);
      rules.splice(at < 0 ? rules.length : at, at < 0 ? 0 : 1, rule);
    },
    removeAlertRule: async (id) =>
      void rules.splice(
        rules.findIndex((rule) => rule.id === id),
        1,
      ),
    onAlert: (told) => void (listener = told),
    raise: (alert) => listener(alert),
    mapActivity: async ({ map }) => steps.filter((step) => map === undefined || step.map === map),
    journalOf: async ({ map, key }) =>
      map === 'warehouse' && key[0] === 'SEA-01'
        ? [
            entry('2026-11-23T10:00:00Z', 'Alex Wilber', 'change warehouse', 'refused'),
            entry('2026-11-22T10:00:00Z', 'somebody in Field Service', 'saved in Field Service', 'committed'),
          ]
        : [],
  };
}

const scripts: readonly Script[] = [
  {
    title: 'show the field mapping of a map page by page',
    steps: [
      {
        says: 'show the field mapping of warehouses',
        sees: [
          'Field mapping of Warehouses',
          'Dataverse msdyn_warehouse on the left, Supply Chain Management Warehouses on the right. Key: WarehouseId.',
          'msdyn_warehouseidentifier ⇄ WarehouseId',
          'Warehouse · text · key · required',
          '1 to 8 of',
        ],
      },
      { presses: 'More', sees: ['9 to 16 of', 'Field mapping of Warehouses'] },
      { says: 'more', sees: ['17 to 24 of'] },
      { says: 'field mapping of unicorns', sees: ['There is no map “unicorns”.'] },
    ],
  },
  {
    title: 'tell what happened to the maps, who did it and why',
    steps: [
      {
        says: 'what happened to the maps',
        sees: [
          'Warehouses: paused → resuming',
          'Patti Fernandez',
          'Warehouses: running → paused',
          'Adele Vance · stocktaking',
          'Ship vias: not running → running',
        ],
      },
      { says: 'who paused the warehouses', sees: ['What happened to Warehouses'], seesNot: ['Ship vias'] },
    ],
  },
  {
    title: 'tell what happened to a record',
    steps: [
      {
        says: 'what happened to warehouse SEA-01',
        sees: [
          'What happened to Warehouse SEA-01',
          'change warehouse',
          'Alex Wilber · refused',
          'somebody in Field Service · in both systems',
        ],
      },
      { says: 'what happened to warehouse 99', sees: ['The journal has nothing about it.'] },
      { says: 'what happened to unicorn 5', sees: ['There is no map “unicorn 5”.'] },
    ],
  },
  {
    title: 'make, change and remove an alert rule',
    steps: [
      { says: 'alert rules', sees: ['There are no rules yet.', '[New rule]'] },
      {
        says: 'alert me when 5 warehouses fail within 10 minutes in usmf and pause it',
        sees: ['New alert rule', 'Within how many minutes\n10', 'Pause the map until somebody resumes it\ntrue'],
      },
      {
        presses: 'Save',
        with: { count: 'many' },
        sees: ['Enter the number of failures as a whole number from 1 to 100000.', 'many'],
      },
      {
        presses: 'Save',
        with: { count: '5' },
        sees: [
          'Saved: 5 times within 10 minutes: failed warehouses in usmf.',
          'tells Patti Fernandez · pauses the map',
        ],
      },
      { presses: 'Change: 5 times', sees: ['Change the alert rule', 'those told now'] },
      {
        presses: 'Save',
        with: { minutes: '30', tell: 'the administrators', pause: 'false' },
        sees: ['Saved: 5 times within 30 minutes: failed warehouses in usmf.', 'tells the administrators'],
        seesNot: ['pauses the map'],
      },
      { presses: 'New rule', sees: ['New alert rule'] },
      { presses: 'All rules', sees: ['Alert rules'] },
      { presses: 'Remove: 5 times', sees: ['Removed: 5 times within 30 minutes', 'There are no rules yet.'] },
    ],
  },
  {
    title: 'speak German',
    steps: [
      { says: 'sprache deutsch', sees: [/Deutsch/] },
      { says: 'zeige die Feldzuordnung von Lager', sees: ['Feldzuordnung: Lager', 'Text · Schlüssel · Pflichtfeld'] },
      { says: 'was ist mit den Zuordnungen passiert', sees: ['Lager: läuft → pausiert', 'Adele Vance · stocktaking'] },
      { says: 'was ist mit Lager SEA-01 passiert', sees: ['Alex Wilber · abgelehnt'] },
      { says: 'alarmiere mich bei 5 Lagerfehlern in 10 Minuten', sees: ['Neue Alarmregel'] },
      { presses: 'Speichern', sees: ['Gespeichert: 5-mal in 10 Minuten: Fehler bei: Lager.', 'benachrichtigt: Patti'] },
      { presses: 'Entfernen: 5-mal', sees: ['Es gibt noch keine Regeln.'] },
    ],
  },
];

describe('requests of those who look after the synchronisation', () => {
  for (const script of scripts) {
    it(script.title, async () => {
      await using bot = await startTestBot({ sync: watched() });
      const window = bot.window(patti);
      await play(script, () => window);
    });
  }

  it('stand in the help of administrators, and of nobody else', async () => {
    await using bot = await startTestBot({ sync: watched() });
    for (const [person, isListed] of [
      [patti, true],
      [alex, false],
    ] as const) {
      const window = bot.window(person);
      await window.says('help');
      const pages = [window.text()];
      while (window.text().includes('[More]')) {
        await window.presses('More');
        pages.push(window.text());
      }
      const help = pages.join('\n');
      for (const title of ['Field mapping', 'Alert rules', 'Synchronisation status'])
        assert.equal(help.includes(title), isListed, `${title} for ${person.name}`);
      assert.ok(help.includes('Subscribe to failures'));
    }
  });

  it('are for administrators alone, in words and by forged clicks', async () => {
    const sync = watched();
    await using bot = await startTestBot({ sync });
    const window = bot.window(alex);
    for (const sentence of [
      'show the field mapping of warehouses',
      'what happened to the maps',
      'what happened to warehouse SEA-01',
      'alert rules',
    ]) {
      await window.says(sentence);
      assert.match(window.text(), /^Only the administrators of the synchronisation can do that/, sentence);
    }
    const card = window.activities().at(-1) ?? '';
    for (const [verb, data] of [
      ['alert.save', { rule: '', count: '1', minutes: '1' }],
      ['alert.edit', { rule: '' }],
      ['alert.remove', { rule: 'x' }],
      ['alert.list', {}],
    ] as const) {
      const { body } = await window.clicks(card, verb, data);
      assert.match(String(body.value), /Only the administrators/, verb);
    }
    assert.deepEqual(sync.rules, []);
  });

  it('lead to alerts for whom the rule names, a channel among them, in each reader’s language', async () => {
    const sync = watched();
    await using bot = await startTestBot({ sync });
    const channel = bot.window(patti, { conversation: '19:Ops@thread.tacv2', conversationType: 'channel' });
    await channel.says('alert this channel when 3 warehouses fail within 5 minutes');
    await channel.presses('Save');
    await channel.sees('Saved: 3 times within 5 minutes');
    const [rule] = sync.rules;
    assert.deepEqual(rule?.tell, ['19:Ops@thread.tacv2']);
    const own = bot.window(patti);
    await own.says('sprache deutsch');
    const text = '3 sync failures within 5 minutes: 3 warehouses.';
    const alert = { id: 'a-1', at: '2026-11-23T10:00:00Z', rule, count: 3, map: 'warehouse', paused: false, text };
    await sync.raise(alert);
    await channel.sees('Sync failures are piling up.');
    await channel.sees(text);
    await bot.bot.idle();
    assert.equal(own.activities().length, 1, 'nobody else is told');
    await sync.raise({ ...alert, id: 'a-2', rule: { ...rule, tell: [] }, paused: true });
    await own.sees('3-mal in 5 Minuten: Fehler bei: Lager. Pausiert: Lager.');
  });
});
