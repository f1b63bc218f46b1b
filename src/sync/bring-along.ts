/**
 * Brings a record, or an order with all that belongs to it, in line after something happened outside: a signal says only that, so
 * both sides are read again, compared with what they last agreed on, and the latest is applied.
 */
import type { Problem, RecordChange, RecordRef } from '../connectors/port.ts';
import { errorCodes } from '../errors.ts';
import type { SystemName } from '../maps/entity-map.ts';
import { advance } from './advance.ts';
import { leaseKey } from './aggregate.ts';
import { noteAgreement } from './agree.ts';
import { compareAggregate } from './compare-aggregate.ts';
import { isSame, type Difference, type News, type Pair } from './compare.ts';
import { conflictProblem } from './conflict-problem.ts';
import { emptiedChoices } from './emptied-choices.ts';
import { other, systemTitles, type Core } from './context.ts';
import { reportFailure } from './failures/report.ts';
import { resolveFailures } from './failures/resolve.ts';
import { takeLease } from './lease.ts';
import { newOperation } from './new-operation.ts';
import type { Author } from './operation.ts';
import { findRoot, inOrder, noteWhole, readPairs } from './pairs.ts';
import { recordKey, sameRecord } from './record-key.ts';

/** Whether both sides are the same already. Reads only; failures that are thereby over are closed. */
export async function isInLine(core: Core, root: RecordRef, origin: SystemName): Promise<boolean> {
  const pairs = await readPairs(core, root);
  const isEqual = compareAggregate(pairs, origin).every(({ difference }) => isSame(difference));
  if (isEqual) await closeFailures(core, root, pairs);
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
  news: News,
  author: Author,
  owner: string,
): Promise<Alignment> {
  const pairs = await readPairs(core, root);
  const origin = news === 'both' ? 'financeOperations' : news;
  const isOfBoth = news === 'both' || (await isNewsOfBoth(core, root, origin));
  const differences = compareAggregate(pairs, isOfBoth ? 'both' : origin);
  const results: Alignment[] = [];
  for (const system of ['financeOperations', 'dataverse'] as const) {
    const changes = differences.map((one) => towards(one, system)).filter((change) => change !== null);
    if (changes.length > 0) results.push(await apply(core, root, system, inOrder(core, changes), pairs, author, owner));
  }
  for (const { pair, difference } of differences) {
    if (difference.conflicts.length === 0) continue;
    results.push('failed');
    const problems = difference.conflicts.map((conflict) => conflictProblem(pair, conflict));
    await reportFailure(core, { class: 'conflict', ref: pair.ref, root, origin, author, problems });
  }
  for (const one of differences) {
    const problems = emptied(one);
    if (problems.length === 0) continue;
    results.push('failed');
    await reportFailure(core, { class: 'application', ref: one.pair.ref, root, origin: 'dataverse', author, problems });
  }
  if (results.length === 0) {
    await noteAgreement(core, pairs.filter(isOnBothSides));
    await closeFailures(core, root, pairs);
  }
  const isWritten = results.includes('written');
  const isLeft = results.includes('later') || results.includes('failed');
  if (isWritten) await noteWhole(core, root, { lookAgain: !isLeft });
  if (results.includes('later')) return 'later';
  if (results.includes('failed')) return 'failed';
  return isWritten ? 'written' : 'equal';
}

/** Brings one record and what belongs to it in line now, for a retry or a refresh asked for by a person. Waits a little for its lease. */
export async function bringAlong(
  core: Core,
  ref: RecordRef,
  news: { readonly origin: SystemName; readonly author: Author } = {
    origin: 'financeOperations',
    author: { aadObjectId: null, userPrincipalName: null },
  },
): Promise<Alignment> {
  const root = await findRoot(core, ref);
  if (root === null) return 'equal';
  if ((await core.lifecycle.statuses()).way(root.map) !== 'live') return 'later';
  const lease = await takeLease(core, [leaseKey(root)], `signal:${core.newId()}`, core.settings.leaseWait);
  if (lease === null) return 'later';
  await using held = lease;
  return await bringInLine(core, root, news.origin, news.author, held.owner);
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
    saying: { say: 'broughtInLine', words: { system } },
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
    root,
    origin: other(system),
    author,
    problems: ended.problems,
    operation: ended.id,
    raw: ended.raw ?? null,
  });
  return 'failed';
}

/** Whether news from the other side waits too, or came before and people have not decided yet: then nobody can say who was first. */
async function isNewsOfBoth(core: Core, root: RecordRef, origin: SystemName): Promise<boolean> {
  if (await core.store.signals.waits(root, other(origin))) return true;
  return (await core.store.failures.openUnder(root)).some((failure) => failure.class === 'conflict');
}

/** All is equal: failures of the aggregate are over, those of members that are gone from both sides too. */
async function closeFailures(core: Core, root: RecordRef, pairs: readonly Pair[]): Promise<void> {
  const carried = (await core.lifecycle.statuses()).draining;
  const under = (await core.store.failures.openUnder(root)).flatMap(({ ref }) =>
    carried.includes(ref.map) ? [ref] : [],
  );
  const refs = new Map([...pairs.map(({ ref }) => ref), ...under].map((ref) => [recordKey(ref), ref]));
  await resolveFailures(core, [...refs.values()], { isWhole: true });
}

const isOnBothSides = (pair: Pair): boolean => pair.dataverse !== null && pair.financeOperations !== null;

function isOutage(problem: Problem): boolean {
  return problem.code in errorCodes;
}

interface Compared {
  readonly pair: Pair;
  readonly difference: Difference;
}

/** What the other side is to be told, without what cannot be said to it. */
function towards({ pair, difference }: Compared, system: SystemName): RecordChange | null {
  if (system === 'dataverse') return difference.toDataverse;
  const change = difference.toFinanceOperations;
  const unsaid = new Set(emptied({ pair, difference }).map(({ field }) => field));
  if (unsaid.size === 0 || change?.action !== 'update') return change;
  const values = Object.fromEntries(Object.entries(change.values).filter(([property]) => !unsaid.has(property)));
  return Object.keys(values).length === 0 ? null : { ...change, values };
}

/** Choices that were emptied in Dataverse behind the hooks: Supply Chain Management would keep its value and put it back. */
function emptied({ pair, difference: { toFinanceOperations: change } }: Compared): readonly Problem[] {
  if (change?.action !== 'update') return [];
  return emptiedChoices(pair.map, pair.ref, pair.financeOperations?.values ?? {}, change.values);
}
