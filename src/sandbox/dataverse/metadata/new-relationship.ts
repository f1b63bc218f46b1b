import { badRequest } from '../errors.ts';
import type { Schema } from '../live-schema.ts';
import type { ColumnDefinition, TableDefinition } from '../schema/table.ts';
import { labelOf, part, requiredOf, schemaNameOf, textIn, textOf, type Body } from './body.ts';
import { duplicateName, noSuch } from './refusals.ts';

/** The lookup column that a one-to-many relationship brings, and the table that gets it. */
export function newRelationship(
  body: Body,
  { catalogue }: Schema,
): { readonly table: TableDefinition; readonly column: ColumnDefinition; readonly name: string } {
  if (!/OneToManyRelationshipMetadata$/.test(textIn(body, '@odata.type'))) {
    throw badRequest('Only one-to-many relationships can be created here.', '0x80048d19');
  }
  const name = schemaNameOf(body, 'relationship');
  const table = catalogue.byName.get(textOf(body, 'ReferencingEntity'));
  const target = catalogue.byName.get(textOf(body, 'ReferencedEntity'));
  if (table === undefined) throw noSuch('entity', textIn(body, 'ReferencingEntity'));
  if (target === undefined) throw noSuch('entity', textIn(body, 'ReferencedEntity'));
  const lookup = part(body, 'Lookup');
  const schemaName = schemaNameOf(lookup, 'attribute');
  const logicalName = schemaName.toLowerCase();
  if (table.columns.has(logicalName)) throw duplicateName('attribute', schemaName);
  const all = catalogue.tables.flatMap(({ lookups }) => [...lookups.values()]);
  if (all.some(({ relationship }) => relationship.toLowerCase() === name.toLowerCase())) {
    throw duplicateName('relationship', name);
  }
  return {
    name,
    table: table.definition,
    column: {
      logicalName,
      schemaName,
      displayName: labelOf(lookup, 'DisplayName', schemaName),
      type: 'lookup',
      required: requiredOf(lookup),
      target: target.logicalName,
      navigation: given(body, 'ReferencingEntityNavigationPropertyName') ?? schemaName,
      reverseNavigation: given(body, 'ReferencedEntityNavigationPropertyName') ?? name,
      relationship: name,
      origin: 'added',
      custom: true,
    },
  };
}

function given(body: Body, name: string): string | undefined {
  const value = body[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
