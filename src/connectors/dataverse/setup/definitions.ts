/** Bodies of the metadata API: "Create and update table definitions", "… column definitions", "… relationships using the Web API". */
import type { NeededColumn, NeededLookup, NeededTable } from './needs.ts';

const namespace = 'Microsoft.Dynamics.CRM';
const english = 1033;

/** Text columns longer than this keep their text in several lines. */
const longestLine = 400;
/** Where a map does not say how long a text is. */
const usualLength = 250;
/** An alternate key is at most 900 bytes, two a character. */
const longestInKey = 100;

/** A text as labels are written. */
export function label(text: string): object {
  const localized = { '@odata.type': `${namespace}.LocalizedLabel`, Label: text, LanguageCode: english };
  return { '@odata.type': `${namespace}.Label`, LocalizedLabels: [localized] };
}

const notRequired = {
  Value: 'None',
  CanBeChanged: true,
  ManagedPropertyLogicalName: 'canmodifyrequirementlevelsettings',
};

/** A table with nothing but the column of its name; `nameColumn` is that column as it is needed. */
export function tableBody(table: NeededTable, nameColumn: NeededColumn): object {
  return {
    '@odata.type': `${namespace}.EntityMetadata`,
    SchemaName: table.table,
    EntitySetName: table.set,
    DisplayName: label(table.label),
    DisplayCollectionName: label(`${table.label}s`),
    Description: label(`Kept the same in Supply Chain Management, or looked up by what is.`),
    OwnershipType: 'UserOwned',
    IsActivity: false,
    HasActivities: false,
    HasNotes: false,
    ChangeTrackingEnabled: true,
    Attributes: [
      { ...textBody(nameColumn, Math.min(nameColumn.maxLength ?? usualLength, longestLine)), IsPrimaryName: true },
    ],
  };
}

/** A column that is no lookup. `inKey` bounds the length of a text. */
export function columnBody(column: NeededColumn, inKey: boolean): object {
  switch (column.type) {
    case 'text': {
      const length = Math.min(column.maxLength ?? usualLength, inKey ? longestInKey : 4000);
      return length > longestLine ? memoBody(column, length) : textBody(column, length);
    }
    // Alternate keys cannot hold 64-bit numbers, so a record id is kept as text.
    case 'recordId':
      return textBody(column, 20);
    case 'integer':
      return { ...base('Integer', column), MinValue: -2147483648, MaxValue: 2147483647, Format: 'None' };
    case 'decimal':
      return {
        ...base('Decimal', column),
        MinValue: -100000000000,
        MaxValue: 100000000000,
        Precision: column.precision,
      };
    case 'boolean':
      return { ...base('Boolean', column), DefaultValue: false, OptionSet: booleanOptions(column) };
    case 'date':
      return { ...base('DateTime', column), Format: 'DateOnly', DateTimeBehavior: { Value: 'DateOnly' } };
    case 'choice':
      return {
        ...base('Picklist', column),
        DefaultFormValue: column.initial ?? -1,
        OptionSet: {
          '@odata.type': `${namespace}.OptionSetMetadata`,
          IsGlobal: false,
          OptionSetType: 'Picklist',
          Options: column.values.map((option) => ({ Value: option.value, Label: label(option.label) })),
        },
      };
  }
}

/** The relationship that brings a lookup column. */
export function relationshipBody(table: string, lookup: NeededLookup, referencedId: string): object {
  return {
    '@odata.type': `${namespace}.OneToManyRelationshipMetadata`,
    SchemaName: relationshipName(table, lookup),
    ReferencedEntity: lookup.target,
    ReferencedAttribute: referencedId,
    ReferencingEntity: table,
    CascadeConfiguration: {
      Assign: 'NoCascade',
      Delete: 'RemoveLink',
      Merge: 'NoCascade',
      Reparent: 'NoCascade',
      Share: 'NoCascade',
      Unshare: 'NoCascade',
    },
    Lookup: { ...base('Lookup', lookup) },
  };
}

/** Schema name of that relationship; it has to begin with a prefix like every name. */
export function relationshipName(table: string, { column, target }: NeededLookup): string {
  return `dcp_${target}_${table}_${column}`.slice(0, 100);
}

/** An alternate key. */
export function keyBody(table: NeededTable, columns: readonly string[]): object {
  return {
    SchemaName: keyName(table.table),
    DisplayName: label(`${table.label} in both systems`),
    KeyAttributes: columns,
  };
}

/** Name of that key. */
export function keyName(table: string): string {
  return `dcp_${table}_key`;
}

function base(kind: string, { column, label: text }: { readonly column: string; readonly label: string }) {
  return {
    '@odata.type': `${namespace}.${kind}AttributeMetadata`,
    AttributeType: kind,
    AttributeTypeName: { Value: `${kind}Type` },
    SchemaName: column,
    DisplayName: label(text),
    RequiredLevel: notRequired,
  };
}

function textBody(column: NeededColumn, length: number) {
  return { ...base('String', column), FormatName: { Value: 'Text' }, MaxLength: length };
}

function memoBody(column: NeededColumn, length: number) {
  return { ...base('Memo', column), Format: 'TextArea', MaxLength: length };
}

function booleanOptions({ values }: NeededColumn) {
  const called = (value: boolean, otherwise: string) => values.find((one) => one.value === value)?.label ?? otherwise;
  return {
    '@odata.type': `${namespace}.BooleanOptionSetMetadata`,
    TrueOption: { Value: 1, Label: label(called(true, 'Yes')) },
    FalseOption: { Value: 0, Label: label(called(false, 'No')) },
  };
}
