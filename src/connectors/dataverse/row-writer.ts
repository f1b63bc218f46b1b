import type { RowWriter } from '../row-writer.ts';
import type { DataverseClient } from './client.ts';
import { isDuplicateRecord, messageOf, throwUnlessRefusal } from './errors.ts';

/** Writes rows without a map. Repeating a creation under the same id finds the row of the first attempt. */
export function dataverseRowWriter(client: DataverseClient): RowWriter {
  return {
    async create({ set, idColumn, id, values }, { as, operation }) {
      const body = { ...values, [idColumn]: id };
      const answer = await client.write('POST', `${set}?tag=${encodeURIComponent(operation)}`, { as, body });
      if (answer.status < 400 || isDuplicateRecord(answer)) return { kind: 'created', id };
      throwUnlessRefusal(answer);
      return { kind: 'refused', ...messageOf(answer) };
    },
    async update({ set, id, values }, { as, operation }) {
      const answer = await client.write('PATCH', `${set}(${id})?tag=${encodeURIComponent(operation)}`, {
        as,
        body: values,
        headers: { 'if-match': '*' },
      });
      if (answer.status < 400) return { kind: 'updated' };
      throwUnlessRefusal(answer);
      return { kind: 'refused', ...messageOf(answer) };
    },
  };
}
