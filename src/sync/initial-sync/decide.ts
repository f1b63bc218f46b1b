import type { RecordChange, Snapshot } from '../../connectors/port.ts';
import type { CanonicalRecord, SystemName } from '../../maps/entity-map.ts';
import { compare, type Conflict, type Difference, type Pair } from '../compare.ts';
import { isTwoWay, pick, properties, sameValue } from '../ownership.ts';

export type Written = Exclude<RecordChange, { readonly action: 'delete' }>;

/** What a record needs to be the same in both systems. */
export interface Decision {
  readonly pair: Pair;
  readonly change: Readonly<Record<SystemName, Written | null>>;
  /** Fields where both sides had a value of their own; the master's stands. */
  readonly conflicts: readonly Conflict[];
  /** Has values that were left out and have to be carried over once everything else is there. */
  readonly isPartial: boolean;
}

/**
 * Decides under the rule of the initial sync: where one side lacks a record it is created, also when it once was deleted there;
 * fields that one system owns follow it; others follow the side that changed since both last agreed, and the master where both did
 * or nothing was agreed on. `leftOut` are properties not to be looked at yet.
 */
export function decide(whole: Pair, master: SystemName, leftOut: ReadonlySet<string>): Decision {
  const pair = withoutProperties(whole, leftOut);
  const isPartial = leftOut.size > 0 && hasOpen(whole, leftOut);
  if (pair.dataverse === null || pair.financeOperations === null) {
    const difference = compare({ ...pair, base: null }, master);
    return { pair: whole, change: changesOf(difference), conflicts: [], isPartial };
  }
  const { conflicts } = pair.base === null ? { conflicts: neverAgreed(pair) } : compare(pair, master);
  const settled = conflicts.length === 0 ? pair : { ...pair, base: inFavourOf(pair, master, conflicts) };
  return { pair: whole, change: changesOf(compare(settled, master)), conflicts, isPartial };
}

/** What Dataverse lacks of a record that has just been written to finance and operations: whatever its rules made of it. */
export function afterFinanceOperations(
  decision: Decision,
  answer: Snapshot,
  leftOut: ReadonlySet<string>,
): Written | null {
  const pair = withoutProperties({ ...decision.pair, base: null, financeOperations: answer }, leftOut);
  return changesOf(compare(pair, 'financeOperations')).dataverse;
}

function changesOf({ toDataverse, toFinanceOperations }: Difference): Decision['change'] {
  return { dataverse: written(toDataverse), financeOperations: written(toFinanceOperations) };
}

/** An initial sync never deletes. */
function written(change: RecordChange | null): Written | null {
  return change === null || change.action === 'delete' ? null : change;
}

/** Two-way fields with different values: whose is right cannot be told without an agreement. */
function neverAgreed({ map, dataverse, financeOperations }: Pair): readonly Conflict[] {
  return [...properties(map, isTwoWay)].flatMap((property) => {
    const here = dataverse?.values[property];
    const there = financeOperations?.values[property];
    if (here === undefined || there === undefined || sameValue(map, property, here, there)) return [];
    return [{ property, dataverse: here, financeOperations: there }];
  });
}

/** The agreement as if the other side had not moved away from it, so that only the master did. */
function inFavourOf({ base }: Pair, master: SystemName, conflicts: readonly Conflict[]): Pair['base'] {
  if (base === null) return null;
  const loser = master === 'dataverse' ? 'financeOperations' : 'dataverse';
  const values = conflicts.flatMap((conflict) =>
    conflict.property === null ? [] : [[conflict.property, conflict[loser]] as const],
  );
  return { ...base, values: { ...base.values, ...Object.fromEntries(values) } };
}

function hasOpen({ map, dataverse, financeOperations }: Pair, leftOut: ReadonlySet<string>): boolean {
  return [...leftOut].some((property) => {
    const here = dataverse?.values[property] ?? null;
    const there = financeOperations?.values[property] ?? null;
    return !sameValue(map, property, here, there);
  });
}

function withoutProperties(pair: Pair, leftOut: ReadonlySet<string>): Pair {
  if (leftOut.size === 0) return pair;
  const trim = (values: CanonicalRecord) => pick(values, (property) => !leftOut.has(property));
  const trimmed = (snapshot: Snapshot | null) => snapshot && { ...snapshot, values: trim(snapshot.values) };
  return {
    ...pair,
    base: pair.base && { ...pair.base, values: trim(pair.base.values) },
    dataverse: trimmed(pair.dataverse),
    financeOperations: trimmed(pair.financeOperations),
  };
}
