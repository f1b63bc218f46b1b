import type { BotMemory, Clock, MemoryEntry, MemoryKind } from '../../../src/bot/ports.ts';

/** The bot's memory in a map, with the expiry of the real one. Values go through JSON, as they do in a database. */
export function createMemory(clock: Clock): BotMemory {
  const rows = new Map<string, { readonly json: string; readonly expiresAt: Date | undefined }>();
  const at = (kind: MemoryKind, key: string): string => `${kind} ${key}`;
  const live = (id: string): string | null => {
    const row = rows.get(id);
    return row === undefined || (row.expiresAt !== undefined && row.expiresAt <= clock.now()) ? null : row.json;
  };
  return {
    get: async (kind, key) => {
      const json = live(at(kind, key));
      return json === null ? null : (JSON.parse(json) as unknown);
    },
    put: async (kind, key, value, expiresAt) => {
      rows.set(at(kind, key), { json: JSON.stringify(value), expiresAt });
    },
    add: async (kind, key, value, expiresAt) => {
      if (live(at(kind, key)) !== null) return false;
      rows.set(at(kind, key), { json: JSON.stringify(value), expiresAt });
      return true;
    },
    remove: async (kind, key) => void rows.delete(at(kind, key)),
    list: async (kind, prefix) =>
      [...rows.keys()].sort().flatMap((id): MemoryEntry[] => {
        const json = id.startsWith(at(kind, prefix)) ? live(id) : null;
        return json === null ? [] : [{ key: id.slice(kind.length + 1), value: JSON.parse(json) as unknown }];
      }),
  };
}
