import type { Identity, Problem, RecordChange, Snapshot } from '../connectors/port.ts';
import type { SystemName } from '../maps/entity-map.ts';
import type { Core } from './context.ts';
import { emptiedChoices } from './emptied-choices.ts';
import type { Step } from './operation.ts';

export interface Prepared {
  readonly steps: readonly Step[];
  readonly before: readonly (readonly (Snapshot | null)[])[];
}

/** Records of some changes as both systems have them, in the order of the changes. */
export type BothSides = Readonly<Record<SystemName, readonly (Snapshot | null)[]>>;

export async function readBoth(core: Core, changes: readonly RecordChange[]): Promise<BothSides> {
  const readAll = (system: SystemName) =>
    Promise.all(changes.map((change) => core.systems[system].read(core.maps.get(change.ref.map), change.ref)));
  return { dataverse: await readAll('dataverse'), financeOperations: await readAll('financeOperations') };
}

/**
 * The steps that write changes to both systems: finance and operations is asked by sending, and what it refuses it says in its own
 * words. What Dataverse would refuse for sure is found out now, because by its turn something would have to be taken back.
 */
export async function prepareWrite(
  core: Core,
  changes: readonly RecordChange[],
  before: BothSides,
  asInDataverse: Identity,
): Promise<Prepared | readonly Problem[]> {
  const first = changes.map((change, index) =>
    against(change, before.financeOperations[index] ?? null, before.dataverse[index] ?? null),
  );
  const second = changes.map((change, index) =>
    against(change, before.dataverse[index] ?? null, before.financeOperations[index] ?? null),
  );
  const emptied = changes.flatMap((change, index) => {
    const known = before.financeOperations[index]?.values ?? {};
    return change.action === 'update'
      ? emptiedChoices(core.maps.get(change.ref.map), change.ref, known, change.values)
      : [];
  });
  const refusals = [...emptied, ...(await core.systems.dataverse.check(second, asInDataverse))];
  if (refusals.length > 0) return refusals;
  return {
    steps: [
      { kind: 'changes', system: 'financeOperations', changes: first },
      { kind: 'carry', system: 'dataverse', changes: second },
    ],
    before: [before.financeOperations, before.dataverse],
  };
}

/** Whether preparing came to problems instead of steps. */
export function isRefusal(prepared: Prepared | readonly Problem[]): prepared is readonly Problem[] {
  return Array.isArray(prepared);
}

/** A change as it applies to one side: a record that only the other side has is created here, whole. */
function against(change: RecordChange, here: Snapshot | null, there: Snapshot | null): RecordChange {
  if (change.action === 'delete') return { ...change, version: here?.version ?? null };
  if (change.action === 'create') return change;
  if (here === null && there !== null)
    return { action: 'create', ref: change.ref, values: { ...there.values, ...change.values } };
  return { ...change, version: here?.version ?? change.version };
}
