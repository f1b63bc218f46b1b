import { payloadError } from '../errors.ts';
import type { Schema } from '../live-schema.ts';
import { table } from '../schema/define.ts';
import type { OptionSet, TableDefinition } from '../schema/table.ts';
import { duplicateName } from './refusals.ts';
import { labelOf, parts, schemaNameOf, textOf, type Body } from './body.ts';
import { newColumn } from './new-column.ts';

/** Custom tables get their codes from here on. */
const firstTypeCode = 20_001;

/** The table that a definition describes, with the columns sent along, one of which is the primary name. */
export function newTable(body: Body, schema: Schema): TableDefinition {
  const schemaName = schemaNameOf(body, 'entity');
  const logicalName = schemaName.toLowerCase();
  const { byName, bySet, tables } = schema.catalogue;
  const setName = typeof body['EntitySetName'] === 'string' ? textOf(body, 'EntitySetName') : pluralOf(logicalName);
  if (byName.has(logicalName)) throw duplicateName('entity', schemaName);
  if (bySet.has(setName)) throw duplicateName('entity set', setName);
  const displayName = labelOf(body, 'DisplayName', schemaName);
  const outline = {
    logicalName,
    setName,
    displayName,
    collectionDisplayName: labelOf(body, 'DisplayCollectionName', displayName),
    objectTypeCode: Math.max(firstTypeCode - 1, ...tables.map(({ definition }) => definition.objectTypeCode)) + 1,
    ownership: body['OwnershipType'] === 'OrganizationOwned' ? ('organization' as const) : ('user' as const),
    changeTracking: body['ChangeTrackingEnabled'] === true,
    ...columnsOf(body, schema.optionSets),
  };
  return { ...table(outline), schemaName, custom: true };
}

function columnsOf(body: Body, optionSets: ReadonlyMap<string, OptionSet>) {
  const sent = parts(body, 'Attributes');
  const columns = sent.map((column) => newColumn(column, optionSets));
  const primary = columns[sent.findIndex((column) => column['IsPrimaryName'] === true)];
  if (primary?.type !== 'string') {
    throw payloadError(
      'EntityDefinitions',
      'The entity must have one string attribute with IsPrimaryName set to true.',
    );
  }
  return { columns, primaryName: primary.logicalName };
}

/** How the platform makes the name of a set out of the name of a table. */
function pluralOf(name: string): string {
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(name) ? `${name}es` : `${name}s`;
}
