import { writeFailed } from '../infolog.ts';
import type { Records, StoredRecord } from '../records.ts';
import { duplicateRecord } from '../rules/duplicate-record.ts';
import type { Draft, RuleContext } from '../rules/rule.ts';
import type { EntityDefinition } from '../schema/entity.ts';
import { blankOf } from '../values.ts';
import type { Values } from '../values.ts';
import { afterWrite } from './effects.ts';
import { refuseSystemFields } from './system-fields.ts';
import { applyDefaults, validateFields, validateWrite } from './validation.ts';

/**
 * Creates one record in F&O's own order: clear, initValue, set fields, validateField, defaultRow, validateWrite, write.
 * Throws the refusal of the first stage that has one.
 */
export async function createRecord(
  context: RuleContext,
  records: Records,
  entity: EntityDefinition,
  company: string,
  given: Values,
): Promise<StoredRecord> {
  const accepted = refuseSystemFields(context.catalogue, entity, given, null);
  const cleared = Object.fromEntries(
    context.catalogue
      .tableOf(entity)
      .properties.map((property) => [property.name, property.default ?? blankOf(property)]),
  );
  const initial: Values = { ...cleared, ...accepted, ...(entity.striped ? { dataAreaId: company } : {}) };
  const draft: Draft = {
    entity,
    operation: 'insert',
    values: initial,
    before: null,
    changed: new Set(Object.keys(accepted).filter((name) => name !== 'dataAreaId')),
    company,
  };
  await validateFields(context, draft);
  const defaulted = await applyDefaults(context, draft);
  await validateWrite(context, defaulted);
  const duplicate = await duplicateRecord(context, defaulted);
  if (duplicate.length > 0) throw writeFailed(entity, duplicate);
  const record = await records.insert(context.catalogue.tableOf(entity).base.entity, defaulted.values);
  await afterWrite(context, records, null, record);
  return record;
}
