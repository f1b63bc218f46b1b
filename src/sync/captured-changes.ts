/** What a system is saving, made ready for its counterpart: keys filled in, owned fields found, values translated. */
import type { HookChange, HookEvent } from '../connectors/hook-event.ts';
import type { Problem, RecordChange, RecordRef } from '../connectors/port.ts';
import type { CanonicalRecord, EntityMap, SystemName } from '../maps/entity-map.ts';
import { keyValues } from './aggregate.ts';
import { other, type Core } from './context.ts';
import { emptiedChoices } from './emptied-choices.ts';
import type { CapturedRow } from './operation.ts';
import { ownedElsewhere } from './owned-elsewhere.ts';
import { changedProperties, isTwoWay, properties, writableIn, writablePart } from './ownership.ts';
import { inOrder } from './pairs.ts';

/** A change of a mapped record of a company, of a map that is available. Others are let through and left alone. */
export function isEligible(core: Core, change: HookChange): boolean {
  const map = core.maps.get(change.map);
  if (core.unavailable.has(map.name)) return false;
  const company = change.ref?.company ?? null;
  return map.company === 'global' || change.ref === null || company !== null;
}

/** Fills in keys of records that earlier questions of the same transaction brought: the header of a line saved together with it. */
export async function withPendingValues(
  core: Core,
  event: HookEvent,
  changes: readonly HookChange[],
): Promise<readonly HookChange[]> {
  if (changes.every((change) => change.pending.length === 0)) return changes;
  const earlier = await core.store.journal.unfinished({ transaction: event.transaction });
  const rows = earlier.flatMap((operation) => operation.rows);
  return changes.map((change) => {
    const found = change.pending.flatMap(({ property, column, rowId }) => {
      const ref = rows.find((row) => row.rowId === rowId)?.ref;
      const key = ref === undefined ? undefined : keyBehind(core, ref, column);
      return key === undefined ? [] : [[property, key] as const];
    });
    const after = { ...change.after, ...Object.fromEntries(found) };
    const map = core.maps.get(change.map);
    const key = map.key.map((property, index) => keyPart(after[property] ?? change.ref?.key[index]));
    return { ...change, after, ref: change.ref === null ? null : { ...change.ref, key } };
  });
}

function keyBehind(core: Core, ref: RecordRef, column: string): string | number | undefined {
  const map = core.maps.get(ref.map);
  const property = map.fields.find((field) => field.dataverse === column && map.key.includes(field.property))?.property;
  return property === undefined ? undefined : ref.key[map.key.indexOf(property)];
}

const keyPart = (value: unknown): string | number =>
  typeof value === 'string' || typeof value === 'number' ? value : '';

/** What an operation remembers of the rows being saved. */
export function rowsOf(changes: readonly NumberedChange[]): readonly CapturedRow[] {
  return changes.flatMap(({ rowId, ref }) => (rowId === null ? [] : [{ rowId, ref }]));
}

/** A change whose key is known. */
export interface NumberedChange extends HookChange {
  readonly ref: RecordRef;
  /** True when the number was given by us and must be written in the origin too. */
  readonly isNew: boolean;
}

/**
 * A record that finance and operations numbers gets its number from there before anything is written: the number sequences of the
 * two systems know nothing of each other, so one that Dataverse gave would meet a namesake some day.
 */
export async function numberedChange(core: Core, event: HookEvent, change: HookChange): Promise<NumberedChange> {
  const map = core.maps.get(change.map);
  const ref = change.ref ?? { map: map.name, company: null, key: [] };
  const reserve = core.numbers.get(map.name);
  const isBorn = event.system === 'dataverse' && change.action === 'create';
  if (!isBorn || reserve === undefined || ref.company === null) return { ...change, ref, isNew: false };
  const company = ref.company;
  const requestId = `${event.transaction}:${change.rowId ?? map.name}`;
  const number = await reserve(company, requestId);
  const numbered = { ...ref, key: [number] };
  return { ...change, ref: numbered, after: { ...change.after, ...keyValues(map, numbered) }, isNew: true };
}

/** A receipt that is not posted is Field Service's own: nobody else knows of it. */
function isDraft(map: EntityMap, values: CanonicalRecord): boolean {
  return map.origin === 'posted' && map.key.every((property) => (values[property] ?? null) === null);
}

/** What Field Service may not do to a record: change what Supply Chain Management alone decides, empty what it cannot keep empty. */
export function forbiddenFields(
  core: Core,
  { map: name, ref, action, before, after }: NumberedChange,
): readonly Problem[] {
  if (action !== 'update' || before === null || after === null) return [];
  const map = core.maps.get(name);
  if (isDraft(map, before) && isDraft(map, after)) return [];
  return [...ownedElsewhere(map, ref, changedProperties(before, after)), ...emptiedChoices(map, ref, before, after)];
}

/** What the other system must be written so that both stay the same; what only travels after commit is left out. */
export function counterpartChanges(
  core: Core,
  origin: SystemName,
  changes: readonly NumberedChange[],
): readonly RecordChange[] {
  const target = other(origin);
  const translated = changes.flatMap((change): RecordChange[] => {
    const map = core.maps.get(change.map);
    if (map.origin === 'posted') return [];
    if (change.action === 'delete') return [{ action: 'delete', ref: change.ref, version: null }];
    if (change.after === null) return [];
    if (change.action === 'create')
      return [{ action: 'create', ref: change.ref, values: writablePart(map, target, change.after) }];
    const twoWay = properties(map, (field) => isTwoWay(field) && writableIn(target, field));
    const moved = changedProperties(change.before ?? {}, change.after);
    if (!moved.some((property) => twoWay.has(property))) return [];
    const values = Object.fromEntries(moved.map((property) => [property, change.after?.[property] ?? null]));
    return [{ action: 'update', ref: change.ref, values: writablePart(map, target, values), version: null }];
  });
  return inOrder(core, translated);
}
