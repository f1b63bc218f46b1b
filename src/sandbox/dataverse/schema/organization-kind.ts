import type { TableDefinition } from './table.ts';
import { allTables } from './tables.ts';

/**
 * What an organisation comes with. `set up`: all that integration with finance and operations needs, its hooks included. `plain`:
 * Field Service as it is installed, without anything added: whoever integrates it adds that through the metadata API.
 */
export type OrganizationKind = 'plain' | 'set up';

/** The tables that an organisation of this kind comes with. */
export function tablesOf(kind: OrganizationKind, fieldService: boolean): readonly TableDefinition[] {
  const present = allTables.filter((table) => fieldService || !table.fieldService);
  return kind === 'set up' ? present : present.filter(({ origin }) => origin === 'base').map(plain);
}

function plain(table: TableDefinition): TableDefinition {
  const columns = table.columns.filter(({ origin }) => origin === 'base');
  return { ...table, companyStriped: false, columns, keys: [] };
}
