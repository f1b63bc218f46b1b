import type { CanonicalValue } from '../maps/entity-map.ts';
import { compare, wasDeleted, type Conflict, type Difference, type News, type Pair } from './compare.ts';

export interface PairDifference {
  readonly pair: Pair;
  readonly difference: Difference;
}

const nothing: Difference = { toDataverse: null, toFinanceOperations: null, conflicts: [] };

/**
 * Compares an aggregate, its root first. What happens to the root happens to its members: where somebody deleted it in one system while
 * it, or a part of it, was changed in the other, nothing of it is touched until people have decided.
 */
export function compareAggregate(pairs: readonly Pair[], origin: News): readonly PairDifference[] {
  const differences = pairs.map((pair) => ({ pair, difference: compare(pair, origin) }));
  const [root, ...members] = differences;
  if (root === undefined || !isDeletedOnOneSide(root.pair)) return differences;
  const isDisputed =
    isDispute(root.difference) || members.some(({ pair, difference }) => isDispute(difference) || isBorn(pair));
  if (!isDisputed) return differences;
  return [
    { pair: root.pair, difference: { ...nothing, conflicts: [existence(root.pair)] } },
    ...members.map(({ pair }) => ({ pair, difference: nothing })),
  ];
}

/** Whether both sides had the record and one has it no more. */
export function isDeletedOnOneSide(pair: Pair): boolean {
  if ((pair.dataverse === null) === (pair.financeOperations === null)) return false;
  return wasDeleted(pair, pair.dataverse === null ? 'dataverse' : 'financeOperations');
}

/** A conflict over whether the record should be there at all. */
export function existence({ dataverse, financeOperations }: Pair): Conflict {
  const shown = (side: unknown): CanonicalValue => (side === null ? null : 'there');
  return { property: null, dataverse: shown(dataverse), financeOperations: shown(financeOperations) };
}

const isDispute = ({ conflicts }: Difference): boolean => conflicts.some(({ property }) => property === null);

/** Added on the side that still has the root. */
function isBorn(pair: Pair): boolean {
  return (pair.dataverse === null) !== (pair.financeOperations === null) && !isDeletedOnOneSide(pair);
}
