/**
 * Time that passes only when nobody has anything else to do. Whatever is under way inside the process runs to its end first; then
 * the next sleeper wakes, however far off it is. A day of waiting costs nothing, and the same run happens in the same order again.
 */
import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../../../src/sync/ports.ts';

interface Sleeper {
  readonly until: number;
  readonly number: number;
  readonly wake: () => void;
}

/** Work that goes on and on: a loop. The message says what of it there was too much of. */
export class NoRest extends Error {}

/** Turns of the event loop within one instant that no honest work needs. */
const mostTurns = 30_000;

export class VirtualTime implements Clock {
  private time: number;
  private readonly sleepers = new Set<Sleeper>();
  private underWay = 0;
  private number = 0;
  private loop: NoRest | null = null;

  constructor(start: Date) {
    this.time = start.getTime();
  }

  now(): Date {
    return new Date(this.time);
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted === true) return Promise.resolve();
    return new Promise((resolve) => {
      this.number += 1;
      const sleeper: Sleeper = {
        until: this.time + Math.max(0, milliseconds),
        number: this.number,
        wake: () => {
          this.sleepers.delete(sleeper);
          resolve();
        },
      };
      this.sleepers.add(sleeper);
      signal?.addEventListener('abort', sleeper.wake, { once: true });
    });
  }

  /** Counts work that ends by itself without any time passing: a query, a call inside the process. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.underWay += 1;
    try {
      return await work();
    } finally {
      this.underWay -= 1;
    }
  }

  /** Lets time pass until the work has ended. Fails when it waits for something that never comes. */
  async run<T>(work: Promise<T>): Promise<T> {
    let isOver = false;
    const over = work.finally(() => (isOver = true));
    over.catch(() => undefined);
    for (;;) {
      await this.idle();
      if (isOver) return over;
      if (!this.wakeNext(Number.POSITIVE_INFINITY)) throw new Error('Nobody sleeps and the work is not over.');
    }
  }

  /** Lets so much time pass. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    do await this.idle();
    while (this.wakeNext(end));
    this.time = end;
  }

  /** Whoever lets time pass fails from now on: what is under way is a loop, of which this is too much. */
  endless(tooMuch: string): void {
    this.loop = new NoRest(tooMuch);
  }

  /** Forgets everybody who sleeps and begins anew. */
  restart(start: Date): void {
    this.sleepers.clear();
    this.loop = null;
    this.time = start.getTime();
  }

  /** Two quiet turns of the event loop in a row: nothing is under way and nothing was begun. */
  private async idle(): Promise<void> {
    let quiet = 0;
    for (let turns = 0; quiet < 2; turns += 1) {
      if (turns > mostTurns) throw new NoRest('it goes on and on without any time passing');
      await turn();
      if (this.loop !== null) throw this.loop;
      quiet = this.underWay === 0 ? quiet + 1 : 0;
    }
  }

  private wakeNext(end: number): boolean {
    let next: Sleeper | null = null;
    for (const sleeper of this.sleepers)
      if (next === null || sleeper.until < next.until || (sleeper.until === next.until && sleeper.number < next.number))
        next = sleeper;
    if (next === null || next.until > end) return false;
    this.time = Math.max(this.time, next.until);
    next.wake();
    return true;
  }
}
