import type { RowAnswer } from '../../connectors/bulk.ts';
import type { SystemName } from '../../maps/entity-map.ts';
import { noteAgreement, type Sides } from '../agree.ts';
import type { BatchOrder } from './batch-order.ts';
import type { BatchTally } from './batch-tally.ts';
import { afterFinanceOperations, type Decision, type Written } from './decide.ts';
import { ownerPrefix } from './own-writes.ts';

/**
 * Writes what the decisions ask for: finance and operations first, then Dataverse with what the first answered. `hold` renews the
 * leases and says which are still ours.
 */
export async function carryOut(
  order: BatchOrder,
  tally: BatchTally,
  decisions: readonly Decision[],
  hold: () => Promise<ReadonlySet<string>>,
): Promise<void> {
  const { core, run, leftOut } = order;
  const open = decisions.filter((decision) => !tally.settlesAtOnce(decision));
  const overruled = open.flatMap((decision) => tally.overruled(decision));
  // Kept before the master's value takes the place of the other: afterwards nobody could tell what it was.
  if (overruled.length > 0) await core.store.initialSyncs.keepIssues(run, overruled);
  const first = await write(
    order,
    'financeOperations',
    open.flatMap((decision) => wanted(decision, decision.change.financeOperations)),
  );
  const held = await hold();
  const second = await write(
    order,
    'dataverse',
    open.flatMap((decision) => {
      if (!held.has(tally.rootOf(decision.pair.ref))) return [];
      const answer = first.get(decision)?.answer;
      if (answer === undefined) return wanted(decision, decision.change.dataverse);
      if (answer.kind !== 'written') return [];
      return wanted(decision, afterFinanceOperations(decision, answer.snapshot, leftOut));
    }),
  );
  const sides: Sides[] = [];
  for (const decision of open) {
    const [there, here] = [first.get(decision), second.get(decision)];
    if (!tally.isWritten(decision, [there?.answer, here?.answer])) continue;
    if (!held.has(tally.rootOf(decision.pair.ref))) {
      tally.wait(decision.pair.ref, 'busy', []);
      continue;
    }
    const { pair } = decision;
    const whole: Sides = {
      ref: pair.ref,
      dataverse: here?.answer.kind === 'written' ? here.answer.snapshot : pair.dataverse,
      financeOperations: there?.answer.kind === 'written' ? there.answer.snapshot : pair.financeOperations,
      ...(here === undefined ? {} : { sent: here.change.values }),
    };
    const systems = systemsOf(there !== undefined, here !== undefined);
    tally.count(decision, systems);
    if (decision.isPartial) tally.wait(pair.ref, 'ownMap', [], systems.length > 0);
    else if (whole.dataverse !== null && whole.financeOperations !== null) sides.push(whole);
  }
  if (sides.length > 0) await noteAgreement(core, sides);
}

async function write(
  order: BatchOrder,
  system: SystemName,
  asked: readonly WantedChange[],
): Promise<ReadonlyMap<Decision, { readonly change: Written; readonly answer: RowAnswer }>> {
  const { core, map, run } = order;
  if (asked.length === 0) return new Map();
  const changes = asked.map(({ decision, change }) => ({ change, existing: decision.pair[system] }));
  const context = { as: { as: 'integration' }, operation: ownerPrefix + run } as const;
  const answers = await core.systems[system].bulk.writeMany(map, changes, context);
  return new Map(
    asked.flatMap(({ decision, change }, index) => {
      const answer = answers[index];
      return answer === undefined ? [] : [[decision, { change, answer }] as const];
    }),
  );
}

interface WantedChange {
  readonly decision: Decision;
  readonly change: Written;
}

function wanted(decision: Decision, change: Written | null): readonly WantedChange[] {
  return change === null ? [] : [{ decision, change }];
}

/** The systems that were written to. */
export function systemsOf(isThere: boolean, isHere: boolean): readonly SystemName[] {
  return [...(isThere ? (['financeOperations'] as const) : []), ...(isHere ? (['dataverse'] as const) : [])];
}
