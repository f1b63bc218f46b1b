/**
 * Makes a batch of records the same in both systems: reads the counterparts, decides, and writes. It keeps the leases of the records
 * only for that time, and leaves alone what somebody else is writing.
 */
import type { Found } from '../../connectors/bulk.ts';
import type { SystemName } from '../../maps/entity-map.ts';
import { recordKey } from '../record-key.ts';
import type { BatchOrder, BatchResult, BatchRow, BatchRows } from './batch-order.ts';
import { BatchTally } from './batch-tally.ts';
import { carryOut } from './carry-out.ts';
import { decide, type Decision } from './decide.ts';
import { severalRows, unreadableRow } from './issue-texts.ts';
import { ownerPrefix } from './own-writes.ts';
import { rehearse } from './rehearsal.ts';

/** Throws a `SystemFailure` when a system gives no answer; doing the same batch again then loses and doubles nothing. */
export async function alignBatch(order: BatchOrder, given: BatchRows): Promise<BatchResult> {
  const { core } = order;
  const tally = new BatchTally(order);
  const rows = given.rows.filter((row) => tally.admits(row));
  if (order.check !== null) {
    await rehearse(order, tally, await readPairs(order, { ...given, rows }, tally));
    return tally.result();
  }
  const owner = ownerPrefix + order.run;
  const hold = async (asked: readonly BatchRow[]): Promise<ReadonlySet<string>> => {
    const now = core.clock.now();
    const keys = [...new Set(asked.map(({ root }) => root))];
    return core.store.leases.takeFree(keys, owner, new Date(now.getTime() + core.settings.leaseLife), now);
  };
  try {
    const taken = await hold(rows);
    const open = new Set(
      (await core.store.journal.unfinished({ aggregates: [...taken] })).flatMap(({ aggregates }) => aggregates),
    );
    const isFree = ({ root }: BatchRow): boolean => taken.has(root) && !open.has(root);
    for (const row of rows) if (!isFree(row)) tally.wait(row.ref, 'busy', []);
    const free = rows.filter(isFree);
    await carryOut(order, tally, await readPairs(order, { ...given, rows: free }, tally), () => hold(free));
  } finally {
    await core.store.leases.release(owner);
  }
  return tally.result();
}

/** Both sides of each record and what they agreed on. A side that changed since it was read is read again. */
async function readPairs(
  { core, map, master, leftOut }: BatchOrder,
  { side, rows }: BatchRows,
  tally: BatchTally,
): Promise<readonly Decision[]> {
  const agreed = await core.store.recordStates.ofKeys(rows.map(({ ref }) => recordKey(ref)));
  const states = new Map(agreed.map((state) => [recordKey(state.ref), state]));
  const readSide = async (system: SystemName): Promise<ReadonlyMap<string, Found>> => {
    const isFresh = ({ ref, snapshot }: BatchRow): boolean => {
      if (system !== side || snapshot === null) return false;
      const state = states.get(recordKey(ref));
      const version = system === 'dataverse' ? state?.dataverseVersion : state?.financeOperationsVersion;
      return state === undefined || version === snapshot.version;
    };
    const asked = rows.filter((row) => !isFresh(row)).map(({ ref }) => ref);
    const found = asked.length === 0 ? [] : await core.systems[system].bulk.readKeys(map, asked);
    return new Map([
      ...rows.filter(isFresh).map(({ ref, snapshot }) => [recordKey(ref), snapshot] as const),
      ...asked.map((ref, index) => [recordKey(ref), found[index] ?? null] as const),
    ]);
  };
  const [here, there] = [await readSide('dataverse'), await readSide('financeOperations')];
  return rows.flatMap(({ ref }) => {
    const key = recordKey(ref);
    const [dataverse, financeOperations] = [here.get(key) ?? null, there.get(key) ?? null];
    if (dataverse === 'several' || financeOperations === 'several') {
      tally.refuse(ref, [severalRows(ref, dataverse === 'several' ? 'dataverse' : 'financeOperations')]);
      return [];
    }
    if (dataverse !== null && 'unreadable' in dataverse) {
      tally.refuse(ref, [unreadableRow(ref, 'dataverse', dataverse.unreadable)]);
      return [];
    }
    if (financeOperations !== null && 'unreadable' in financeOperations) {
      tally.refuse(ref, [unreadableRow(ref, 'financeOperations', financeOperations.unreadable)]);
      return [];
    }
    return [decide({ map, ref, base: states.get(key) ?? null, dataverse, financeOperations }, master, leftOut)];
  });
}
