import type { Records, StoredRecord } from '../records.ts';
import { effects } from '../rules/rules.ts';
import type { RuleContext } from '../rules/rule.ts';

/** Lets every effect of the written record's entity take place. */
export async function afterWrite(
  context: RuleContext,
  records: Records,
  before: StoredRecord | null,
  after: StoredRecord | null,
): Promise<void> {
  const base = (after ?? before)?.table.base.entity;
  for (const effect of effects) {
    if (effect.entity === base) await effect.apply(context, records, before, after);
  }
}
