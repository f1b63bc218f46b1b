import { dataverse } from '../../engine/odata/dialect.ts';
import { resolvePath } from '../../engine/odata/path.ts';
import { splitUrl } from '../../engine/odata/url.ts';
import type { Table } from '../catalogue.ts';
import { badRequest, payloadError } from '../errors.ts';
import { findRow, missing, rowKey } from '../read/row-key.ts';
import type { PayloadScope } from './work.ts';

/** A row named by a binding. */
export interface Reference {
  readonly table: Table;
  readonly id: string;
}

const servicePath = /^(?:https?:\/\/[^/]+)?\/?(?:api\/data\/v\d+\.\d+\/)?/i;

/**
 * Finds the row that `@odata.bind` or `@odata.id` names: `/accounts(<guid>)` with or without the slash, an absolute URL, an
 * alternate key. A guid is taken as it is; whether its row exists is a rule's to say. `$1` is replaced before, inside a change set.
 */
export async function resolveReference(work: PayloadScope, text: string): Promise<Reference> {
  if (text.startsWith('$')) {
    throw badRequest(`Content-ID Reference: '${text}' does not exist in the batch context.`);
  }
  const path = resolvePath(splitUrl(text.replace(servicePath, '')).segments, work.model, dataverse, {
    operations: new Set(),
    aliases: new Map(),
  });
  const table = work.catalogue.byName.get(path.entity?.name ?? '');
  if (table === undefined || path.key === null || path.steps.length > 0) {
    throw payloadError(text, `The URI '${text}' is not a valid entity reference link.`);
  }
  const key = rowKey(work.model, table, path.key);
  if (key.kind === 'id') {
    return { table, id: key.id };
  }
  const row = await findRow(work.scope, table, key);
  if (row === null) {
    throw missing(table, key);
  }
  return { table, id: String(row[table.primaryId]) };
}
