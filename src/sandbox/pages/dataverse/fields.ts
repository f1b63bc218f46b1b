import type { ColumnDefinition, TableDefinition } from '../../dataverse/schema/table.ts';
import { textOf } from '../api.ts';
import type { JsonRecord } from '../api.ts';
import type { Choice, Field } from '../form.ts';

const FORMATTED = '@OData.Community.Display.V1.FormattedValue';

/** Choices of each lookup by the table it looks up. */
export type LookupChoices = ReadonlyMap<string, readonly Choice[]>;

/** Columns that a form has no use for. */
const hidden = new Set([
  'versionnumber',
  'importsequencenumber',
  'overriddencreatedon',
  'owningbusinessunit',
  'owningteam',
  'createdonbehalfby',
  'modifiedonbehalfby',
]);

/** Columns that tell about the row itself; the page does not let them be changed. */
const about = new Set(['ownerid', 'createdon', 'createdby', 'modifiedon', 'modifiedby', 'statecode', 'statuscode']);

/** Columns of a table that its form shows, in the order of the schema. */
export const formColumns = (table: TableDefinition): readonly ColumnDefinition[] =>
  table.columns.filter(({ logicalName }) => logicalName !== table.primaryId && !hidden.has(logicalName));

/** A column's name on the wire. */
const wireName = ({ type, logicalName }: ColumnDefinition) =>
  type === 'lookup' ? `_${logicalName}_value` : logicalName;

/** The fields of a saved row. */
export const fieldsOf = (table: TableDefinition, row: JsonRecord, choices: LookupChoices): readonly Field[] =>
  formColumns(table).map((column) => {
    const name = wireName(column);
    const formatted = textOf(row[`${name}${FORMATTED}`]);
    const fixed = column.logicalName === 'msdyn_company' && textOf(row[name]) !== '';
    return {
      ...outline(column, choices, fixed),
      value: formText(column, textOf(row[name])),
      ...(formatted ? { shown: formatted } : {}),
    };
  });

/** The fields of a row that is still to be made; what the address gives is filled in. */
export const newFieldsOf = (table: TableDefinition, given: URLSearchParams, choices: LookupChoices): readonly Field[] =>
  formColumns(table)
    .filter(({ logicalName }) => !about.has(logicalName))
    .map((column) => ({
      ...outline(column, choices, false),
      value: formText(column, given.get(column.logicalName) ?? textOf(column.default)),
    }));

function outline(column: ColumnDefinition, choices: LookupChoices, fixed: boolean): Omit<Field, 'value'> {
  const { logicalName, displayName, type, required, readOnly = false, maxLength, origin } = column;
  const isAbout = about.has(logicalName);
  return {
    name: logicalName,
    label: displayName,
    group: isAbout ? 'About this row' : origin === 'added' ? 'Integration' : 'General',
    control: controls[type],
    required: required === 'application' || required === 'system',
    readOnly: readOnly || isAbout || fixed,
    ...(maxLength ? { maxLength } : {}),
    ...(type === 'choice'
      ? { choices: column.options?.map(({ value, label }) => ({ value: String(value), label })) }
      : {}),
    ...(column.target ? { choices: choices.get(column.target) ?? [] } : {}),
  };
}

const controls: Readonly<Record<ColumnDefinition['type'], Field['control']>> = {
  string: 'text',
  memo: 'memo',
  integer: 'number',
  bigint: 'number',
  decimal: 'number',
  double: 'number',
  money: 'number',
  boolean: 'checkbox',
  date: 'date',
  datetime: 'datetime',
  guid: 'text',
  choice: 'select',
  lookup: 'select',
};

function formText({ type }: ColumnDefinition, value: string): string {
  if (type === 'boolean') return value === 'true' ? value : '';
  return type === 'datetime' ? value.replace(/Z$/, '') : value;
}

/** What a person changed, as the Web API takes it. Text that is no number goes as it is: the system says what is wrong with it. */
export const payload = (
  table: TableDefinition,
  fields: readonly Field[],
  setOf: (table: string) => string | undefined,
): JsonRecord =>
  Object.fromEntries(
    fields.flatMap(({ name, value }) => {
      const column = table.columns.find(({ logicalName }) => logicalName === name);
      return column ? [member(column, value, setOf)] : [];
    }),
  );

function member(
  column: ColumnDefinition,
  value: string,
  setOf: (table: string) => string | undefined,
): readonly [string, unknown] {
  const { logicalName, type, target } = column;
  if (type === 'lookup' && target) {
    const bind = value === '' ? null : `/${setOf(target) ?? target}(${value})`;
    return [`${column.navigation ?? logicalName}@odata.bind`, bind];
  }
  if (type === 'boolean') return [logicalName, value === 'true'];
  if (value === '') return [logicalName, null];
  if (type === 'datetime') return [logicalName, `${value}Z`];
  return [logicalName, isNumber(type) && Number.isFinite(Number(value)) ? Number(value) : value];
}

const isNumber = (type: ColumnDefinition['type']) => controls[type] === 'number' || type === 'choice';
