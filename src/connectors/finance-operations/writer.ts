/** Writes changes as one change set, and says what came of it. */
import type { MapCatalogue } from '../../maps/entity-map.ts';
import type { BatchCall, PartAnswer, PartAnswers } from '../batch.ts';
import { text } from '../canonical.ts';
import { SystemFailure } from '../errors.ts';
import { row as rowShape, readJson } from '../json.ts';
import type { Problem, RecordChange, Snapshot, WriteAnswer, WriteContext } from '../port.ts';
import { rawAnswer } from '../raw-answer.ts';
import type { FinanceOperationsClient } from './client.ts';
import { problemsOf, throwUnlessRefusal } from './errors.ts';
import type { Reader } from './reader.ts';
import { addressOf, bodyOf } from './translate.ts';

export interface WriterParts {
  readonly client: FinanceOperationsClient;
  readonly maps: MapCatalogue;
  readonly reader: Reader;
}

export async function writeChanges(
  parts: WriterParts,
  changes: readonly RecordChange[],
  context: WriteContext,
): Promise<WriteAnswer> {
  const { conflicts, sent } = await compared(parts, changes);
  if (conflicts.length > 0) {
    const refs = conflicts.flatMap(({ ref }) => (ref === null ? [] : [ref]));
    return { kind: 'conflict', refs, problems: conflicts };
  }
  if (sent.length === 0) return { kind: 'written', snapshots: [] };
  const kept = sent.filter(({ action }) => action !== 'delete');
  const reads = kept.map(({ ref }) => parts.reader.partFor(parts.maps.get(ref.map), ref));
  const changeSet = { changeSet: sent.map((change) => callOf(parts, change)) };
  const { as, signal } = context;
  const [written = [], ...read] = await parts.client.batch([changeSet, ...reads], { as, effect: 'write', signal });
  const refusal = written.find(({ status }) => status >= 400);
  if (refusal !== undefined) return refused(parts, refusal, sent);
  if (written.length < sent.length) throw lost('Some changes of the set were not answered.', 'ANSWER_NOT_UNDERSTOOD');
  return { kind: 'written', snapshots: await snapshotsOf(parts, sent, kept, written, read) };
}

/** What became of the records meanwhile. `If-Match` is sent too, but not every environment is known to honour it. */
async function compared(parts: WriterParts, changes: readonly RecordChange[]) {
  const known = changes.filter(({ action }) => action !== 'create');
  const found = await parts.reader.readMany(known.map(({ ref }) => ({ map: parts.maps.get(ref.map), ref })));
  const existing = new Map(known.map((change, index) => [change, found[index] ?? null]));
  const conflicts: Problem[] = [];
  const sent = changes.filter((change) => {
    const now = existing.get(change) ?? null;
    if (change.action === 'delete' && change.version === null && now === null) return false;
    const conflict = conflictWith(change, now);
    if (conflict !== null) conflicts.push(conflict);
    return true;
  });
  return { conflicts, sent };
}

/** The call that makes a change. */
export function callOf({ client, maps }: WriterParts, change: RecordChange): BatchCall {
  const map = maps.get(change.ref.map);
  if (change.action === 'create') {
    const url = `${client.root}${map.financeOperations.collection}?cross-company=true`;
    return { method: 'POST', url, body: bodyOf(map, change) };
  }
  const url = client.root + addressOf(map, change.ref);
  const headers: Record<string, string> = change.version === null ? {} : { 'if-match': change.version };
  return change.action === 'update'
    ? { method: 'PATCH', url, headers, body: bodyOf(map, change) }
    : { method: 'DELETE', url, headers };
}

function refused(parts: WriterParts, answer: PartAnswer, sent: readonly RecordChange[]): WriteAnswer {
  throwUnlessRefusal(answer);
  const at = Number(answer.contentId ?? Number.NaN);
  // Without a content id the one that was refused is known only when there was one.
  const change = sent[at - 1] ?? (sent.length === 1 ? sent[0] : undefined);
  const mapName = (change ?? sent[0])?.ref.map ?? '';
  const { problems, conflict } = problemsOf(answer, parts.maps.get(mapName), change?.ref ?? null);
  const raw = rawAnswer(answer);
  if (!conflict) return { kind: 'refused', problems, raw };
  return { kind: 'conflict', refs: change === undefined ? [] : [change.ref], problems, raw };
}

/**
 * What stands there now: as read in the same batch, because a later change may have moved an earlier record; where that read
 * brought nothing, as read once more. That all was written is known by here.
 */
async function snapshotsOf(
  parts: WriterParts,
  sent: readonly RecordChange[],
  kept: readonly RecordChange[],
  written: PartAnswers,
  read: readonly PartAnswers[],
): Promise<readonly Snapshot[]> {
  const refs = kept.map((change) => keptRef(parts, change, written[sent.indexOf(change)]));
  try {
    const isRead = read.length >= kept.length && read.every(([answer]) => answer?.status === 200);
    const snapshots = isRead
      ? refs.map(({ map }, index) => parts.reader.fromAnswer(map, read[index]?.[0]))
      : await parts.reader.readMany(refs);
    return snapshots.map((snapshot) => {
      if (snapshot === null) throw lost('A record that was just written is not there.', 'ANSWER_LOST');
      return snapshot;
    });
  } catch (error) {
    if (error instanceof SystemFailure) throw lost(`Written, but not read back: ${error.message}`, 'ANSWER_LOST');
    throw error;
  }
}

/** A create may have been given the rest of its key by the system; the answer to it says which. */
function keptRef({ maps }: WriterParts, { ref }: RecordChange, answer: PartAnswer | undefined) {
  const map = maps.get(ref.map);
  if (!ref.key.includes('') || answer?.status !== 201) return { map, ref };
  const row = readJson('financeOperations', answer, rowShape, 'unknown');
  const key = map.key.map((property, index) => ref.key[index] || (text(row[property]) ?? ''));
  return { map, ref: { ...ref, key } };
}

/** Why a change cannot be made of the record as it is now; null where it can. */
export function conflictWith(change: RecordChange, now: Snapshot | null): Problem | null {
  if (change.action === 'create') return null;
  if (now === null) return conflictOf(change, 'NOT_FOUND');
  return change.version === null || change.version === now.version ? null : conflictOf(change, 'VERSION_CHANGED');
}

function conflictOf({ ref }: RecordChange, code: 'NOT_FOUND' | 'VERSION_CHANGED'): Problem {
  const name = ref.key.join(', ');
  return {
    system: 'financeOperations',
    entity: ref.map,
    field: null,
    ref,
    message:
      code === 'NOT_FOUND'
        ? `Supply Chain Management has no record with the key ${name}.`
        : `The record ${name} was changed in Supply Chain Management meanwhile.`,
    remedy: 'Look at the record again and repeat the change if it still fits.',
    code,
    params: { at: 'financeOperations' },
  };
}

function lost(message: string, code: 'ANSWER_LOST' | 'ANSWER_NOT_UNDERSTOOD'): SystemFailure {
  return new SystemFailure(code, 'financeOperations', message, { applied: 'unknown' });
}
