/** What Dataverse would refuse for sure, found out by reading alone. */
import { keyValues } from '../canonical.ts';
import type { Identity, Problem, RecordChange } from '../port.ts';
import type { Columns } from './columns.ts';
import { planChanges, type PlanParts } from './plan.ts';
import type { Rights } from './rights.ts';
import type { Schema } from './schema.ts';

export interface CheckParts extends PlanParts {
  readonly rights: Rights;
  readonly schema: Schema;
}

/**
 * Rights of the caller, lookups, lengths: all problems at once. What finance and operations demands is not asked here, so that a person
 * reads its own words for it; what Dataverse demands may still be filled by what finance and operations answers.
 */
export async function checkChanges(
  parts: CheckParts,
  changes: readonly RecordChange[],
  as: Identity,
): Promise<readonly Problem[]> {
  const [plan, ...others] = await Promise.all([
    planChanges(parts, changes, ''),
    ...changes.map(async (change) => {
      const columns = await parts.columns.of(parts.maps.get(change.ref.map));
      const right = await parts.rights.problem(columns.table, change, as);
      const tooLong = await lengthProblems(parts.schema, columns, change);
      return [...(right === null ? [] : [right]), ...tooLong];
    }),
  ]);
  return [...plan.problems, ...others.flat()];
}

/** Text that is longer than its column. Lookups keep no text of their own. */
export async function lengthProblems(schema: Schema, columns: Columns, change: RecordChange): Promise<Problem[]> {
  if (change.action === 'delete') return [];
  const lengths = await schema.lengths(columns.table.table);
  const values = { ...keyValues(columns.map, change.ref), ...change.values };
  return columns.plain.flatMap(({ field, column }): Problem[] => {
    const value = values[field.property];
    const most = lengths.get(column.column) ?? Infinity;
    if (typeof value !== 'string' || value.length <= most) return [];
    return [
      {
        system: 'dataverse',
        entity: columns.map.name,
        field: field.property,
        ref: change.ref,
        message: `${field.label} has ${value.length} characters; Field Service keeps ${most}.`,
        remedy: 'Shorten the text.',
        code: 'TEXT_TOO_LONG',
        params: { at: 'dataverse', length: value.length, most },
      },
    ];
  });
}
