import type { MappedSystem } from '../port.ts';
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
    write: (changes, context) => writeChanges(parts, changes, context),
    check: (changes, as) => checkChanges(parts, changes, as),
    async inspect(maps) {
      schema.forget();
      return inspectMaps(schema, maps);
    },
    async ping() {
      await client.get('', integration);
    },
  };
}
