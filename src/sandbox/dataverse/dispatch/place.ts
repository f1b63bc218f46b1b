import type { EntityModel, SqlValue } from '../../engine/model.ts';
import type { Condition } from '../../engine/odata/path.ts';
import type { Table } from '../catalogue.ts';
import { noSegment } from '../errors.ts';
import { findRow, missing } from '../read/row-key.ts';
import type { RequestContext } from '../wire/request-context.ts';
import type { Target } from './target.ts';

/** Where a path ends: all rows of a table that meet the conditions, or one row. */
export interface Place {
  readonly table: Table;
  readonly conditions: readonly Condition[];
  readonly single: boolean;
}

/** Follows the path from its set to where it ends. Throws 404 when a row on the way is missing. */
export async function locate(context: RequestContext, target: Target): Promise<Place> {
  const { table, key, path } = target;
  if (table === null) {
    throw noSegment(target.address);
  }
  if (key === null) {
    return { table, conditions: [], single: false };
  }
  let row = await findRow(context.database, table, key);
  if (row === null) {
    throw missing(table, key);
  }
  let place = placeOf(context, table, table.primaryId, row[table.primaryId] ?? null, true);
  for (const step of path.steps) {
    const next = context.catalogue.byName.get(step.entity.name);
    const join = step.navigation.on[0];
    if (next === undefined || join === undefined || row === null) {
      throw noSegment(step.navigation.name);
    }
    place = placeOf(context, next, join.theirs, row[join.ours] ?? null, step.navigation.kind === 'one');
    row = place.single ? await findRow(context.database, next, { kind: 'id', id: String(row[join.ours]) }) : null;
  }
  return place;
}

/** The rows of a table whose column holds a value. */
export function placeOf(
  context: RequestContext,
  table: Table,
  column: string,
  value: SqlValue,
  single: boolean,
): Place {
  const properties = [...modelOf(context, table).properties.values()];
  const property = properties.find((each) => each.column === column);
  return { table, single, conditions: property === undefined ? [] : [{ property, value }] };
}

/** What the OData engine knows of a table. */
export function modelOf(context: RequestContext, table: Table): EntityModel {
  const entity = context.model.get(table.logicalName);
  if (entity === undefined) {
    throw noSegment(table.setName);
  }
  return entity;
}
