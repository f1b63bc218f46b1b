import type { MappedSystem } from '../port.ts';
import { changesSince } from './changes.ts';
import { dataverseBulk } from './bulk.ts';
import { checkChanges, type CheckParts } from './check.ts';
import { inspectMaps } from './inspect.ts';
import { writeChanges } from './writer.ts';

const integration = { as: 'integration' } as const;

/** Mapped records of Dataverse, read and written in canonical form. */
export function dataverseSystem(parts: CheckParts): MappedSystem {
  const { reader, schema, columns, client } = parts;
  return {
    name: 'dataverse',
    read: (map, ref, as) => reader.read(map, ref, as),
    readChildren: (map, parent, as) => reader.readChildren(map, parent, as),
    readAll: (map, company) => reader.readAll(map, company),
    changesSince: (map, cursor) => changesSince(parts, map, cursor),
    readMarked: (map, marks) =>
      reader.readRows(
        map,
        marks.flatMap(({ rowId }) => rowId ?? []),
      ),
    write: (changes, context) => writeChanges(parts, changes, context),
    check: (changes, as) => checkChanges(parts, changes, as),
    async inspect(maps) {
      schema.forget();
      columns.forget();
      return inspectMaps(schema, maps);
    },
    bulk: dataverseBulk(parts),
    async ping() {
      await client.get('WhoAmI', integration);
    },
  };
}
