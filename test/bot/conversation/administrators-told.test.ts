import assert from 'node:assert/strict';
import type { Alert, CoreNotice } from '../../../src/sync/face.ts';
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
    await window.sees('Sync failures pile up.');
    await window.sees(text);
    await notice({ kind: 'systemDown', at: '2026-11-23T10:01:00Z', text: 'It timed out.', map: null });
    await window.sees('A system does not answer.');
    await bot.bot.idle();
    assert.equal(window.activities().length, 3);
    assert.deepEqual(await bot.memory.list('notice', ''), []);
  });
});
