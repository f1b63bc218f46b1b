import type { Records, StoredRecord } from '../records.ts';
import type { Draft, RuleContext } from '../rules/rule.ts';
import type { EntityDefinition } from '../schema/entity.ts';
import { staysMarked } from '../orders/soft-delete.ts';
import { text } from '../values.ts';
import { afterWrite } from './effects.ts';
import { validateWrite } from './validation.ts';

/** Deletes one record: restricted relations and validateDelete first, then the record and what it owns. */
export async function deleteRecord(
  context: RuleContext,
  records: Records,
  entity: EntityDefinition,
  record: StoredRecord,
): Promise<void> {
  const draft: Draft = {
    entity,
    operation: 'delete',
    values: record.values,
    before: record.values,
    changed: new Set(),
    company: text(record.values, 'dataAreaId'),
  };
  await validateWrite(context, draft);
  if (await staysMarked(context, draft)) {
    await afterWrite(context, records, record, await records.update(record, { IsDeleted: 'Yes' }));
    return;
  }
  await records.remove(record);
  await afterWrite(context, records, record, null);
}
