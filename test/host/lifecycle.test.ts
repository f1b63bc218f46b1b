import assert from 'node:assert/strict';
import { createLifecycle } from '../../src/host/lifecycle.ts';

describe('lifecycle', () => {
  it('stops parts in the reverse order, once, also when one of them fails', async () => {
    const stopped: string[] = [];
    const failures: string[] = [];
    const log = { debug() {}, info() {}, warn() {}, error: (event: string) => void failures.push(event) };
    const lifecycle = createLifecycle(log);
    lifecycle.started('store', 'store', (part) => void stopped.push(part));
    lifecycle.started('core', 'core', () => Promise.reject(new TypeError('stuck')));
    lifecycle.started('bot', 'bot', (part) => void stopped.push(part));
    await Promise.all([lifecycle.stop(), lifecycle.stop()]);
    assert.deepEqual(stopped, ['bot', 'store']);
    assert.deepEqual(failures, ['did not stop cleanly']);
  });
});
