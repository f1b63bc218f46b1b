import type { WireResponse } from '../../engine/wire.ts';
import { DataverseError } from '../errors.ts';
import type { Schema, SchemaChange } from '../live-schema.ts';
import type { ChoiceOption, ColumnDefinition, TableDefinition } from '../schema/table.ts';
import { customizing } from '../security/miscellaneous-privileges.ts';
import { emptyResponse, jsonResponse } from '../wire/response.ts';
import { labelOf, numberOf, textOf, type Body } from './body.ts';
import { currentTable, demandCustomizing, type MetadataRequest } from './metadata-request.ts';
import { noSuch } from './refusals.ts';

/** Adds an option to a choice, or takes one away: of one column, or of a set that columns share. */
export async function changeOptions(
  request: MetadataRequest,
  action: 'InsertOptionValue' | 'DeleteOptionValue',
): Promise<WireResponse> {
  demandCustomizing(request, customizing.column.write);
  const { context, body } = request;
  const value = numberOf(body, 'Value', null);
  if (value === null) throw new DataverseError(400, '0x80040203', 'The value of an option is missing.');
  const edit = (options: readonly ChoiceOption[]) =>
    action === 'InsertOptionValue'
      ? inserted(options, value, labelOf(body, 'Label', String(value)))
      : removed(options, value);
  await context.schema.change((schema) => ({
    change:
      body['OptionSetName'] === undefined
        ? ofColumn(schema, body, edit)
        : ofSet(schema, textOf(body, 'OptionSetName'), edit),
    result: null,
  }));
  if (action === 'DeleteOptionValue') return emptyResponse(204);
  const type = `${context.serviceRoot}$metadata#Microsoft.Dynamics.CRM.InsertOptionValueResponse`;
  return jsonResponse(200, { '@odata.context': type, NewOptionValue: value });
}

type Edit = (options: readonly ChoiceOption[]) => readonly ChoiceOption[];

function ofColumn(schema: Schema, body: Body, edit: Edit): SchemaChange {
  const table = currentTable(schema, textOf(body, 'EntityLogicalName'));
  const name = textOf(body, 'AttributeLogicalName');
  const column = table.columns.find(({ logicalName }) => logicalName === name);
  if (column?.options === undefined) throw noSuch('option set of attribute', name);
  return { tables: [withOptions(table, (one) => one === column, edit(column.options))] };
}

function ofSet(schema: Schema, name: string, edit: Edit): SchemaChange {
  const set = schema.optionSets.get(name);
  if (set === undefined) throw noSuch('option set', name);
  const options = edit(set.options);
  const sharing = (column: ColumnDefinition) => column.optionSet === name;
  const tables = schema.catalogue.tables.map(({ definition }) => definition).filter((one) => one.columns.some(sharing));
  return { optionSets: [{ ...set, options }], tables: tables.map((table) => withOptions(table, sharing, options)) };
}

function withOptions(
  table: TableDefinition,
  isMeant: (column: ColumnDefinition) => boolean,
  options: readonly ChoiceOption[],
): TableDefinition {
  return { ...table, columns: table.columns.map((column) => (isMeant(column) ? { ...column, options } : column)) };
}

function inserted(options: readonly ChoiceOption[], value: number, label: string): readonly ChoiceOption[] {
  if (options.some((option) => option.value === value)) {
    throw new DataverseError(400, '0x80048403', 'An option with the same value already exists in this option set.');
  }
  return [...options, { value, label }];
}

function removed(options: readonly ChoiceOption[], value: number): readonly ChoiceOption[] {
  if (!options.some((option) => option.value === value)) throw noSuch('option', String(value));
  return options.filter((option) => option.value !== value);
}
