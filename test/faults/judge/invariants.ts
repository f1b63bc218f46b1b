/**
 * The judges: each reads the evidence of a case and says where its invariant was broken. None of them asks the core; the tables of
 * both systems, the journal and what people were told decide. The numbers are those of `docs/invariants.md`.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Operation } from '../../../src/sync/operation.ts';
import { recordKey } from '../../../src/sync/record-key.ts';
import type { Call } from '../world/transport.ts';
import { sameness } from '../world/transport.ts';
import type { Evidence } from './evidence.ts';
import { describe, effective, netChanges, netOf, ownValues, rowsOf } from './row-histories.ts';
import { nameOf } from './two-sides.ts';

/** Says what is wrong, a line for each finding; nothing when the invariant held. */
type Judge = (evidence: Evidence) => Promise<readonly string[]> | readonly string[];

export const judges: Readonly<Record<string, Judge>> = {
  I1: toldSuccess,
  I2: toldRefusal,
  I3: otherwiseParked,
  I4: oneRecord,
  I5: convergence,
  I6: order,
  I7: noSilentOverwrite,
  I8: quiescence,
  I9: ownership,
  I10: compensation,
  I11: recovery,
  I12: retryManners,
  I14: errorFidelity,
  I15: entitled,
  I18: audit,
  I19: bounded,
  I20: failStop,
};

/** Told success: both held it when it was told, and hold it in the end. */
async function toldSuccess(evidence: Evidence): Promise<readonly string[]> {
  const { act, told, final, wanted, world, heldWhenTold } = evidence;
  const findings: string[] = [];
  if (told.kind === 'done' && act.follows === 'immediate' && heldWhenTold !== null)
    findings.push(...heldWhenTold.map((line) => `when success was told: ${line}`));
  if (told.kind === 'failed' && final.kind === 'done') findings.push(`done, and told an exception: ${told.text}`);
  if (told.kind === 'done' && final.kind !== 'done') findings.push(`told done, in the end ${final.kind}`);
  if (final.kind !== 'done' || evidence.lied || evidence.meddled !== null || evidence.failures.length > 0)
    return findings;
  for (const { ref, values } of wanted) {
    const sides = await world.sides(ref);
    for (const [system, snapshot] of Object.entries(sides)) {
      if (values === null && snapshot !== null) findings.push(`${nameOf(ref)} is still in ${system}`);
      if (values === null) continue;
      if (snapshot === null) findings.push(`${nameOf(ref)} is not in ${system}`);
      else
        for (const [property, value] of Object.entries(values))
          if (property in snapshot.values && !isDeepStrictEqual(snapshot.values[property], value))
            findings.push(
              `${nameOf(ref)}: ${property} is ${JSON.stringify(snapshot.values[property])} in ${system}, told ${JSON.stringify(value)}`,
            );
    }
  }
  return findings;
}

/**
 * Told refusal, or never begun: no row of either system is different from before, except by somebody else's hand. What nobody asked for
 * under a request of their own, but was found, may be carried over whatever became of the process. A save whose process ended once what
 * it stood for could not be taken back any more is refused by its own system, which knows no better: what was done stays done.
 */
function toldRefusal(evidence: Evidence): readonly string[] {
  const { act, told, final } = evidence;
  const findings = told.kind === 'refused' && final.kind === 'done' ? ['told refused, in the end done'] : [];
  const isUnbegun = final.kind === 'nothing' && act.request !== undefined;
  if (final.kind !== 'refused' && !isUnbegun) return findings;
  if (evidence.journal.some((operation) => isPastSave(evidence, operation))) return findings;
  return [...findings, ...netChanges(evidence).map(describe)];
}

/**
 * What is neither done nor undone is parked or an open failure; and what is parked is a difference. Of a save that was told as done in the
 * other system alone the difference is in no mapped record: the draft that was saved stays behind, until somebody deletes it.
 */
function otherwiseParked(evidence: Evidence): readonly string[] {
  const { roots, differences, journal, failures, final, meddled } = evidence;
  const known = new Set([
    ...journal.filter(({ phase }) => phase === 'parked').flatMap(({ aggregates }) => aggregates),
    ...failures.map(({ ref }) => recordKey(ref)),
  ]);
  const isKnown = (root: string) =>
    [...known].some((key) => key === root || key.includes(root.split('|').at(-1) ?? root));
  const findings = roots
    .map(recordKey)
    .filter((root) => meddled === null && (differences.get(root)?.length ?? 0) > 0 && !isKnown(root))
    .map((root) => `${root} differs and nobody is told: ${differences.get(root)?.join('; ') ?? ''}`);
  if (final.kind === 'owed') findings.push('the truth that was owed was never told');
  for (const operation of journal)
    if (
      operation.phase === 'parked' &&
      meddled === null &&
      !isPastSave(evidence, operation) &&
      operation.aggregates.every((root) => (differences.get(root)?.length ?? 0) === 0)
    )
      findings.push(`parked (${operation.reason ?? ''}), though both systems are the same`);
  for (const { phase, reason } of journal)
    if (phase === 'parked' && (reason ?? '') === '') findings.push('parked without a reason');
  return findings;
}

/**
 * Whether an act that a save stood for is done without that save: told as parked; or the process ended, so that nobody was there to tell,
 * and what was done stays done, since it cannot be taken back.
 */
function isPastSave({ told, ended }: Evidence, { phase, transaction, steps }: Operation): boolean {
  if (transaction === null || steps.every(({ kind }) => kind !== 'pivot')) return false;
  if (told.kind === 'refused' && ended) return phase === 'parked' || phase === 'committed';
  return told.kind === 'parked' && phase === 'parked';
}

/** One record for each key and company: no doubles under the key, and none under another. */
async function oneRecord({ world, wanted, changes, final }: Evidence): Promise<readonly string[]> {
  const findings: string[] = [];
  for (const { table, key } of uniqueKeys) {
    const doubles = await world.tables.rows<{ readonly key: string }>(
      `select concat_ws(', ', ${key.join(', ')}) as key from ${table} group by ${key.map((column) => `lower(rtrim(${column}::text))`).join(', ')}, ${key.join(', ')} having count(*) > 1`,
    );
    findings.push(...doubles.map((double) => `${table} has ${double.key} twice`));
  }
  if (final.kind !== 'done') return findings;
  const expected = new Set(wanted.map(({ ref }) => ref.map)).has('purchase-order') ? 1 : null;
  const receipts = netOf(changes).filter(({ table, before }) => table === 'productreceiptheader' && before === null);
  if (receipts.length > 1) findings.push(`${receipts.length} receipts were posted for one`);
  for (const system of ['dataverse', 'financeOperations'] as const) {
    const born = netOf(changes).filter(
      (change) =>
        change.system === system &&
        change.before === null &&
        /^(msdyn_purchaseorder|purchaseorderheaderv2)$/.test(change.table),
    );
    if (expected !== null && born.length > expected)
      findings.push(`${born.length} orders were made in ${system} for one`);
  }
  return findings;
}

const uniqueKeys = [
  { table: 'dataverse.msdyn_warehouse', key: ['msdyn_warehouseidentifier', 'msdyn_company'] },
  { table: 'dataverse.msdyn_customerassetcategory', key: ['msdyn_maintenanceassettypeid', 'msdyn_company'] },
  { table: 'dataverse.msdyn_customerasset', key: ['msdyn_maintenanceassetid', 'msdyn_company'] },
  { table: 'dataverse.msdyn_paymentterm', key: ['msdyn_name', 'msdyn_company'] },
  { table: 'dataverse.msdyn_shipvia', key: ['msdyn_name', 'msdyn_company'] },
  { table: 'dataverse.msdyn_purchaseorder', key: ['msdyn_name', 'msdyn_company'] },
  { table: 'dataverse.msdyn_purchaseorderproduct', key: ['msdyn_purchaseorder', 'msdyn_lineorder'] },
  { table: 'dataverse.msdyn_purchaseorderreceipt', key: ['msdyn_recordid', 'msdyn_company'] },
  { table: 'dataverse.msdyn_purchaseorderreceiptproduct', key: ['msdyn_recordid', 'msdyn_company'] },
  { table: 'finops.productreceiptheader', key: ['productreceiptnumber', 'purchaseordernumber', 'dataareaid'] },
];

/** After the faults have stopped and all has come to rest both sides are equal, except what somebody was told of. */
function convergence({ roots, differences, journal, failures, restedAfter, meddled }: Evidence): readonly string[] {
  if (restedAfter === null) return ['it never came to rest'];
  if (meddled !== null || failures.length > 0 || journal.some(({ phase }) => phase === 'parked')) return [];
  return roots.flatMap((root) => differences.get(recordKey(root)) ?? []);
}

/** The values of a row never go back to what an acknowledged write had replaced. */
function order({ changes, final }: Evidence): readonly string[] {
  if (final.kind !== 'done') return [];
  return rowsOf(changes).flatMap((history) => {
    const states = history.map(({ after }) => (after === null ? null : ownValues(after)));
    return states.flatMap((state, index) =>
      states.slice(0, index).some((earlier, place) => place < index - 1 && isDeepStrictEqual(earlier, state))
        ? [`${history[0]?.table ?? ''} went back to a state that had been replaced`]
        : [],
    );
  });
}

/** What somebody else saved still stands, or is reported with its value. */
async function noSilentOverwrite({ world, kept, failures }: Evidence): Promise<readonly string[]> {
  const findings: string[] = [];
  for (const { ref, system, property, value } of kept) {
    const now = (await world.sides(ref))[system]?.values[property];
    const isReported = failures.some(({ problems }) => problems.some(({ message }) => message.includes(value)));
    if (now !== value && !isReported)
      findings.push(
        `${property} of ${nameOf(ref)}, saved by somebody else in ${system} as ${value}, is ${now === undefined ? 'gone' : String(now)}`,
      );
  }
  return findings;
}

/** After the last change writes stop, and each change was written once. */
function quiescence({ changes, lateChanges, final }: Evidence): readonly string[] {
  const findings = effective(lateChanges).map((change) => `after all had come to rest: ${describe(change)}`);
  const most = final.kind === 'done' ? 2 : 3;
  for (const history of rowsOf(effective(changes)))
    if (history.length > most) findings.push(`${history[0]?.table ?? ''} was changed ${history.length} times`);
  return findings;
}

/** Nothing is written to finance and operations that only it decides. */
function ownership({ calls, world }: Evidence): readonly string[] {
  return calls
    .filter(({ system, effect }) => system === 'financeOperations' && effect === 'write')
    .flatMap(({ request }) =>
      [...request.body.matchAll(/(?:POST|PATCH) \S*\/data\/(\w+)\S* HTTP\/1\.1[\s\S]*?\r\n\r\n(\{.*\})/g)].flatMap(
        ([, collection, body]) => {
          const map = world.maps.maps.find(({ financeOperations }) => financeOperations.collection === collection);
          if (map === undefined) return [];
          const allowed = new Set([
            'dataAreaId',
            ...map.key,
            ...map.fields
              .filter(({ direction }) => ['=', '><', '<', '<<'].includes(direction))
              .map(({ property }) => property),
          ]);
          const sent = Object.keys(JSON.parse(body ?? '{}') as object);
          return sent
            .filter((property) => !allowed.has(property))
            .map((property) => `${collection ?? ''}.${property} was written`);
        },
      ),
    );
}

/** What is taken back is taken back once, and only while it is as we wrote it. */
function compensation({ changes, final }: Evidence): readonly string[] {
  if (final.kind !== 'refused') return [];
  return rowsOf(effective(changes)).flatMap((history) => {
    const born = history.filter(({ before }) => before === null).length;
    const gone = history.filter(({ after }) => after === null).length;
    return born > 2 || gone > 2
      ? [`${history[0]?.table ?? ''} was made ${born} times and taken back ${gone} times`]
      : [];
  });
}

/** All open intents are resolved in bounded time once both systems answer. */
function recovery({ restedAfter, journal }: Evidence): readonly string[] {
  const open = journal.filter(({ phase }) => phase === 'sending' || phase === 'undoing' || phase === 'provisional');
  if (restedAfter === null)
    return [`not at rest: ${open.map(({ id, phase, step }) => `${id} ${phase} ${step}`).join(', ') || 'signals'}`];
  return open.map(({ id, phase }) => `${id} is still ${phase}`);
}

/**
 * A system that asks to wait is left alone so long, whatever it would be asked; a write is not sent over and over; a rule that said no is
 * not asked again. What a system itself asks, inside its own transaction, is answered all the same: it may be read for that, only not
 * once more for the same.
 */
function retryManners({ calls }: Evidence): readonly string[] {
  const findings: string[] = [];
  for (const call of calls) {
    const wait = askedToWait(call);
    if (wait === null) continue;
    const next = calls.find(
      (other) =>
        other.system === call.system &&
        other.number > call.lastBeforeAnswer &&
        other.at < call.at + wait &&
        (other.answering !== call.system || isSame(other, call)),
    );
    if (next !== undefined)
      findings.push(`call ${next.number} came ${next.at - call.at} ms after the system had asked for ${wait} ms`);
  }
  const writes = new Map<string, number>();
  for (const call of calls.filter(({ effect }) => effect === 'write')) {
    const name = sameness(call.system, call.request);
    writes.set(name, (writes.get(name) ?? 0) + 1);
  }
  for (const times of writes.values()) if (times > 12) findings.push(`a write was sent ${times} times`);
  return findings;
}

function isSame(one: Call, other: Call): boolean {
  return sameness(one.system, one.request) === sameness(other.system, other.request);
}

function askedToWait({ answer, at }: Call): number | null {
  const asked = answer?.status === 429 ? answer.headers['retry-after'] : undefined;
  if (asked === undefined) return null;
  return /^\d+$/.test(asked) ? Number(asked) * 1_000 : Date.parse(asked) - at;
}

/** A refusal says what its system said, and nothing that is nobody's business. */
function errorFidelity({ act, told, final, undisturbed }: Evidence): readonly string[] {
  const texts = [told, final].flatMap((one) => (one.kind === 'refused' || one.kind === 'parked' ? [one.text] : []));
  const findings = texts.flatMap((text) => [
    ...(text.trim() === '' ? ['refused without a word'] : []),
    ...(/\n\s+at \w|\.ts:\d+|Bearer |node_modules/.test(text) ? [`tells of the inside: ${text.slice(0, 200)}`] : []),
  ]);
  if (act.refusal === undefined) return findings;
  if (final.kind === 'done') findings.push('done, though a rule refuses it');
  if (undisturbed && !texts.some((text) => act.refusal?.test(text)))
    findings.push(`not in the words of the rule: ${texts.join(' ')}`);
  return findings;
}

/** What needs a right is done only by somebody who has it at that moment; where it was not even begun, nobody did it. */
function entitled({ act, final }: Evidence): readonly string[] {
  return act.forbidden === true && final.kind !== 'refused' && final.kind !== 'nothing'
    ? [`done by somebody without the right: ${final.kind}`]
    : [];
}

/** Every write that left us stood in the journal before. */
function audit({ unjournalled }: Evidence): readonly string[] {
  return unjournalled.map(
    ({ system, request }) => `${request.method} ${request.url} to ${system} stands nowhere in the journal`,
  );
}

/** No lease, no queue and no debt is left. */
function bounded({ leases, restedAfter }: Evidence): readonly string[] {
  return restedAfter !== null && leases > 0 ? [`${leases} leases are left`] : [];
}

/** No assertion of the core failed, and no exception surprised it. */
function failStop({ surprises }: Evidence): readonly string[] {
  return surprises;
}
