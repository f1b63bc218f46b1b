import type { Catalogue, Table } from '../catalogue.ts';
import type { ColumnDefinition, ColumnType, OptionSet } from '../schema/table.ts';
import { stableId } from '../stable-id.ts';
import { label, managed } from './labels.ts';

/** One object of metadata. What starts with `~` is a navigation: told only when it is expanded. */
export type Definition = Readonly<Record<string, unknown>>;

const kinds: Readonly<Record<ColumnType, readonly [type: string, metadata: string]>> = {
  string: ['String', 'StringAttributeMetadata'],
  memo: ['Memo', 'MemoAttributeMetadata'],
  integer: ['Integer', 'IntegerAttributeMetadata'],
  bigint: ['BigInt', 'BigIntAttributeMetadata'],
  decimal: ['Decimal', 'DecimalAttributeMetadata'],
  double: ['Double', 'DoubleAttributeMetadata'],
  money: ['Money', 'MoneyAttributeMetadata'],
  boolean: ['Boolean', 'BooleanAttributeMetadata'],
  date: ['DateTime', 'DateTimeAttributeMetadata'],
  datetime: ['DateTime', 'DateTimeAttributeMetadata'],
  guid: ['Uniqueidentifier', 'UniqueIdentifierAttributeMetadata'],
  choice: ['Picklist', 'PicklistAttributeMetadata'],
  lookup: ['Lookup', 'LookupAttributeMetadata'],
};

const requiredLevels = {
  none: 'None',
  recommended: 'Recommended',
  application: 'ApplicationRequired',
  system: 'SystemRequired',
} as const;

/** Everything metadata tells of the columns of a table. */
export function attributes(catalogue: Catalogue, table: Table): Definition[] {
  return [...table.columns.values()].map((column) => attribute(catalogue, table, column));
}

function attribute(catalogue: Catalogue, table: Table, column: ColumnDefinition): Definition {
  const { logicalName } = column;
  const name = `${table.logicalName}.${logicalName}`;
  const [type, metadata] = kindOf(column);
  const isPrimaryId = logicalName === table.primaryId;
  return {
    '@odata.type': `#Microsoft.Dynamics.CRM.${metadata}`,
    MetadataId: stableId(`attribute ${name}`),
    LogicalName: logicalName,
    SchemaName: column.schemaName ?? logicalName,
    EntityLogicalName: table.logicalName,
    AttributeType: type,
    AttributeTypeName: { Value: `${type}Type` },
    DisplayName: label(column.displayName, name),
    IsPrimaryId: isPrimaryId,
    IsPrimaryName: logicalName === table.definition.primaryName,
    IsCustomAttribute: column.origin === 'added',
    IsManaged: column.custom !== true,
    IsValidForRead: true,
    IsValidForCreate: column.readOnly !== true,
    IsValidForUpdate: column.readOnly !== true && !isPrimaryId,
    RequiredLevel: managed(requiredLevels[column.required], 'canmodifyrequirementlevelsettings'),
    ...details(catalogue, column),
    ...options(table, column),
  };
}

function kindOf(column: ColumnDefinition): readonly [string, string] {
  switch (column.logicalName) {
    case 'statecode':
      return ['State', 'StateAttributeMetadata'];
    case 'statuscode':
      return ['Status', 'StatusAttributeMetadata'];
    case 'ownerid':
      return ['Owner', 'LookupAttributeMetadata'];
    default:
      return kinds[column.type];
  }
}

function details(catalogue: Catalogue, column: ColumnDefinition): Definition {
  switch (column.type) {
    case 'string':
    case 'memo':
      return { MaxLength: column.maxLength ?? null, Format: column.type === 'memo' ? 'TextArea' : 'Text' };
    case 'integer':
      return { MinValue: column.min ?? null, MaxValue: column.max ?? null };
    case 'decimal':
    case 'double':
    case 'money':
      return { MinValue: column.min ?? null, MaxValue: column.max ?? null, Precision: column.precision ?? null };
    case 'date':
      return { Format: 'DateOnly', DateTimeBehavior: { Value: 'DateOnly' } };
    case 'datetime':
      return { Format: 'DateAndTime', DateTimeBehavior: { Value: 'UserLocal' } };
    case 'lookup':
      return {
        Targets: [column.target ?? '', ...(column.alsoTargets ?? [])].filter((name) => catalogue.byName.has(name)),
      };
    case 'bigint':
    case 'boolean':
    case 'guid':
    case 'choice':
      return {};
  }
}

function options(table: Table, column: ColumnDefinition): Definition {
  const name = `${table.logicalName}_${column.logicalName}`;
  const option = (value: number, text: string) => ({ Value: value, Label: label(text, `${name} ${value}`) });
  if (column.type === 'boolean') {
    const set = { MetadataId: stableId(`options ${name}`), Name: name, OptionSetType: 'Boolean' };
    const { true: yes, false: no } = column.booleanLabels ?? { true: 'Yes', false: 'No' };
    return {
      '~OptionSet': { ...set, TrueOption: option(1, yes), FalseOption: option(0, no) },
      '~GlobalOptionSet': null,
    };
  }
  if (column.options === undefined) {
    return {};
  }
  const set = {
    MetadataId: stableId(`options ${column.optionSet ?? name}`),
    Name: column.optionSet ?? name,
    OptionSetType: 'Picklist',
    IsGlobal: column.optionSet !== undefined,
    Options: column.options.map((each) => option(each.value, each.label)),
  };
  return { '~OptionSet': set, '~GlobalOptionSet': column.optionSet === undefined ? null : set };
}

/** A set of options that several columns may share. */
export function optionSetDefinition({ name, displayName, options: all }: OptionSet): Definition {
  return {
    '@odata.type': '#Microsoft.Dynamics.CRM.OptionSetMetadata',
    MetadataId: stableId(`options ${name}`),
    Name: name,
    DisplayName: label(displayName, `options ${name}`),
    OptionSetType: 'Picklist',
    IsGlobal: true,
    Options: all.map(({ value, label: text }) => ({ Value: value, Label: label(text, `${name} ${value}`) })),
  };
}
