/** One kind of the bot's memory, validated on the way out: what an older version wrote and no longer fits counts as forgotten. */
import type { z } from 'zod';
import type { BotMemory, MemoryKind } from '../ports.ts';

export interface Shelf<Value> {
  get(key: string): Promise<Value | null>;
  put(key: string, value: Value, expiresAt?: Date): Promise<void>;
  /** Stores only when nothing is there; true when it did. */
  add(key: string, value: Value, expiresAt?: Date): Promise<boolean>;
  remove(key: string): Promise<void>;
  list(prefix: string): Promise<readonly { readonly key: string; readonly value: Value }[]>;
}

/** Opens one kind of the memory. */
export function openShelf<Model extends z.ZodTypeAny>(
  memory: BotMemory,
  kind: MemoryKind,
  model: Model,
): Shelf<z.output<Model>> {
  const read = (value: unknown): z.output<Model> | null => {
    const parsed = model.safeParse(value);
    return parsed.success ? (parsed.data as z.output<Model>) : null;
  };
  return {
    get: async (key) => read(await memory.get(kind, key)),
    put: (key, value, expiresAt) => memory.put(kind, key, value, expiresAt),
    add: (key, value, expiresAt) => memory.add(kind, key, value, expiresAt),
    remove: (key) => memory.remove(kind, key),
    list: async (prefix) => {
      const entries = await memory.list(kind, prefix);
      return entries.flatMap(({ key, value }) => {
        const known = read(value);
        return known === null ? [] : [{ key, value: known }];
      });
    },
  };
}

/** A point in time some minutes after another. */
export function minutesAfter(from: Date, minutes: number): Date {
  return new Date(from.getTime() + minutes * 60_000);
}
