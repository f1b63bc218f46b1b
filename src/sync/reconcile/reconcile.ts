/** Compares both systems under the maps and says what differs, why as far as the journal knows, and what a repair would do. Reads only. */
import type { RecordRef } from '../../connectors/port.ts';
import { CodedError } from '../../errors.ts';
import type { EntityMap } from '../../maps/entity-map.ts';
import { leaseKey, memberMaps, rootOf } from '../aggregate.ts';
import type { Pair } from '../compare.ts';
import type { Core } from '../context.ts';
import type { JournalEntry, ReconcileReport, ReconcileRequest, RecordDifference } from '../face.ts';
import { journalEntry } from '../journal-entry.ts';
import { readPair, readPairs } from '../pairs.ts';
import { sameRecord } from '../record-key.ts';
import { compareMap } from './compare-map.ts';
import { fieldDifferences, isEqualPair, missingSide, standingSide } from './differences.ts';

/** Entries of the journal that are told of one record. */
const mostEntries = 10;
/** Entries of its aggregate that are looked through for them. */
const searchedEntries = 50;

/** Compares a map, or one record with what belongs to it. Throws MAP_UNKNOWN, MAP_NOT_COMPARABLE, and a `SystemFailure`. */
export async function reconcile(core: Core, request: ReconcileRequest): Promise<ReconcileReport> {
  const map = core.maps.get(request.map);
  const reason = core.unavailable.get(map.name);
  if (reason !== undefined) throw new CodedError('MAP_NOT_COMPARABLE', `${map.title} is not available: ${reason}`);
  if (request.key !== undefined) return reconcileRecord(core, refOf(map, request.company, request.key));
  let compared = 0;
  const differences: RecordDifference[] = [];
  for await (const page of compareMap(core, map, request.company)) {
    compared += page.compared;
    for (const pair of page.differing) differences.push(await describe(core, pair));
    for (const { ref } of page.ambiguous)
      differences.push({ ref, missingIn: null, fields: [], journal: await journalOf(core, ref, null), repair: null });
  }
  return { compared, differences };
}

async function reconcileRecord(core: Core, ref: RecordRef): Promise<ReconcileReport> {
  const isRoot = memberMaps(core.maps, ref.map).length > 0;
  const pairs = (isRoot ? await readPairs(core, ref, { members: 'available' }) : [await readPair(core, ref)]).filter(
    ({ dataverse, financeOperations }) => dataverse !== null || financeOperations !== null,
  );
  const differences: RecordDifference[] = [];
  for (const pair of pairs) if (!isEqualPair(pair)) differences.push(await describe(core, pair));
  return { compared: pairs.length, differences };
}

async function describe(core: Core, pair: Pair): Promise<RecordDifference> {
  return {
    ref: pair.ref,
    missingIn: missingSide(pair),
    fields: fieldDifferences(pair),
    journal: await journalOf(core, pair.ref, pair),
    repair: standingSide(pair),
  };
}

/** What was written to this record, and acts on the whole that it belongs to. */
async function journalOf(core: Core, ref: RecordRef, pair: Pair | null): Promise<readonly JournalEntry[]> {
  const values = pair?.base?.values ?? pair?.financeOperations?.values ?? pair?.dataverse?.values ?? null;
  const map = core.maps.get(ref.map);
  const isKnown = map.parent?.by.every((property) => map.key.includes(property) || values?.[property] != null) ?? true;
  const root = isKnown ? rootOf(core.maps, ref, values) : ref;
  const operations = await core.store.journal.ofAggregate(leaseKey(root), searchedEntries);
  return operations
    .filter(({ steps }) =>
      steps.some(
        (step) =>
          step.kind === 'pivot' || step.kind === 'follow' || step.changes.some((change) => sameRecord(change.ref, ref)),
      ),
    )
    .slice(0, mostEntries)
    .map(journalEntry);
}

/** A reference from what somebody typed: numbers may come as text. */
function refOf(map: EntityMap, company: string | null, given: readonly (string | number)[]): RecordRef {
  if (map.company === 'striped' && company === null)
    throw new CodedError('MAP_NOT_COMPARABLE', `A ${map.words.one} is known by its company too: name one.`);
  if (given.length !== map.key.length)
    throw new CodedError('MAP_NOT_COMPARABLE', `The key of a ${map.words.one} is ${map.key.join(', ')}.`);
  const key = map.key.map((property, index) => {
    const part = given[index] ?? '';
    const type = map.fields.find((field) => field.property === property)?.type;
    const number = Number(part);
    return (type === 'integer' || type === 'recordId') && Number.isSafeInteger(number) && part !== '' ? number : part;
  });
  return { map: map.name, company: map.company === 'global' ? null : company, key };
}
