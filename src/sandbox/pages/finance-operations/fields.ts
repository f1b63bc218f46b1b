import type { EntityDefinition, PropertyDefinition } from '../../finance-operations/schema/entity.ts';
import { textOf } from '../api.ts';
import type { JsonRecord } from '../api.ts';
import type { Choice, Field } from '../form.ts';

/** Choices by the collection referred to. */
export type ReferenceChoices = ReadonlyMap<string, readonly Choice[]>;

/** No date, as finance and operations writes it. */
const NO_DATE = '1900-01-01';

/** Properties that a form shows. */
export const formProperties = (entity: EntityDefinition): readonly PropertyDefinition[] =>
  entity.properties.filter(({ hidden }) => !hidden);

/** The fields of a saved record. */
export const fieldsOf = (entity: EntityDefinition, record: JsonRecord, choices: ReferenceChoices): readonly Field[] =>
  formProperties(entity).map((property) => ({
    ...outline(entity, property, choices),
    value: formText(property, textOf(record[property.name])),
    ...(isNoYes(property) ? { shown: textOf(record[property.name]) } : {}),
    readOnly: entity.readOnly === true || property.allowEdit === false,
  }));

/** The fields of a record that is still to be made; what the address gives is filled in. */
export const newFieldsOf = (
  entity: EntityDefinition,
  given: URLSearchParams,
  choices: ReferenceChoices,
): readonly Field[] =>
  formProperties(entity)
    .filter(({ allowEditOnCreate }) => allowEditOnCreate !== false)
    .map((property) => ({
      ...outline(entity, property, choices),
      value: formText(property, givenText(property, given)),
      readOnly: false,
    }));

function givenText({ name, default: value, enum: definition }: PropertyDefinition, given: URLSearchParams): string {
  const usual = textOf(value) || (definition?.symbols[0] ?? '');
  return (name === 'dataAreaId' ? given.get('cmp') : given.get(name)) ?? usual;
}

function outline(
  entity: EntityDefinition,
  property: PropertyDefinition,
  choices: ReferenceChoices,
): Omit<Field, 'value' | 'readOnly'> {
  const { name, label, maxLength, mandatory, references, enum: definition } = property;
  const offered = references && choices.get(references.collection);
  return {
    name,
    label,
    group: entity.key.includes(name) ? 'Identification' : name.includes('Address') ? 'Addresses' : 'General',
    control: offered ? 'select' : controlOf(property),
    required: mandatory !== undefined,
    ...(maxLength ? { maxLength } : {}),
    ...(definition ? { choices: definition.symbols.map((symbol) => ({ value: symbol, label: symbol })) } : {}),
    ...(offered ? { choices: offered } : {}),
  };
}

function controlOf(property: PropertyDefinition): Field['control'] {
  switch (property.type) {
    case 'string':
      return (property.maxLength ?? 0) > 100 ? 'memo' : 'text';
    case 'integer':
    case 'int64':
    case 'decimal':
      return 'number';
    case 'date':
      return 'date';
    case 'datetime':
      return 'datetime';
    case 'enum':
      return isNoYes(property) ? 'checkbox' : 'select';
  }
}

const isNoYes = (property: PropertyDefinition) => property.enum?.type === 'NoYes';

function formText(property: PropertyDefinition, value: string): string {
  if (isNoYes(property)) return value === 'Yes' ? 'true' : '';
  if (property.type === 'date') return value.startsWith(NO_DATE) ? '' : value.slice(0, 10);
  return property.type === 'datetime' ? value.replace(/Z$/, '') : value;
}

/** What a person changed, as OData takes it. Text that is no number goes as it is: the system says what is wrong with it. */
export const payload = (entity: EntityDefinition, fields: readonly Field[]): JsonRecord =>
  Object.fromEntries(
    fields.flatMap(({ name, value }) => {
      const property = entity.properties.find((one) => one.name === name);
      return property ? [[name, wireValue(property, value)]] : [];
    }),
  );

function wireValue(property: PropertyDefinition, value: string): unknown {
  if (isNoYes(property)) return value === 'true' ? 'Yes' : 'No';
  if (property.type === 'date') return `${value || NO_DATE}T12:00:00Z`;
  if (property.type === 'datetime') return `${value || `${NO_DATE}T12:00:00`}Z`;
  if (controlOf(property) !== 'number') return value;
  return Number.isFinite(Number(value)) ? Number(value) : value;
}
