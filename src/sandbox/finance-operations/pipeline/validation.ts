import { warning, writeFailed } from '../infolog.ts';
import type { InfologLine } from '../infolog.ts';
import { rules } from '../rules/rules.ts';
import type { Draft, RuleContext } from '../rules/rule.ts';

/**
 * `validateField` for everything that was set. All fields are judged before the write is refused, so that one attempt tells
 * every wrong field; each refusal is followed by the line that names the property.
 */
export async function validateFields(context: RuleContext, draft: Draft): Promise<void> {
  const base = context.catalogue.tableOf(draft.entity).base.entity;
  const lines: InfologLine[] = [];
  for (const field of draft.changed) {
    for (const rule of rules.fields) {
      if ((rule.entity !== '*' && rule.entity !== base) || (rule.field !== '*' && rule.field !== field)) continue;
      const refusal = await rule.check(context, draft, field);
      if (refusal === undefined) continue;
      lines.push(warning(refusal), warning(`validateField failed on field '${draft.entity.aotName}.${field}'`));
      break;
    }
  }
  if (lines.length > 0) throw writeFailed(draft.entity, lines);
}

/** `validateWrite`, or `validateDelete` for a deletion: every rule of the entity speaks before the write is refused. */
export async function validateWrite(context: RuleContext, draft: Draft): Promise<void> {
  const base = context.catalogue.tableOf(draft.entity).base.entity;
  const lines: InfologLine[] = [];
  for (const rule of rules.writes) {
    if ((rule.entity !== '*' && rule.entity !== base) || !rule.on.includes(draft.operation)) continue;
    lines.push(...(await rule.check(context, draft)));
  }
  if (lines.length === 0) return;
  const method = draft.operation === 'delete' ? 'validateDelete' : 'validateWrite';
  throw writeFailed(draft.entity, [...lines, warning(`${method} failed on data source '${draft.entity.dataSource}'`)]);
}

/** `defaultRow`: each rule sees what the earlier ones filled. */
export async function applyDefaults(context: RuleContext, draft: Draft): Promise<Draft> {
  const base = context.catalogue.tableOf(draft.entity).base.entity;
  let values = draft.values;
  for (const rule of rules.defaults) {
    if (rule.entity !== base || draft.operation === 'delete' || !rule.on.includes(draft.operation)) continue;
    values = { ...values, ...(await rule.fill(context, { ...draft, values })) };
  }
  return { ...draft, values };
}
