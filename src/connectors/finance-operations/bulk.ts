/**
 * Many mapped records of finance and operations. New and changed ones go as change sets, so that hooks are asked once for all of
 * them; when a rule refuses one record the others are sent again one by one, for a change set is all or none.
 */
import type { EntityMap } from '../../maps/entity-map.ts';
import type { PartAnswer } from '../batch.ts';
import type { BulkSystem, Found, KnownChange, RecordPage, RowAnswer } from '../bulk.ts';
import { noteFound, pageOfRecords } from '../read-rows.ts';
import { below } from '../continuation.ts';
import { fieldOf } from '../canonical.ts';
import { SystemFailure } from '../errors.ts';
import { readJson, rowsPage } from '../json.ts';
import type { RecordChange, RecordRef, WireRow, WriteContext } from '../port.ts';
import { keyText } from '../record-key.ts';
import { checkChanges, type CheckParts } from './check.ts';
import { problemsOf, throwUnlessRefusal } from './errors.ts';
import { addressOfAll } from './reader.ts';
import { companyProperty, readRow, selectOf } from './translate.ts';
import { literal } from './values.ts';
import { callOf, conflictWith, type WriterParts } from './writer.ts';

const integration = { as: 'integration' } as const;
/** Alternatives in one filter. */
const keysPerQuery = 40;
/** Records of one change set: the whole set has one deadline and is locked until it is through. */
const recordsPerSet = 100;
/** Requests of one batch that stand for themselves; each asks the hook. */
const singlesPerBatch = 25;

type Parts = CheckParts & WriterParts;

/** Mapped records, many at once. */
export function financeOperationsBulk(parts: Parts): BulkSystem {
  return {
    async count(map, company) {
      const ofCompany = map.company === 'striped' && company !== null;
      const filter = ofCompany ? `&$filter=${encodeURIComponent(`${companyProperty} eq '${company}'`)}` : '';
      return parts.client.count(`${map.financeOperations.collection}/$count?cross-company=true${filter}`, integration);
    },
    pages: (map, company, options) => pagesOfRecords(parts, map, company, options),
    readKeys: (map, refs) => readRecords(parts, map, refs),
    async checkMany(_, changes) {
      const problems = [];
      for (let start = 0; start < changes.length; start += recordsPerSet) {
        const chunk = changes.slice(start, start + recordsPerSet).map(({ change }) => change);
        problems.push(...(await checkChanges(parts, chunk, integration)));
      }
      return problems;
    },
    writeMany: (map, changes, context) => writeRecords(parts, map, changes, context),
  };
}

async function* pagesOfRecords(
  { client }: Parts,
  map: EntityMap,
  company: string | null,
  { from, size }: { readonly from: string | null; readonly size: number },
): AsyncGenerator<RecordPage> {
  let path: string | null = from ?? addressOfAll(map, company);
  while (path !== null) {
    const { rows, next }: { readonly rows: readonly WireRow[]; readonly next: string | null } = await client.page(
      path,
      integration,
      size,
    );
    path = next === null ? null : below(client.root, next);
    yield pageOfRecords(
      rows.map((row) => readRow(map, row)),
      path,
    );
  }
}

async function readRecords({ client }: Parts, map: EntityMap, refs: readonly RecordRef[]): Promise<readonly Found[]> {
  const conditions = [...new Set(refs.map((ref) => conditionFor(map, ref)))];
  const address = `${client.root}${map.financeOperations.collection}?cross-company=true&${selectOf(map)}`;
  const calls = [];
  for (let start = 0; start < conditions.length; start += keysPerQuery) {
    const filter = encodeURIComponent(conditions.slice(start, start + keysPerQuery).join(' or '));
    calls.push({ call: { method: 'GET' as const, url: `${address}&$filter=${filter}` } });
  }
  const found = new Map<string, Found>();
  const take = (rows: readonly WireRow[]): void =>
    noteFound(
      found,
      rows.map((row) => readRow(map, row)),
    );
  const answers = calls.length === 0 ? [] : await client.batch(calls, { as: integration, effect: 'read' });
  for (const [answer] of answers) {
    if (answer === undefined || answer.status >= 400)
      throw new SystemFailure('QUERY_REFUSED', 'financeOperations', `${map.name}: status ${answer?.status ?? 0}.`, {
        applied: 'no',
      });
    const page = readJson('financeOperations', answer, rowsPage);
    take(page.value);
    if (page['@odata.nextLink'] !== undefined)
      for await (const rows of client.pages(page['@odata.nextLink'], integration)) take(rows);
  }
  return refs.map((ref) => found.get(keyText(ref)) ?? null);
}

/** Children of one record are asked for together: they are written and read together. */
function conditionFor(map: EntityMap, ref: RecordRef): string {
  const parent = map.key.length > 1 ? (map.parent?.by ?? []) : [];
  const properties = parent.length > 0 && parent.every((property) => map.key.includes(property)) ? parent : map.key;
  const conditions = properties.map((property) => {
    const field = fieldOf(map, property) ?? { type: 'text' as const };
    return `${property} eq ${literal(field, ref.key[map.key.indexOf(property)] ?? '')}`;
  });
  if (map.company === 'striped') conditions.push(`${companyProperty} eq '${ref.company ?? ''}'`);
  return `(${conditions.join(' and ')})`;
}

async function writeRecords(
  parts: Parts,
  map: EntityMap,
  changes: readonly KnownChange[],
  context: WriteContext,
): Promise<readonly RowAnswer[]> {
  const sent = changes.map(({ change }) => change);
  const refused = new Map<RecordChange, RowAnswer>();
  for (let start = 0; start < sent.length; start += recordsPerSet) {
    const set = await unmoved(parts, map, sent.slice(start, start + recordsPerSet), refused);
    if (set.length > 1 && (await sendSet(parts, set, context))) continue;
    for (let from = 0; from < set.length; from += singlesPerBatch)
      await sendSingles(parts, map, set.slice(from, from + singlesPerBatch), context, refused);
  }
  return withSnapshots(parts, map, sent, refused);
}

/**
 * Those that still are as they were when they were read. They are read again just before each set, as before a single write: `If-Match`
 * is sent too, but not every environment is known to honour it.
 */
async function unmoved(
  parts: Parts,
  map: EntityMap,
  set: readonly RecordChange[],
  refused: Map<RecordChange, RowAnswer>,
): Promise<readonly RecordChange[]> {
  const known = set.filter(({ action }) => action !== 'create');
  const found = await readRecords(
    parts,
    map,
    known.map(({ ref }) => ref),
  );
  for (const [index, change] of known.entries()) {
    const now = found[index] ?? null;
    // What cannot be read as one record is compared by `If-Match` alone.
    const isOne = now === null || (now !== 'several' && !('unreadable' in now));
    const conflict = isOne ? conflictWith(change, now) : null;
    if (conflict !== null) refused.set(change, { kind: 'conflict', problems: [conflict] });
  }
  return set.filter((change) => !refused.has(change));
}

/** False when a record was refused, and none was written. */
async function sendSet(parts: Parts, set: readonly RecordChange[], { as, signal }: WriteContext): Promise<boolean> {
  const changeSet = set.map((change) => callOf(parts, change));
  const [answers = []] = await parts.client.batch([{ changeSet }], { as, signal, effect: 'write' });
  const refusal = answers.find(({ status }) => status >= 400);
  if (refusal !== undefined) {
    throwUnlessRefusal(refusal);
    return false;
  }
  if (answers.length < set.length) throw lost('Some changes of the set were not answered.');
  return true;
}

async function sendSingles(
  parts: Parts,
  map: EntityMap,
  changes: readonly RecordChange[],
  { as, signal }: WriteContext,
  refused: Map<RecordChange, RowAnswer>,
): Promise<void> {
  const calls = changes.map((change) => ({ call: callOf(parts, change) }));
  const answers = await parts.client.batch(calls, { as, signal, effect: 'write' });
  for (const [index, change] of changes.entries()) {
    const answer: PartAnswer | undefined = answers[index]?.[0];
    if (answer === undefined) throw lost('A part of a batch was not answered.');
    if (answer.status < 400) continue;
    throwUnlessRefusal(answer);
    const { problems, conflict } = problemsOf(answer, map, change.ref);
    refused.set(change, { kind: conflict ? 'conflict' : 'refused', problems });
  }
}

/** What stands there now, for those that nobody refused. */
async function withSnapshots(
  parts: Parts,
  map: EntityMap,
  changes: readonly RecordChange[],
  refused: ReadonlyMap<RecordChange, RowAnswer>,
): Promise<readonly RowAnswer[]> {
  const written = changes.filter((change) => !refused.has(change)).map(({ ref }) => ref);
  const found = await readRecords(parts, map, written);
  const byKey = new Map(written.map((ref, index) => [keyText(ref), found[index] ?? null]));
  return changes.map((change) => {
    const answer = refused.get(change);
    if (answer !== undefined) return answer;
    const snapshot = byKey.get(keyText(change.ref)) ?? null;
    if (snapshot === null || snapshot === 'several' || 'unreadable' in snapshot)
      throw lost('A record that was just written cannot be read.');
    return { kind: 'written', snapshot };
  });
}

function lost(message: string): SystemFailure {
  return new SystemFailure('ANSWER_LOST', 'financeOperations', message, { applied: 'unknown' });
}
