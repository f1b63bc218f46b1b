/** What parked operations look like to whoever has to decide about them. */
import { SystemFailure } from '../../connectors/errors.ts';
import type { RecordChange, RecordRef } from '../../connectors/port.ts';
import type { CanonicalRecord } from '../../maps/entity-map.ts';
import type { Core } from '../context.ts';
import type { ParkedOperation, StandingField, StandingRecord } from '../face.ts';
import { journalEntry } from '../journal-entry.ts';
import { writtenRefs, type Operation } from '../operation.ts';
import { readPair } from '../pairs.ts';
import { recordKey, sameRecord } from '../record-key.ts';
import { fieldDifferences } from '../reconcile/differences.ts';
import { problemsOf, withdrawnMaps } from './report.ts';

/** Those that are parked, oldest first, without a look at the systems. */
export async function listParked(core: Core, limit: number): Promise<readonly ParkedOperation[]> {
  return (await core.store.journal.parked(limit)).map(({ operation, failure }) => described(operation, failure, []));
}

/** One of them, with what stands in both systems now. */
export async function standingOf(core: Core, id: string): Promise<ParkedOperation | null> {
  const operation = await core.store.journal.byId(id);
  if (operation?.phase !== 'parked') return null;
  const records: StandingRecord[] = [];
  for (const ref of await recordsOf(core, operation)) records.push(await recordNow(core, operation, ref));
  return described(operation, await core.store.journal.failureOf(id), records);
}

function described(operation: Operation, failure: string | null, records: readonly StandingRecord[]): ParkedOperation {
  const act = operation.steps.find((step) => step.kind === 'pivot');
  return {
    entry: journalEntry(operation),
    since: operation.updatedAt,
    reason: operation.reason ?? '',
    why: problemsOf(operation),
    act: act?.payload ?? null,
    failure,
    records,
  };
}

/** What it writes, each once; of an act the record that it is about. */
async function recordsOf(core: Core, operation: Operation): Promise<readonly RecordRef[]> {
  const written = writtenRefs(operation);
  const refs =
    written.length > 0 ? written : (await core.store.recordStates.ofKeys(operation.aggregates)).map(({ ref }) => ref);
  return [...new Map(refs.map((ref) => [recordKey(ref), ref])).values()];
}

async function recordNow(core: Core, operation: Operation, ref: RecordRef): Promise<StandingRecord> {
  const changes = operation.steps
    .flatMap((step): readonly RecordChange[] => (step.kind === 'changes' || step.kind === 'carry' ? step.changes : []))
    .filter((change) => sameRecord(change.ref, ref));
  const action = changes[0]?.action ?? null;
  const sent: CanonicalRecord = Object.fromEntries(
    changes.flatMap((change) => (change.action === 'delete' ? [] : Object.entries(change.values))),
  );
  const unread = {
    ref,
    action,
    isIn: null,
    fields: Object.entries(sent).map(([property, value]) => ({ property, sent: value })),
  };
  if (withdrawnMaps(core, operation).includes(ref.map)) return unread;
  try {
    const pair = await readPair(core, ref);
    const differing = fieldDifferences(pair).map(({ property }) => property);
    const fields = [...new Set([...Object.keys(sent), ...differing])].map((property): StandingField => {
      const here = pair.dataverse?.values[property];
      const there = pair.financeOperations?.values[property];
      return {
        property,
        ...(property in sent ? { sent: sent[property] ?? null } : {}),
        ...(here === undefined ? {} : { dataverse: here }),
        ...(there === undefined ? {} : { financeOperations: there }),
      };
    });
    const isIn = { dataverse: pair.dataverse !== null, financeOperations: pair.financeOperations !== null };
    return { ref, action, isIn, fields };
  } catch (error) {
    if (error instanceof SystemFailure) return unread;
    throw error;
  }
}
