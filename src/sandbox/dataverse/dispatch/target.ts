import { dataverse } from '../../engine/odata/dialect.ts';
import { parseOptions, type QueryOptions } from '../../engine/odata/options.ts';
import { resolvePath, type ResolvedPath } from '../../engine/odata/path.ts';
import { splitUrl } from '../../engine/odata/url.ts';
import type { Table } from '../catalogue.ts';
import { noSegment } from '../errors.ts';
import { rowKey, type RowKey } from '../read/row-key.ts';
import type { PayloadScope } from '../write/work.ts';
import { operationNames } from '../functions/operations.ts';

/** What a URL means, held against the catalogue. */
export interface Target {
  readonly path: ResolvedPath;
  readonly options: QueryOptions;
  /** The table of the entity set the path starts at; null for an operation bound to nothing. */
  readonly table: Table | null;
  readonly key: RowKey | null;
  /** The row's address as the caller wrote it: `accounts(accountnumber='7')`. */
  readonly address: string;
}

/**
 * Reads the part of a URL that follows the service root.
 * Throws the errors of the OData engine and those of a wrong key.
 */
export function readTarget(scope: Omit<PayloadScope, 'scope'>, relativeUrl: string): Target {
  const { segments, query } = splitUrl(relativeUrl);
  const options = parseOptions(query, dataverse);
  const path = resolvePath(segments, scope.model, dataverse, { operations: operationNames, aliases: options.aliases });
  const table = path.entity === null ? null : (scope.catalogue.byName.get(path.entity.name) ?? null);
  if (path.entity !== null && table === null) {
    throw noSegment(path.entity.set);
  }
  const key = table === null || path.key === null ? null : rowKey(scope.model, table, path.key);
  return { path, options, table, key, address: segments[0] ?? '' };
}
