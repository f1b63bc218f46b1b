import { badRequest, DataverseError } from '../errors.ts';
import type { ChoiceOption, ColumnDefinition, OptionSet } from '../schema/table.ts';
import { labelOf, numberOf, part, parts, requiredOf, schemaNameOf, textIn, type Body } from './body.ts';

type Kind = Pick<ColumnDefinition, 'type'> & Partial<ColumnDefinition>;

const longestText = 4000;
const longestMemo = 1048576;

const kinds: Readonly<Record<string, (body: Body, optionSets: ReadonlyMap<string, OptionSet>) => Kind>> = {
  StringAttributeMetadata: (body) => ({ type: 'string', maxLength: lengthOf(body, 100, longestText) }),
  MemoAttributeMetadata: (body) => ({ type: 'memo', maxLength: lengthOf(body, 2000, longestMemo) }),
  IntegerAttributeMetadata: (body) => ({ type: 'integer', ...rangeOf(body, -2147483648, 2147483647) }),
  BigIntAttributeMetadata: () => ({ type: 'bigint' }),
  DecimalAttributeMetadata: (body) => ({
    type: 'decimal',
    ...rangeOf(body, -100000000000, 100000000000),
    precision: precisionOf(body, 10),
  }),
  DoubleAttributeMetadata: (body) => ({
    type: 'double',
    ...rangeOf(body, -100000000000, 100000000000),
    precision: precisionOf(body, 5),
  }),
  MoneyAttributeMetadata: (body) => ({ type: 'money', ...rangeOf(body, -922337203685477, 922337203685477) }),
  BooleanAttributeMetadata: (body) => ({
    type: 'boolean',
    default: body['DefaultValue'] === true,
    booleanLabels: {
      true: labelOf(part(part(body, 'OptionSet'), 'TrueOption'), 'Label', 'Yes'),
      false: labelOf(part(part(body, 'OptionSet'), 'FalseOption'), 'Label', 'No'),
    },
  }),
  DateTimeAttributeMetadata: (body) => ({ type: body['Format'] === 'DateOnly' ? 'date' : 'datetime' }),
  PicklistAttributeMetadata: (body, optionSets) => ({
    type: 'choice',
    ...choicesOf(body, optionSets),
    ...defaultOf(body),
  }),
};

/** The column that a definition describes. Throws for a kind the platform does not make through this request, and for wrong names. */
export function newColumn(body: Body, optionSets: ReadonlyMap<string, OptionSet>): ColumnDefinition {
  const type = textIn(body, '@odata.type').replace(/^#?Microsoft\.Dynamics\.CRM\./, '');
  const kind = kinds[type];
  if (kind === undefined) {
    // A lookup comes into being with its relationship.
    throw badRequest(`The attribute type '${type}' cannot be created by this request.`, '0x80048d19');
  }
  const schemaName = schemaNameOf(body, 'attribute');
  return {
    logicalName: schemaName.toLowerCase(),
    schemaName,
    displayName: labelOf(body, 'DisplayName', schemaName),
    required: requiredOf(body),
    ...kind(body, optionSets),
    origin: 'added',
    custom: true,
  };
}

/** Options as a set of options sends them. A value must be given and be given once. */
export function optionsOf(body: Body): readonly ChoiceOption[] {
  const options = parts(body, 'Options').map((option) => {
    const value = option['Value'];
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      throw new DataverseError(400, '0x80040203', 'The value of an option is not a whole number.');
    }
    return { value, label: labelOf(option, 'Label', String(value)) };
  });
  if (new Set(options.map(({ value }) => value)).size < options.length) {
    throw new DataverseError(400, '0x80048403', 'An option with the same value already exists in this option set.');
  }
  return options;
}

function choicesOf(body: Body, optionSets: ReadonlyMap<string, OptionSet>): Partial<ColumnDefinition> {
  const bound = /Name='([^']+)'/.exec(textIn(body, 'GlobalOptionSet@odata.bind'))?.[1];
  if (bound === undefined) return { options: optionsOf(part(body, 'OptionSet')) };
  const shared = optionSets.get(bound);
  if (shared === undefined) {
    throw new DataverseError(404, '0x80040217', `OptionSet with Name = ${bound} Does Not Exist`);
  }
  return { optionSet: bound, options: shared.options };
}

function defaultOf(body: Body): Partial<ColumnDefinition> {
  const value = numberOf(body, 'DefaultFormValue', -1);
  return value === -1 ? {} : { default: value };
}

function lengthOf(body: Body, usual: number, most: number): number {
  const length = numberOf(body, 'MaxLength', usual);
  if (Number.isInteger(length) && length > 0 && length <= most) return length;
  throw new DataverseError(400, '0x80040203', `MaxLength must be between 1 and ${most}.`);
}

function precisionOf(body: Body, most: number): number {
  const precision = numberOf(body, 'Precision', 2);
  if (Number.isInteger(precision) && precision >= 0 && precision <= most) return precision;
  throw new DataverseError(400, '0x80040203', `Precision must be between 0 and ${most}.`);
}

function rangeOf(body: Body, least: number, most: number) {
  return { min: numberOf(body, 'MinValue', least), max: numberOf(body, 'MaxValue', most) };
}
