import type { MappedSystem } from '../port.ts';
import { financeOperationsBulk } from './bulk.ts';
import { checkChanges, type CheckParts } from './check.ts';
import { inspectMaps } from './inspect.ts';
import { writeChanges, type WriterParts } from './writer.ts';

const integration = { as: 'integration' } as const;

/** Mapped records of finance and operations, read and written in canonical form. */
export function financeOperationsSystem(parts: CheckParts & WriterParts): MappedSystem {
  const { reader, schema, client } = parts;
  return {
    name: 'financeOperations',
    read: (map, ref, as) => reader.read(map, ref, as),
    readChildren: (map, parent, as) => reader.readChildren(map, parent, as),
    readAll: (map, company) => reader.readAll(map, company),
    changesSince: (map) => reader.marks(map),
    readMarked: async (map, marks) => {
      const found = await reader.readMany(marks.flatMap(({ ref }) => (ref === null ? [] : [{ map, ref }])));
      return found.filter((snapshot) => snapshot !== null);
    },
    write: (changes, context) => writeChanges(parts, changes, context),
    check: (changes, as) => checkChanges(parts, changes, as),
    async inspect(maps) {
      schema.forget();
      return inspectMaps(schema, maps);
    },
    bulk: financeOperationsBulk(parts),
    async ping() {
      await client.get('', integration);
    },
  };
}
