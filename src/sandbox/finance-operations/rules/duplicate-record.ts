import type { InfologLine } from '../infolog.ts';
import type { Draft, RuleContext } from './rule.ts';
import { shown } from './rule.ts';

/**
 * One record per key. The database finds it, at the very end, so its voice is the database's: severity `Info`, the label of
 * every key field, and `The record already exists.` on a line of its own.
 */
export async function duplicateRecord(context: RuleContext, draft: Draft): Promise<readonly InfologLine[]> {
  const base = context.catalogue.tableOf(draft.entity).base;
  const key = Object.fromEntries(base.key.map((property) => [property, draft.values[property] ?? '']));
  if (!(await context.records.find(base.entity, key))) return [];
  const [first, ...others] = base.key.filter((property) => property !== 'dataAreaId');
  const label = context.catalogue.property(base, first ?? '')?.label ?? '';
  const values = [shown(draft.values[first ?? '']), ...others.map((property) => shown(draft.values[property]))];
  return [
    {
      severity: 'Info',
      text: `Cannot create a record in ${base.tableLabel}. ${label}: ${values.join(', ')}.\nThe record already exists.`,
    },
  ];
}
