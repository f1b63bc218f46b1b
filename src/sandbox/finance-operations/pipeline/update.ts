import type { Records, StoredRecord } from '../records.ts';
import type { Draft, RuleContext } from '../rules/rule.ts';
import type { EntityDefinition } from '../schema/entity.ts';
import { same, text } from '../values.ts';
import type { Values } from '../values.ts';
import { afterWrite } from './effects.ts';
import { refuseSystemFields } from './system-fields.ts';
import { applyDefaults, validateFields, validateWrite } from './validation.ts';

/** Changes one record that was read for update in this transaction: set fields, validateField, defaultRow, validateWrite, write. */
export async function updateRecord(
  context: RuleContext,
  records: Records,
  entity: EntityDefinition,
  record: StoredRecord,
  given: Values,
): Promise<StoredRecord> {
  const draft = draftUpdate(context, entity, record, given);
  await validateFields(context, draft);
  const defaulted = await applyDefaults(context, draft);
  await validateWrite(context, defaulted);
  const updated = await records.update(record, defaulted.values);
  await afterWrite(context, records, record, updated);
  return updated;
}

function draftUpdate(context: RuleContext, entity: EntityDefinition, record: StoredRecord, given: Values): Draft {
  const accepted = refuseSystemFields(context.catalogue, entity, given, record.values);
  const changed = Object.keys(accepted).filter((name) => {
    const before = record.values[name];
    return entity.key.includes(name) ? !same(accepted[name], before) : accepted[name] !== before;
  });
  return {
    entity,
    operation: 'update',
    values: { ...record.values, ...Object.fromEntries(changed.map((name) => [name, accepted[name] ?? ''])) },
    before: record.values,
    changed: new Set(changed),
    company: text(record.values, 'dataAreaId'),
  };
}
