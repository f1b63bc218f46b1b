import type { Clock } from './ports.ts';

const mostUnlessTold = 500;

/** Answers that are remembered for a while, one question at a time per key. What failed is asked again. */
export class Memory<Value> {
  private readonly clock: Clock;
  private readonly milliseconds: number;
  private readonly most: number;
  private readonly known = new Map<string, { readonly value: Promise<Value>; readonly until: number }>();

  /** Keeps each answer so long, and so many of them. */
  constructor(clock: Clock, milliseconds: number, most = mostUnlessTold) {
    this.clock = clock;
    this.milliseconds = milliseconds;
    this.most = most;
  }

  /** The remembered answer, or a new one. */
  get(key: string, ask: () => Promise<Value>): Promise<Value> {
    const now = this.clock.now().getTime();
    const known = this.known.get(key);
    if (known !== undefined && known.until > now) return known.value;
    this.makeRoom(now);
    const value = ask();
    this.known.set(key, { value, until: now + this.milliseconds });
    value.catch(() => this.known.delete(key));
    return value;
  }

  /** Forgets one answer, so that the next question is asked anew. */
  forget(key: string): void {
    this.known.delete(key);
  }

  /** Forgets all answers whose key ends like this. */
  forgetEnding(ending: string): void {
    for (const key of this.known.keys()) if (key.endsWith(ending)) this.known.delete(key);
  }

  private makeRoom(now: number): void {
    if (this.known.size < this.most) return;
    for (const [key, { until }] of this.known) if (until <= now) this.known.delete(key);
    for (const key of this.known.keys()) {
      if (this.known.size < this.most) return;
      this.known.delete(key);
    }
  }
}
