/** What changed in a mapped table, told by the change tracking of Dataverse. Web API "Use change tracking to synchronize data". */
import type { EntityMap } from '../../maps/entity-map.ts';
import { text } from '../canonical.ts';
import type { ChangePage, WireRow } from '../port.ts';
import type { DataverseClient } from './client.ts';
import type { ColumnsOfMaps } from './columns.ts';

const integration = { as: 'integration' } as const;
const pageSize = 5_000;

export interface ChangesParts {
  readonly client: DataverseClient;
  readonly columns: ColumnsOfMaps;
}

/**
 * Names rows by id and version alone: a reading that follows changes takes no `$expand`, so the key behind a lookup is not in it.
 * The cursor is the delta link below the service root. A table without change tracking is listed, and gives no cursor.
 */
export async function* changesSince(
  { client, columns }: ChangesParts,
  map: EntityMap,
  cursor: string | null,
): AsyncGenerator<ChangePage> {
  const { table } = await columns.of(map);
  const address = `${table.set}?$select=${table.id}`;
  if (!table.tracked) {
    for await (const rows of client.pages(address, integration, { pageSize })) yield pageOf(table.id, rows, null);
    return;
  }
  for await (const { rows, link } of client.changes(cursor ?? address, integration)) yield pageOf(table.id, rows, link);
}

function pageOf(id: string, rows: readonly WireRow[], cursor: string | null): ChangePage {
  const isGone = (row: WireRow) => text(row['@odata.context'])?.endsWith('/$deletedEntity') ?? false;
  return {
    marks: rows
      .filter((row) => !isGone(row))
      .map((row) => ({ rowId: String(row[id]).toLowerCase(), ref: null, version: text(row['@odata.etag']) ?? '' })),
    gone: rows.filter(isGone).map((row) => String(row['id']).toLowerCase()),
    cursor,
  };
}
