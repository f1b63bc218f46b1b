import assert from 'node:assert/strict';
import { createBackground } from '../../../src/bot/conversation/background.ts';
import { createRound } from '../../../src/bot/conversation/rounds.ts';

describe('what is done from time to time', () => {
  it('goes on beside a part that takes long or fails, and begins no part twice', async () => {
    const logged: unknown[] = [];
    const note = (_event: string, details: unknown): void => void logged.push(details);
    const background = createBackground({ info: note, warn: note, error: note });
    const begun: string[] = [];
    let end = (): void => undefined;
    const round = createRound(background, {
      long: () => {
        begun.push('long');
        return new Promise<void>((resolve) => (end = resolve));
      },
      broken: async () => {
        begun.push('broken');
        throw new TypeError('broken');
      },
      short: async () => void begun.push('short'),
    });
    round();
    await new Promise(setImmediate);
    round();
    assert.deepEqual(begun, ['long', 'broken', 'short', 'broken', 'short']);
    end();
    await background.idle();
    round();
    assert.equal(begun.filter((name) => name === 'long').length, 2);
    end();
    await background.idle();
    assert.equal(logged.length, 3);
  });
});
