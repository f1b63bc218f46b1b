import assert from 'node:assert/strict';
import type { Alert, CoreNotice } from '../../../src/sync/face.ts';
import { ownProblem } from '../../../src/sync/context.ts';
import { startTestBot } from '../support/bot.ts';
import { createSync, patti } from '../support/world.ts';

describe('administrators', () => {
  it('are told once of an alert and of what the core notices', async () => {
    let alert: (alert: Alert) => Promise<void> = () => Promise.reject(new Error('nobody listens'));
    let notice: (notice: CoreNotice) => Promise<void> = () => Promise.reject(new Error('nobody listens'));
    const sync = {
      ...createSync(),
      onAlert: (listener: typeof alert) => void (alert = listener),
      onNotice: (listener: typeof notice) => void (notice = listener),
    };
    await using bot = await startTestBot({ sync });
    const window = bot.window(patti);
    await window.says('hi');
    const rule = { id: 'r', class: null, map: null, company: null, count: 3, minutes: 5, tell: [], pause: false };
    const text = '3 sync failures within 5 minutes: 3 warehouses.';
    await alert({ id: 'a-1', at: '2026-11-23T10:00:00Z', rule, count: 3, map: null, paused: false, text });
    await window.sees('Sync failures are piling up.');
    await window.sees(text);
    await notice({ kind: 'systemDown', at: '2026-11-23T10:01:00Z', text: 'It timed out.', map: null });
    await window.sees('A system does not answer.');
    await bot.bot.idle();
    assert.equal(window.activities().length, 3);
    assert.deepEqual(await bot.memory.list('notice', ''), []);
  });

  it('read what the core notices in their language, with times of day on their own clock', async () => {
    let notice: (notice: CoreNotice) => Promise<void> = () => Promise.reject(new Error('nobody listens'));
    await using bot = await startTestBot({
      sync: { ...createSync(), onNotice: (listener: typeof notice) => void (notice = listener) },
    });
    const window = bot.window(patti);
    await window.says('hallo', { locale: 'de-DE', localTimezone: 'Europe/Berlin' });
    const entry = {
      ...{ operation: 'o', at: '2026-11-23T10:00:00Z', actor: 'Alex Wilber', state: 'parked', refs: [] },
      ...{ summary: 'ENGLISH', saying: { say: 'create', words: { map: 'warehouse' } } },
    };
    const told: readonly (readonly [Omit<CoreNotice, 'at' | 'text' | 'map'> & { map?: string }, RegExp])[] = [
      [
        { kind: 'systemDown', system: 'financeOperations', since: '2026-11-23T08:12:00Z' },
        /Ein System antwortet nicht\.[^]*Supply Chain Management antwortet seit 09:12 nicht\./,
      ],
      [{ kind: 'systemBack', system: 'dataverse' }, /Field Service antwortet wieder\./],
      [
        { kind: 'queueFilling', map: 'warehouse', count: 8, room: 2 },
        /Lager: 8 Änderungen warten .* für 2 weitere ist noch Platz/,
      ],
      [{ kind: 'queueFull', map: 'warehouse', count: 10 }, /mehr werden nicht einzeln gesammelt/],
      [{ kind: 'missedHook', map: 'warehouse', system: 'dataverse', count: 2 }, /2 Datensätze wurden in Field Service/],
      [
        { kind: 'parked', parked: { ...entry, reason: 'ENGLISH', why: [ownProblem('SAVE_GIVEN_UP', 'ENGLISH', '')] } },
        /Alex Wilber, Lager angelegt: Das ließ sich nicht zu Ende führen\. In Supply Chain Management ist es geschehen/,
      ],
      [{ kind: 'stopped', code: 'STORE_FAILED' }, /Der Datenträger ist voll/],
      [{ kind: 'stopped', code: 'JOURNAL_DAMAGED' }, /hieße raten/],
      [{ kind: 'stopped', code: 'OPERATION_IMPOSSIBLE' }, /Zustand, den es nicht geben darf/],
    ];
    for (const [index, [facts, expected]] of told.entries()) {
      await notice({ map: null, ...facts, at: `2026-11-23T10:0${index}:00Z`, text: 'ENGLISH' });
      await window.sees(expected);
      assert.doesNotMatch(window.text(), /ENGLISH/);
    }
  });
});
