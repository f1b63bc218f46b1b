import { DataverseError } from '../errors.ts';
import type { Table } from '../catalogue.ts';
import type { AlternateKey, ColumnType } from '../schema/table.ts';
import { schemaNameOf, type Body } from './body.ts';
import { duplicateName, noSuch } from './refusals.ts';

/** Types that an alternate key may hold: "Work with alternate keys", valid columns. */
const keyTypes: ReadonlySet<ColumnType> = new Set([
  'decimal',
  'integer',
  'string',
  'date',
  'datetime',
  'lookup',
  'choice',
]);
const mostKeys = 10;
const mostColumns = 16;

/** The key that a definition describes; its index is still to be made. */
export function newKey(body: Body, { definition, columns, logicalName }: Table): AlternateKey {
  const schemaName = schemaNameOf(body, 'entity');
  const name = schemaName.toLowerCase();
  const names = Array.isArray(body['KeyAttributes']) ? body['KeyAttributes'].map(String) : [];
  if (definition.keys.some((key) => key.name === name)) throw duplicateName('entity key', schemaName);
  const same = definition.keys.find((key) => [...key.columns].sort().join() === [...names].sort().join());
  if (same !== undefined) throw duplicateName('entity key with the same attributes,', same.name);
  if (names.length === 0 || names.length > mostColumns || definition.keys.length >= mostKeys) {
    throw refused(`A key of ${logicalName} has 1 to ${mostColumns} attributes, and a table at most ${mostKeys} keys.`);
  }
  for (const each of names) {
    const column = columns.get(each);
    if (column === undefined) throw noSuch('attribute', each);
    if (!keyTypes.has(column.type))
      throw refused(`The attribute ${each} of type ${column.type} cannot be part of a key.`);
  }
  return { name, columns: names, status: 'Pending', custom: true };
}

function refused(message: string): DataverseError {
  return new DataverseError(400, '0x80040203', message);
}
