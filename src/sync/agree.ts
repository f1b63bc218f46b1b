import type { RecordRef, Snapshot } from '../connectors/port.ts';
import type { EntityMap } from '../maps/entity-map.ts';
import type { Core } from './context.ts';
import type { Operation } from './operation.ts';
import { isTwoWay } from './ownership.ts';
import type { RecordState } from './ports.ts';
import { recordKey } from './record-key.ts';

/**
 * Notes what both systems hold after an operation, from what they answered, and closes failures that are thereby cured.
 * Where the two answers differ in a field that is mapped both ways, a rule of the second system changed it: a signal makes sure it
 * travels back.
 */
export async function agree(core: Core, operation: Operation): Promise<void> {
  const sides = new Map<string, { ref: RecordRef; dataverse: Snapshot | null; financeOperations: Snapshot | null }>();
  for (const [index, step] of operation.steps.entries()) {
    if (step.kind !== 'changes' && step.kind !== 'carry') continue;
    for (const change of step.changes) {
      if (change.action === 'delete') {
        await core.store.recordStates.remove(change.ref);
        continue;
      }
      const side = sides.get(recordKey(change.ref)) ?? { ref: change.ref, dataverse: null, financeOperations: null };
      const answer =
        operation.answers[index]?.find((snapshot) => recordKey(snapshot.ref) === recordKey(change.ref)) ?? null;
      sides.set(recordKey(change.ref), { ...side, [step.system]: answer });
    }
  }
  await noteAgreement(core, [...sides.values()]);
}

interface Sides {
  readonly ref: RecordRef;
  readonly dataverse: Snapshot | null;
  readonly financeOperations: Snapshot | null;
}

/** Stores the agreed values of records; a side that was not asked this time keeps what is known of it. */
export async function noteAgreement(core: Core, records: readonly Sides[]): Promise<void> {
  const states: RecordState[] = [];
  for (const { ref, dataverse, financeOperations } of records) {
    const known = await core.store.recordStates.get(ref);
    states.push({
      ref,
      values: { ...known?.values, ...dataverse?.values, ...financeOperations?.values },
      dataverseId: dataverse?.id ?? known?.dataverseId ?? null,
      dataverseVersion: dataverse?.version ?? known?.dataverseVersion ?? null,
      financeOperationsVersion: financeOperations?.version ?? known?.financeOperationsVersion ?? null,
    });
    if (
      dataverse !== null &&
      financeOperations !== null &&
      differ(core.maps.get(ref.map), dataverse, financeOperations)
    ) {
      const author = { aadObjectId: null, userPrincipalName: null };
      await core.store.signals.add([{ ref, origin: 'dataverse', author, attempts: 0 }], core.clock.now());
      core.announce.wake();
    }
  }
  await core.store.recordStates.put(states);
  for (const { ref } of records) await resolveFailures(core, ref);
}

function differ(map: EntityMap, dataverse: Snapshot, financeOperations: Snapshot): boolean {
  return map.fields.some(
    (field) =>
      isTwoWay(field) &&
      field.property in dataverse.values &&
      field.property in financeOperations.values &&
      !Object.is(dataverse.values[field.property], financeOperations.values[field.property]),
  );
}

/** Both sides are equal again: open failures of the record are over. */
export async function resolveFailures(core: Core, ref: RecordRef): Promise<void> {
  for (const failure of await core.store.failures.list({ ref }))
    if (failure.status === 'open' || failure.status === 'retrying') {
      const resolved = { ...failure, status: 'resolved' as const };
      await core.store.failures.save(resolved);
      await core.announce.failed(resolved);
    }
}
