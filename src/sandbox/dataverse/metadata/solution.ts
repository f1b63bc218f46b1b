import type { Queryable } from '../../engine/runtime.ts';
import { sqlSchema } from '../catalogue.ts';
import { DataverseError } from '../errors.ts';
import type { RequestContext } from '../wire/request-context.ts';
import { toMoment } from '../write/values.ts';

/** Numbers of the kinds of components: "SolutionComponent table reference", componenttype. */
export const componentTypes = { table: 1, column: 2, optionSet: 9, relationship: 10, key: 14 } as const;

/** Something that metadata knows by an id, and that may belong to a solution. */
export interface Component {
  readonly id: string;
  readonly type: number;
}

/** Row of the solution of that unique name; null when none is named. Throws when there is no such solution. */
export async function inSolution({ database }: RequestContext, uniqueName: string | null): Promise<string | null> {
  if (uniqueName === null) return null;
  const [found] = await database.query<{ id: string }>(
    `select solutionid as id from ${sqlSchema}.solution where lower(uniquename) = lower($1)`,
    [uniqueName],
  );
  if (found === undefined) {
    throw new DataverseError(404, '0x80040217', `solution With uniquename = ${uniqueName} Does Not Exist`);
  }
  return found.id;
}

/** Notes that a component belongs to a solution. */
export async function addComponent(
  tx: Queryable,
  { runtime }: RequestContext,
  solutionId: string | null,
  { id, type }: Component,
): Promise<void> {
  if (solutionId === null) return;
  const now = toMoment(runtime.clock.now());
  await tx.query(
    `insert into ${sqlSchema}.solutioncomponent (solutioncomponentid, solutionid, objectid, componenttype, createdon, modifiedon)
       select $1, $2, $3, $4, $5, $5 where not exists
         (select 1 from ${sqlSchema}.solutioncomponent where solutionid = $2 and objectid = $3)`,
    [runtime.ids.guid(), solutionId, id, type, now],
  );
}

/** Forgets a component that is gone. */
export async function removeComponents(tx: Queryable, ids: readonly string[]): Promise<void> {
  await tx.query(`delete from ${sqlSchema}.solutioncomponent where objectid = any($1)`, [[...ids]]);
}
