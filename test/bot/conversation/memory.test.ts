import assert from 'node:assert/strict';
import type { BotMemory } from '../../../src/bot/ports.ts';
import { startTestBot } from '../support/bot.ts';
import { createMemory } from '../support/memory.ts';
import { alex, megan } from '../support/world.ts';

/** What must last, by kind; of conversations all but the threads of channels. */
const lasting = new Set([
  'company',
  'language',
  'subscription',
  'conversation',
  'person',
  'name',
  'following',
  'approval',
]);

describe('what the bot remembers', () => {
  it('expires, save what people chose, how they are reached, and what is waited for', async () => {
    const now = new Date('2026-11-23T10:02:00Z');
    const memory = createMemory({ now: () => now });
    const kept: { readonly kind: string; readonly key: string }[] = [];
    const note = (kind: string, key: string, expiresAt: Date | undefined): void => {
      if (expiresAt === undefined) kept.push({ kind, key });
    };
    const noting: BotMemory = {
      ...memory,
      put(kind, key, value, expiresAt) {
        note(kind, key, expiresAt);
        return memory.put(kind, key, value, expiresAt);
      },
      add(kind, key, value, expiresAt) {
        note(kind, key, expiresAt);
        return memory.add(kind, key, value, expiresAt);
      },
    };
    await using bot = await startTestBot({ memory: noting, now });
    const [own, approver] = [bot.window(alex), bot.window(megan)];
    const thread = bot.window(alex, { conversation: '19:channel;messageid=1', conversationType: 'channel' });
    await approver.says('hi');
    await own.post({ type: 'installationUpdate', action: 'add' });
    await thread.says('order 5 P-100 from ACME');
    await thread.presses('Create');
    await thread.sees('Purchase order PO-1');
    await own.says('submit PO-1');
    await own.presses('Submit');
    await own.sees('Submitted for approval to Megan Bowen.');
    await own.says('tell me when PO-1 arrives');
    await approver.says('approve PO-1');
    await approver.presses('Approve');
    await approver.sees('Approved by Megan Bowen');
    await bot.bot.idle();
    assert.deepEqual(
      [...new Set(kept.map(({ kind }) => kind))].filter((kind) => !lasting.has(kind)),
      [],
    );
    assert.ok(kept.some(({ kind }) => kind === 'following'));
    assert.deepEqual(
      kept.filter(({ kind, key }) => kind === 'conversation' && key.includes(';messageid=')),
      [],
    );
    assert.deepEqual(
      kept.filter(({ kind, key }) => kind === 'approval' && !/^(?:item\/|since$)/.test(key)),
      [],
    );
  });
});
