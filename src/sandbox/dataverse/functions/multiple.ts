import type { Table } from '../catalogue.ts';
import { badRequest, doesNotExist, noResource, payloadError } from '../errors.ts';
import { findRow } from '../read/row-key.ts';
import { demand } from '../security/caller.ts';
import { parseBody, readPayload } from '../write/payload.ts';
import type { Action } from './operation.ts';

/** Creates rows, all or none, and answers with their ids in order. */
export const createMultiple: Action = async (work, table, body) => {
  const { bound, targets } = read(table, body);
  demand(work.caller, 'Create', bound);
  const ids: string[] = [];
  for (const target of targets) {
    const row = await work.rows.insert(work, bound, await readPayload(work, bound, target));
    ids.push(String(row[bound.primaryId]));
  }
  return { kind: 'result', type: 'CreateMultipleResponse', body: { Ids: ids } };
};

/** Changes rows, all or none; each names its primary id. */
export const updateMultiple: Action = async (work, table, body) => {
  const { bound, targets } = read(table, body);
  demand(work.caller, 'Write', bound);
  for (const target of targets) {
    const sent = await readPayload(work, bound, target);
    const id = sent[bound.primaryId];
    if (typeof id !== 'string') {
      throw badRequest(`The primary key '${bound.primaryId}' is missing.`, '0x80040203');
    }
    const before = await findRow(work.scope, bound, { kind: 'id', id });
    if (before === null) {
      throw doesNotExist(bound.logicalName, id);
    }
    await work.rows.update(work, bound, before, sent);
  }
  return { kind: 'done' };
};

function read(table: Table | null, body: string): { bound: Table; targets: Record<string, unknown>[] } {
  if (table === null) {
    throw noResource('CreateMultiple');
  }
  const { Targets: targets } = parseBody(table.setName, body);
  if (!Array.isArray(targets) || !targets.every((each): each is object => typeof each === 'object' && each !== null)) {
    throw payloadError(table.setName, "The parameter 'Targets' is not a collection of entities.");
  }
  // The parameter is a collection of any entities, so each has to say what it is.
  if (targets.some((each) => !('@odata.type' in each))) {
    throw payloadError(
      table.setName,
      'A resource without a type name was found, but no expected type was specified. To allow entries without type ' +
        'information, the expected type must also be specified when the model is specified.',
    );
  }
  return { bound: table, targets: targets as Record<string, unknown>[] };
}
