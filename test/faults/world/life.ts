import type { VirtualTime } from './virtual-time.ts';

/**
 * One life of the core process. When it ends, everything of it stops in the middle, as after SIGKILL: nothing that it waits for ever
 * comes, and nothing that it still would do is done.
 */
export class Life {
  private isOver = false;
  private readonly listeners: (() => void)[] = [];

  get over(): boolean {
    return this.isOver;
  }

  end(): void {
    if (this.isOver) return;
    this.isOver = true;
    for (const listener of this.listeners) listener();
  }

  onEnd(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Does something that reaches outside the process: begun only while alive, and its end is seen only while alive. */
  async guard<T>(work: () => Promise<T>): Promise<T> {
    if (this.isOver) return never();
    try {
      const result = await work();
      return this.isOver ? await never() : result;
    } catch (error) {
      if (this.isOver) return never();
      throw error;
    }
  }

  /** An object whose methods are guarded, and those of the rooms inside it. */
  around<T extends object>(room: T, time: VirtualTime): T {
    return new Proxy(room, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value === 'object' && value !== null) return this.around(value, time);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]): unknown => {
          if (this.isOver) return never();
          const result: unknown = Reflect.apply(value, target, args);
          return result instanceof Promise ? this.guard(() => time.during(() => result as Promise<unknown>)) : result;
        };
      },
    });
  }
}

function never<T>(): Promise<T> {
  return new Promise(() => undefined);
}
