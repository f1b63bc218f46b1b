import type { BulkSystem } from '../bulk.ts';
import { countRows, pagesOfRows, readRows } from './bulk-read.ts';
import { BulkWriter } from './bulk-write.ts';
import { lengthProblems, type CheckParts } from './check.ts';
import { planChanges } from './plan.ts';

/** Mapped rows of Dataverse, many at once. */
export function dataverseBulk(parts: CheckParts): BulkSystem {
  const writer = new BulkWriter(parts);
  return {
    count: (map, company) => countRows(parts, map, company),
    pages: (map, company, options) => pagesOfRows(parts, map, company, options),
    readKeys: (map, refs) => readRows(parts, map, refs),
    async checkMany(map, changes) {
      const columns = await parts.columns.of(map);
      const sent = changes.map(({ change }) => change);
      const known = changes.map(({ existing }) => existing);
      const plan = await planChanges(parts, sent, '', known);
      const lengths = await Promise.all(sent.map((change) => lengthProblems(parts.schema, columns, change)));
      return [...plan.problems, ...lengths.flat()];
    },
    writeMany: (map, changes, context) => writer.write(map, changes, context),
  };
}
