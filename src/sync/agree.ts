import type { RecordRef, Snapshot } from '../connectors/port.ts';
import type { CanonicalRecord, CanonicalValue, EntityMap } from '../maps/entity-map.ts';
import { rootOf } from './aggregate.ts';
import { changesToSend } from './changes-to-send.ts';
import type { Core } from './context.ts';
import { resolveFailures } from './failures/resolve.ts';
import type { Operation } from './operation.ts';
import { allProperties, isTwoWay, ownedByFinanceOperations, properties, sameValue } from './ownership.ts';
import type { RecordState, Signal } from './ports.ts';
import { recordKey } from './record-key.ts';

/** One record as both systems hold it now, as far as they were asked. */
export interface Sides {
  readonly ref: RecordRef;
  readonly dataverse: Snapshot | null;
  readonly financeOperations: Snapshot | null;
  /** What was sent last of each property: the two held it for a moment, whatever rules made of it since. */
  readonly sent?: CanonicalRecord;
}

/** Notes what both systems hold after an operation, from what they answered, and closes failures that are thereby cured. */
export async function agree(core: Core, operation: Operation): Promise<void> {
  const sides = new Map<string, Sides>();
  for (const [index, step] of operation.steps.entries()) {
    if (step.kind !== 'changes' && step.kind !== 'carry') continue;
    const sent = changesToSend(core, operation, step);
    for (const { action, ref } of step.changes) {
      if (action === 'delete') {
        await noteGone(core, ref);
        continue;
      }
      const key = recordKey(ref);
      const known = sides.get(key) ?? { ref, dataverse: null, financeOperations: null };
      const change = sent.find((one) => recordKey(one.ref) === key);
      const answer = operation.answers[index]?.find((snapshot) => recordKey(snapshot.ref) === key) ?? null;
      sides.set(key, {
        ...known,
        [step.system]: answer,
        sent: { ...known.sent, ...(change === undefined || change.action === 'delete' ? {} : change.values) },
      });
    }
  }
  const records = [...sides.values()];
  await noteAgreement(core, records);
  // Bringing in line looks at both sides itself when it is done.
  if (operation.origin !== 'signal') await lookAgain(core, records.filter(isHalfKnown));
}

/**
 * Stores the agreed values of records. What differs between the two is not agreed on: it keeps the value both held last, so that a
 * conflict stays one however often other fields are written. Where a rule changed what had been sent to it, a signal makes sure that
 * this travels back.
 */
export async function noteAgreement(core: Core, records: readonly Sides[]): Promise<void> {
  const known = new Map(
    (await core.store.recordStates.ofKeys(records.map(({ ref }) => recordKey(ref)))).map((state) => [
      recordKey(state.ref),
      state,
    ]),
  );
  const states = records.map((sides): RecordState => {
    const { ref, dataverse, financeOperations } = sides;
    const before = known.get(recordKey(ref));
    return {
      ref,
      values: agreedValues(core.maps.get(ref.map), before?.values ?? {}, sides),
      dataverseId: dataverse?.id ?? before?.dataverseId ?? null,
      dataverseVersion: dataverse?.version ?? before?.dataverseVersion ?? null,
      financeOperationsVersion: financeOperations?.version ?? before?.financeOperationsVersion ?? null,
    };
  });
  await core.store.recordStates.put(states);
  const travelling = records.filter(
    (sides) => sides.sent !== undefined && differing(core, sides, isTwoWayOf(core.maps.get(sides.ref.map))).length > 0,
  );
  await addSignals(core, travelling, 'dataverse');
  const equal = records.filter((sides) => isWhole(sides) && differing(core, sides, () => true).length === 0);
  await resolveFailures(
    core,
    equal.map(({ ref }) => ref),
  );
}

/** Notes that neither system has the record any more. */
export async function noteGone(core: Core, ref: RecordRef): Promise<void> {
  await core.store.recordStates.remove(ref);
  await resolveFailures(core, [ref]);
}

function agreedValues(map: EntityMap, known: CanonicalRecord, sides: Sides): CanonicalRecord {
  const values: Record<string, CanonicalValue> = { ...known };
  const owned = ownedByFinanceOperations(map);
  for (const property of allProperties(map)) {
    const here = sides.dataverse?.values[property];
    const there = sides.financeOperations?.values[property];
    const sent = sides.sent?.[property];
    if (here !== undefined && there !== undefined && sameValue(map, property, here, there)) values[property] = there;
    else if (there !== undefined && owned.has(property)) values[property] = there;
    else if (sent !== undefined) values[property] = sent;
  }
  return values;
}

/** Where only one side was asked and a failure is open, looking at both tells whether it is over. */
async function lookAgain(core: Core, records: readonly Sides[]): Promise<void> {
  if (records.length === 0) return;
  const open = await core.store.failures.openOf(records.map(({ ref }) => ref));
  const concerned = new Set(open.map(({ ref }) => recordKey(ref)));
  await addSignals(
    core,
    records.filter(({ ref }) => concerned.has(recordKey(ref))),
    'financeOperations',
  );
}

async function addSignals(core: Core, records: readonly Sides[], origin: Signal['origin']): Promise<void> {
  if (records.length === 0) return;
  const author = { aadObjectId: null, userPrincipalName: null };
  const roots = records.map(({ ref, dataverse, financeOperations }) =>
    rootOf(core.maps, ref, financeOperations?.values ?? dataverse?.values ?? null),
  );
  const signals = [...new Map(roots.map((ref) => [recordKey(ref), ref])).values()].map((ref) => ({
    ref,
    origin,
    author,
    attempts: 0,
  }));
  await core.store.signals.add(signals, core.clock.now());
  core.announce.wake();
}

function differing(core: Core, sides: Sides, wanted: (property: string) => boolean): readonly string[] {
  const { ref, dataverse, financeOperations } = sides;
  const map = core.maps.get(ref.map);
  return allProperties(map).filter((property) => {
    const here = dataverse?.values[property];
    const there = financeOperations?.values[property];
    return here !== undefined && there !== undefined && wanted(property) && !sameValue(map, property, here, there);
  });
}

function isTwoWayOf(map: EntityMap): (property: string) => boolean {
  const twoWay = properties(map, isTwoWay);
  return (property) => twoWay.has(property);
}

const isWhole = ({ dataverse, financeOperations }: Sides): boolean => dataverse !== null && financeOperations !== null;
const isHalfKnown = ({ dataverse, financeOperations }: Sides): boolean =>
  (dataverse === null) !== (financeOperations === null);
