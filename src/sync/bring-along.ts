/**
 * Brings a record, or an order with all that belongs to it, in line after something happened outside: a signal says only that, so
 * both sides are read again, compared with what they last agreed on, and the latest is applied.
 */
import type { Problem, RecordChange, RecordRef } from '../connectors/port.ts';
import { errorCodes } from '../errors.ts';
import type { EntityMap, SystemName } from '../maps/entity-map.ts';
import { advance } from './advance.ts';
import { leaseKey } from './aggregate.ts';
import { noteAgreement, resolveFailures } from './agree.ts';
import { compare, type Conflict, type Difference, type Pair } from './compare.ts';
import { other, systemTitles, type Core } from './context.ts';
import { reportFailure } from './failures.ts';
import { newOperation } from './new-operation.ts';
import type { Author } from './operation.ts';
import { labelOf } from './ownership.ts';
import { inOrder, noteWhole, readPairs } from './pairs.ts';
import { sameRecord } from './record-key.ts';

/** Whether both sides are the same already. Reads only; failures that are thereby over are closed. */
export async function isInLine(core: Core, root: RecordRef, origin: SystemName): Promise<boolean> {
  const pairs = await readPairs(core, root);
  const isEqual = pairs.every((pair) => isSame(compare(pair, origin)));
  if (isEqual) for (const pair of pairs) await resolveFailures(core, pair.ref);
  return isEqual;
}

/** How bringing in line ended; `later` asks to look again: the record moved meanwhile or a system did not answer. */
export type Alignment = 'equal' | 'written' | 'failed' | 'later';

/**
 * Compares and writes, as one operation for each side that lacks something. The caller holds the lease of the aggregate under
 * `owner`. A refusal cannot be rolled back at its origin any more, so it becomes a sync failure that its author is told of.
 */
export async function bringInLine(
  core: Core,
  root: RecordRef,
  origin: SystemName,
  author: Author,
  owner: string,
): Promise<Alignment> {
  const pairs = await readPairs(core, root);
  const differences = pairs.map((pair) => ({ pair, difference: compare(pair, origin) }));
  const results: Alignment[] = [];
  for (const system of ['financeOperations', 'dataverse'] as const) {
    const changes = differences
      .map(({ difference }) => towards(difference, system))
      .filter((change) => change !== null);
    if (changes.length > 0) results.push(await apply(core, root, system, inOrder(core, changes), pairs, author, owner));
  }
  for (const { pair, difference } of differences) {
    if (difference.conflicts.length === 0) continue;
    results.push('failed');
    const problems = difference.conflicts.map((conflict) => conflictProblem(pair.map, pair.ref, conflict));
    await reportFailure(core, { class: 'conflict', ref: pair.ref, origin, author, problems });
  }
  if (results.length === 0)
    await noteAgreement(
      core,
      pairs.filter((pair) => pair.dataverse !== null && pair.financeOperations !== null),
    );
  if (results.includes('later')) return 'later';
  if (results.includes('failed')) return 'failed';
  if (results.includes('written')) {
    await noteWhole(core, root);
    return 'written';
  }
  return 'equal';
}

/** One side's share, journalled like any other operation. */
async function apply(
  core: Core,
  root: RecordRef,
  system: SystemName,
  changes: readonly RecordChange[],
  pairs: readonly Pair[],
  author: Author,
  owner: string,
): Promise<Alignment> {
  const before = changes.map((change) => pairs.find((pair) => sameRecord(pair.ref, change.ref))?.[system] ?? null);
  const operation = newOperation(core, {
    origin: 'signal',
    actor: null,
    author,
    summary: `brought ${systemTitles[system]} in line`,
    aggregates: [leaseKey(root)],
    transaction: null,
    steps: [{ kind: 'changes', system, changes }],
    before: [before],
  });
  await core.store.journal.open(operation);
  const ended = await advance(core, operation, { owner, deadline: core.clock.now(), mode: 'live' });
  if (ended.phase === 'committed') return 'written';
  if (ended.phase !== 'refused' || ended.reason === 'conflict' || ended.problems.some((problem) => isOutage(problem)))
    return 'later';
  await reportFailure(core, {
    class: 'application',
    ref: ended.problems.find((problem) => problem.ref !== null)?.ref ?? changes[0]?.ref ?? root,
    origin: other(system),
    author,
    problems: ended.problems,
  });
  return 'failed';
}

function isOutage(problem: Problem): boolean {
  return problem.code in errorCodes;
}

function isSame({ toDataverse, toFinanceOperations, conflicts }: Difference): boolean {
  return toDataverse === null && toFinanceOperations === null && conflicts.length === 0;
}

function towards(difference: Difference, system: SystemName): RecordChange | null {
  return system === 'dataverse' ? difference.toDataverse : difference.toFinanceOperations;
}

function conflictProblem(map: EntityMap, ref: RecordRef, conflict: Conflict): Problem {
  const problem = { system: 'dispatchCopilot', entity: map.name, field: conflict.property, ref } as const;
  if (conflict.property === null) {
    const [gone, there] =
      conflict.dataverse === null
        ? (['dataverse', 'financeOperations'] as const)
        : (['financeOperations', 'dataverse'] as const);
    return {
      ...problem,
      message: `The ${map.words.one} was deleted in ${systemTitles[gone]} and changed in ${systemTitles[there]}.`,
      remedy: `Delete it in ${systemTitles[there]} too, or create it again in ${systemTitles[gone]}.`,
      code: 'DELETED_AND_CHANGED',
    };
  }
  const shown = (value: Conflict['dataverse']): string => (value === null ? 'empty' : `"${value}"`);
  return {
    ...problem,
    message:
      `${labelOf(map, conflict.property)} was changed in both systems: ${shown(conflict.dataverse)} in ${systemTitles.dataverse}, ` +
      `${shown(conflict.financeOperations)} in ${systemTitles.financeOperations}. Neither was overwritten.`,
    remedy: 'Decide which one is right and save it once more.',
    code: 'BOTH_CHANGED',
  };
}
