import type { Operation } from '../../../src/sync/operation.ts';
import type { Journal } from '../../../src/sync/ports.ts';

/**
 * A journal that says it has kept what it has not: writes reach the store only when `isDue` says so, and die with the process. What
 * it was told it tells again as long as it lives, so nobody notices before a crash.
 */
export function volatileJournal(
  kept: Journal,
  isDue: (operation: Operation) => boolean,
  flush?: (write: () => void) => void,
): Journal {
  const told = new Map<string, Operation>();
  const write = async (operation: Operation): Promise<void> => {
    const known = await kept.byId(operation.id);
    if (known === null) await kept.open(operation);
    else if ((known.moves ?? 0) < (operation.moves ?? 0)) await kept.save(operation);
  };
  const note = async (operation: Operation): Promise<void> => {
    told.set(operation.id, operation);
    if (isDue(operation)) await write(operation);
    else
      flush?.(() => {
        const latest = told.get(operation.id);
        if (latest !== undefined) void write(latest);
      });
  };
  const latest = (operation: Operation): Operation => told.get(operation.id) ?? operation;
  return {
    ...kept,
    open: async (operation) => {
      const known = [...told.values()].find(({ requestId }) => requestId === operation.requestId);
      if (known !== undefined) return { operation: known, created: false };
      await note(operation);
      return { operation, created: true };
    },
    save: note,
    byId: async (id) => told.get(id) ?? kept.byId(id),
    byRequest: async (requestId) =>
      [...told.values()].find((operation) => operation.requestId === requestId) ?? kept.byRequest(requestId),
    unfinished: async (filter = {}) => {
      const stored = (await kept.unfinished(filter)).map(latest);
      const more = [...told.values()].filter(
        (operation) =>
          !stored.some(({ id }) => id === operation.id) &&
          (filter.transaction === undefined || operation.transaction === filter.transaction) &&
          (filter.aggregates === undefined || operation.aggregates.some((each) => filter.aggregates?.includes(each))),
      );
      return [...stored, ...more].filter(({ phase }) => ['sending', 'undoing', 'provisional'].includes(phase));
    },
    owe: async (id) => {
      if ((await kept.byId(id)) !== null) await kept.owe(id);
    },
  };
}
