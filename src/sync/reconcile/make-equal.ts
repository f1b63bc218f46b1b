/**
 * Makes one record the same on both sides as one journalled operation of a person, under the lease of its aggregate: what was decided
 * goes to finance and operations first and, with what that answers, to Dataverse. It counts as done only when both are read as equal.
 */
import { SystemFailure } from '../../connectors/errors.ts';
import type { Problem, RecordChange, RecordRef } from '../../connectors/port.ts';
import type { SystemName } from '../../maps/entity-map.ts';
import { noteAgreement, noteGone } from '../agree.ts';
import { existence } from '../compare-aggregate.ts';
import type { Pair } from '../compare.ts';
import { conflictProblem } from '../conflict-problem.ts';
import { outage, ownProblem, type Core } from '../context.ts';
import { emptiedChoices } from '../emptied-choices.ts';
import type { Actor, Outcome, Saying } from '../face.ts';
import type { Step } from '../operation.ts';
import { findRoot, inOrder, readPair, readPairs } from '../pairs.ts';
import { identityFor } from '../perform-step.ts';
import type { Prepared } from '../prepare-write.ts';
import { sameRecord } from '../record-key.ts';
import { notRunning } from '../running-maps.ts';
import { carryOut, type Plan, type Writes } from '../write.ts';
import { decide, type Decision, type Wish } from './decide.ts';
import { isEqualPair, missingSide } from './differences.ts';

export interface EqualRequest {
  /** The same id writes once, however often it is asked for. */
  readonly requestId: string;
  readonly ref: RecordRef;
  readonly wish: Wish;
  readonly by: Actor;
  readonly summary: string;
  readonly saying: Saying;
}

/** `left`: not the same, with what stands in the way; `operation` is the one that was refused, where it came to one. */
export type EqualResult =
  | { readonly kind: 'equal' }
  | { readonly kind: 'left'; readonly problems: readonly Problem[]; readonly operation: string | null };

/** What rules make of a write may have to travel once more; past that it never comes to rest. */
const mostPasses = 3;

/** Never throws for a system that does not answer: that is a reason why something is left. */
export async function makeEqual(core: Core, writes: Writes, request: EqualRequest): Promise<EqualResult> {
  const { ref, requestId } = request;
  const forbidden = await notRunning(core, ref);
  if (forbidden !== null) return left([forbidden]);
  try {
    const isAskedBefore = (await core.store.journal.byRequest(requestId)) !== null;
    for (let pass = 0; pass < mostPasses; pass += 1) {
      const decided = await decideAll(core, request);
      const root = await findRoot(core, ref);
      if (root === null || !decided.some(({ decision }) => isToWrite(decision))) return await judge(core, ref, decided);
      if (isAskedBefore && pass > 0) break;
      const plan: Plan = {
        requestId: pass === 0 ? requestId : `${requestId}:${pass}`,
        actor: request.by,
        origin: 'command',
        summary: request.summary,
        saying: request.saying,
        roots: [root],
        prepare: async () => prepare(core, request),
      };
      const outcome = await carryOut(core, plan, writes);
      if (outcome.kind !== 'committed') return left(problemsOf(outcome), outcome.operation);
    }
    return await judge(core, ref, []);
  } catch (error) {
    if (!(error instanceof SystemFailure)) throw error;
    return left([outage(error)]);
  }
}

/** The record; of a root that one side lacks, its members that this side lacks too: an order without its lines is no order. */
async function concerned(core: Core, ref: RecordRef): Promise<readonly Pair[]> {
  const pair = await readPair(core, ref);
  const missing = missingSide(pair);
  if (missing === null || pair.map.parent !== undefined) return [pair];
  const members = (await readPairs(core, ref)).filter((one) => !sameRecord(one.ref, ref));
  return [pair, ...members.filter((one) => missingSide(one) === missing)];
}

interface Decided {
  readonly pair: Pair;
  readonly decision: Decision;
}

/** Without anybody's word a root and its members come or go together, or nothing of them does. */
async function decideAll(core: Core, request: EqualRequest): Promise<readonly Decided[]> {
  const pairs = await concerned(core, request.ref);
  const decided = pairs.map((pair) => ({ pair, decision: decide(pair, wishOf(request, pair)) }));
  const [root] = pairs;
  if (root === undefined || pairs.length === 1 || request.wish.take !== null) return decided;
  const ways = new Set(decided.map(({ decision }) => (decision.toDataverse ?? decision.toFinanceOperations)?.action));
  if (ways.size === 1) return decided;
  const undecided = [conflictProblem(root, existence(root))];
  return [{ pair: root, decision: { toDataverse: null, toFinanceOperations: null, undecided } }];
}

/** Values are wished for the record itself; whose version stands, for what belongs to it too. */
function wishOf({ ref, wish }: EqualRequest, pair: Pair): Wish {
  return sameRecord(pair.ref, ref) ? wish : { take: wish.take, values: {} };
}

async function prepare(core: Core, request: EqualRequest): Promise<Prepared | readonly Problem[]> {
  const decided = await decideAll(core, request);
  const first = inOrder(core, changesTowards(decided, 'toFinanceOperations'));
  const second = inOrder(core, [...changesTowards(decided, 'toDataverse'), ...carried(decided)]);
  const as = identityFor({ actor: request.by }, 'dataverse');
  const refusals = [...decided.flatMap(emptied), ...(await core.systems.dataverse.check(second, as))];
  if (refusals.length > 0) return refusals;
  const steps: Step[] = [
    { kind: 'changes', system: 'financeOperations', changes: first },
    { kind: 'carry', system: 'dataverse', changes: second },
  ];
  const before = [beforeOf(decided, 'financeOperations', first), beforeOf(decided, 'dataverse', second)];
  return { steps, before };
}

function emptied({ pair, decision: { toFinanceOperations } }: Decided): readonly Problem[] {
  if (toFinanceOperations?.action !== 'update') return [];
  return emptiedChoices(pair.map, pair.ref, pair.financeOperations?.values ?? {}, toFinanceOperations.values);
}

/** What finance and operations makes of its part goes to Dataverse in the same operation. */
function carried(decided: readonly Decided[]): readonly RecordChange[] {
  return decided.flatMap(({ pair, decision: { toDataverse, toFinanceOperations } }): RecordChange[] => {
    const isWritten = toFinanceOperations !== null && toFinanceOperations.action !== 'delete';
    if (!isWritten || pair.dataverse === null || toDataverse !== null) return [];
    return [{ action: 'update', ref: pair.ref, values: {}, version: pair.dataverse.version }];
  });
}

function beforeOf(decided: readonly Decided[], system: SystemName, changes: readonly RecordChange[]) {
  return changes.map(({ ref }) => decided.find(({ pair }) => sameRecord(pair.ref, ref))?.pair[system] ?? null);
}

/** Both sides as they are read now decide, not what was answered. */
async function judge(core: Core, ref: RecordRef, decided: readonly Decided[]): Promise<EqualResult> {
  const pair = await readPair(core, ref);
  if (pair.dataverse === null && pair.financeOperations === null) {
    await noteGone(core, ref);
    return { kind: 'equal' };
  }
  if (isEqualPair(pair)) {
    await noteAgreement(core, [pair]);
    return { kind: 'equal' };
  }
  const undecided = decided.flatMap(({ decision }) => decision.undecided);
  return left(undecided.length > 0 ? undecided : [stillDifferent(pair)]);
}

function stillDifferent({ map, ref }: Pair): Problem {
  return ownProblem(
    'STILL_DIFFERENT',
    `The ${map.words.one} ${ref.key.join(', ')} is not the same in both systems yet.`,
    'Compare it again: somebody may have changed it meanwhile, or a rule of one system changes it back.',
    ref,
  );
}

function problemsOf(outcome: Exclude<Outcome, { readonly kind: 'committed' }>): readonly Problem[] {
  switch (outcome.kind) {
    case 'refused':
      return outcome.problems;
    case 'parked':
      return outcome.why ?? [ownProblem('PARKED', outcome.reason, 'Look at it again later.')];
    case 'queued':
      return [ownProblem('QUEUED', 'Synchronisation of it is paused.', 'It is carried over once it is resumed.')];
  }
}

const isToWrite = ({ toDataverse, toFinanceOperations }: Decision): boolean =>
  toDataverse !== null || toFinanceOperations !== null;

function changesTowards(
  decided: readonly Decided[],
  towards: 'toDataverse' | 'toFinanceOperations',
): readonly RecordChange[] {
  return decided.map(({ decision }) => decision[towards]).filter((change) => change !== null);
}

function left(problems: readonly Problem[], operation: string | null = null): EqualResult {
  return { kind: 'left', problems, operation };
}
