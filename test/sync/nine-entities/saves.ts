/** How the tests of this folder write down saves, and how they send them over either wire. */
import type { RecordRef } from '../../../src/connectors/port.ts';
import type { Body, Screens } from '../../support/two-systems.ts';
import type { Answer } from '../../support/wire.ts';

export type Who = 'alex' | 'adele' | 'patti';

/** What somebody types into Dataverse: columns, and lookups by navigation name with table and key of the target; null empties one. */
export interface DataverseSave {
  readonly columns?: Body;
  readonly lookups?: Readonly<Record<string, readonly [table: string, key: string] | null>>;
}

/** One plain entity: how a record of it is made, changed and deleted in either system, and what must come of it. */
export interface PlainEntity {
  readonly map: string;
  /** Dataverse columns and finance and operations properties that a new record's key goes into. */
  readonly key: { readonly columns: readonly string[]; readonly property: string };
  readonly dataverse: {
    readonly create: DataverseSave;
    readonly update: DataverseSave;
    /** Canonical values after the update, derived ones too. */
    readonly becomes: Body;
    /** Who has the right to delete. */
    readonly deletedBy: Who;
  };
  readonly financeOperations: { readonly create: Body; readonly update: Body; readonly becomes: Body };
  /** Changes, typed into Dataverse, of the record that `create` makes; finance and operations says no. */
  readonly refusedByFinanceOperations: readonly (DataverseSave & { readonly says: RegExp })[];
  /** New records that finance and operations says no to: what is different from `create`. */
  readonly newRefusedByFinanceOperations: readonly (DataverseSave & { readonly says: RegExp })[];
  /** Changes, typed into finance and operations, of the record that `create` makes there; Dataverse says no. */
  readonly refusedByDataverse: readonly { readonly change: Body; readonly says: RegExp }[];
}

export function refOf(entity: Pick<PlainEntity, 'map'>, id: string): RecordRef {
  return { map: entity.map, company: 'usmf', key: [id] };
}

/** The body of a save on Dataverse's wire. */
export async function dataverseBody(two: Screens, { columns = {}, lookups = {} }: DataverseSave): Promise<Body> {
  const bindings = await Promise.all(
    Object.entries(lookups).map(async ([navigation, target]) => [
      `${navigation}@odata.bind`,
      target === null ? null : await two.bind(...target),
    ]),
  );
  return { ...columns, ...(Object.fromEntries(bindings) as Body) };
}

/** Creates a record in Dataverse's own API. */
export async function createInDataverse(
  two: Screens,
  entity: PlainEntity,
  id: string,
  save: DataverseSave = entity.dataverse.create,
  who: Who = 'alex',
): Promise<Answer> {
  const key = Object.fromEntries(entity.key.columns.map((column) => [column, id]));
  const body = await dataverseBody(two, {
    columns: { ...key, ...save.columns },
    lookups: { msdyn_company: ['cdm_company', 'usmf'], ...save.lookups },
  });
  return two[who].dataverse('POST', two.map(entity.map).dataverse.set, body);
}

/** Changes a record in Dataverse's own API. */
export async function changeInDataverse(
  two: Screens,
  ref: RecordRef,
  save: DataverseSave,
  who: Who = 'alex',
): Promise<Answer> {
  return two[who].dataverse('PATCH', await two.rowOf(ref), await dataverseBody(two, save));
}

export async function deleteInDataverse(two: Screens, ref: RecordRef, who: Who = 'alex'): Promise<Answer> {
  return two[who].dataverse('DELETE', await two.rowOf(ref));
}

/** Creates a record in the OData of finance and operations. */
export function createInFinanceOperations(
  two: Screens,
  entity: PlainEntity,
  id: string,
  body: Body = entity.financeOperations.create,
): Promise<Answer> {
  const { collection } = two.map(entity.map).financeOperations;
  return two.adele.financeOperations('POST', collection, {
    dataAreaId: 'usmf',
    [entity.key.property]: id,
    ...body,
  });
}

export function changeInFinanceOperations(two: Screens, ref: RecordRef, body: Body): Promise<Answer> {
  return two.adele.financeOperations('PATCH', addressOf(two, ref), body);
}

export function deleteInFinanceOperations(two: Screens, ref: RecordRef): Promise<Answer> {
  return two.adele.financeOperations('DELETE', addressOf(two, ref));
}

function addressOf(two: Screens, ref: RecordRef): string {
  const { financeOperations, key } = two.map(ref.map);
  const parts = key.map((property, index) => {
    const value = ref.key[index];
    return `${property}=${typeof value === 'number' ? value : `'${String(value)}'`}`;
  });
  return `${financeOperations.collection}(dataAreaId='${ref.company ?? ''}',${parts.join(',')})?cross-company=true`;
}
