import assert from 'node:assert/strict';
import { Memory } from '../../src/records/memory.ts';

describe('remembered answers', () => {
  let now: number;
  let asked: number;
  let memory: Memory<number>;
  const ask = async () => ++asked;

  beforeEach(() => {
    [now, asked] = [0, 0];
    memory = new Memory({ now: () => new Date(now) }, 1_000);
  });

  it('are asked for once while they last', async () => {
    assert.deepEqual(await Promise.all([memory.get('a', ask), memory.get('a', ask)]), [1, 1]);
    now = 999;
    assert.equal(await memory.get('a', ask), 1);
    now = 1_000;
    assert.equal(await memory.get('a', ask), 2);
  });

  it('are kept apart by key and forgotten on demand', async () => {
    assert.equal(await memory.get('a', ask), 1);
    assert.equal(await memory.get('b', ask), 2);
    memory.forget('a');
    assert.equal(await memory.get('a', ask), 3);
  });

  it('are not remembered when they failed', async () => {
    await assert.rejects(memory.get('a', () => Promise.reject(new Error('down'))));
    assert.equal(await memory.get('a', ask), 1);
  });

  it('are no more than told', async () => {
    const few = new Memory<number>({ now: () => new Date(now) }, 1_000, 1);
    assert.deepEqual([await few.get('a', ask), await few.get('b', ask), await few.get('b', ask)], [1, 2, 2]);
    assert.equal(await few.get('a', ask), 3);
  });

  it('make room for newer ones', async () => {
    for (let key = 0; key <= 500; key += 1) await memory.get(String(key), ask);
    const before = asked;
    await memory.get('500', ask);
    assert.equal(asked, before);
    await memory.get('0', ask);
    assert.equal(asked, before + 1);
  });
});
