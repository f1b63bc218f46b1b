import assert from 'node:assert/strict';
import { createRowLocks, LockTimeout } from '../../../src/sandbox/engine/row-locks.ts';
import { createVirtualClock } from './virtual-clock.ts';

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('row locks', () => {
  it('lets the next writer in when the row is let go, in the order they came', async () => {
    const clock = createVirtualClock();
    const locks = createRowLocks(clock, 1000);
    const order: string[] = [];
    const first = await locks.acquire(['order:1']);
    const waiting = ['b', 'c'].map(async (name) => {
      const release = await locks.acquire(['order:1']);
      order.push(name);
      release();
    });
    await tick();
    assert.deepEqual(order, []);
    first();
    await Promise.all(waiting);
    assert.deepEqual(order, ['b', 'c']);
    assert.equal(clock.sleepers(), 0);
    assert.equal(locks.isHeld('order:1'), false);
  });

  it('gives up after the wait and gives back what it had taken', async () => {
    const clock = createVirtualClock();
    const locks = createRowLocks(clock, 1000);
    const keep = await locks.acquire(['b']);
    const late = locks.acquire(['c', 'b', 'a']);
    const refused = assert.rejects(late, (error) => error instanceof LockTimeout && error.key === 'b');
    await tick();
    assert.equal(locks.isHeld('a'), true);
    await clock.pass(999);
    assert.equal(locks.isHeld('a'), true);
    await clock.pass(1);
    await refused;
    assert.deepEqual([locks.isHeld('a'), locks.isHeld('b'), locks.isHeld('c')], [false, true, false]);
    keep();
    keep();
    assert.equal(locks.isHeld('b'), false);
  });

  it('counts the wait once for all rows of a call', async () => {
    const clock = createVirtualClock();
    const locks = createRowLocks(clock, 1000);
    const a = await locks.acquire(['a']);
    const b = await locks.acquire(['b']);
    const refused = assert.rejects(locks.acquire(['a', 'b']), LockTimeout);
    await clock.pass(600);
    a();
    await clock.pass(600);
    await refused;
    b();
  });

  it('takes all at once or none', async () => {
    const locks = createRowLocks(createVirtualClock(), 1000);
    const held = locks.tryAcquire(['a', 'b', 'a']);
    assert.ok(held !== null);
    assert.equal(locks.tryAcquire(['c', 'b']), null);
    assert.equal(locks.isHeld('c'), false);
    held();
    assert.ok(locks.tryAcquire(['c', 'b']) !== null);
  });

  it('never blocks two writers on each other, whatever rows they name in whatever order', async () => {
    const clock = createVirtualClock();
    const locks = createRowLocks(clock, 1000);
    const names = ['a', 'b', 'c', 'd'];
    const writers = Array.from({ length: 40 }, async (_, index) => {
      const wanted = [names[index % 4], names[(index * 7 + 1) % 4], names[(index * 3 + 2) % 4]].map(String);
      const release = await locks.acquire(wanted);
      await tick();
      release();
    });
    await Promise.all(writers);
    assert.deepEqual(
      names.map((name) => locks.isHeld(name)),
      [false, false, false, false],
    );
  });
});
