import type { Runtime } from '../../engine/runtime.ts';
import type { LiveSchema } from '../live-schema.ts';
import type { AlternateKey, TableDefinition } from '../schema/table.ts';
import { sqlSchema } from '../catalogue.ts';

/** Makes the index of each new alternate key in the background, as the platform does: a key binds once its index is there. */
export interface KeyIndexes {
  /** Begins with the keys that wait; returns at once. */
  wake(): void;
  /** Resolves when none waits any more. */
  settled(): Promise<void>;
}

/** So long a key stays pending, that a caller who does not look again is found out. */
const buildMilliseconds = 40;

export function createKeyIndexes(runtime: Runtime, schema: LiveSchema): KeyIndexes {
  let building: Promise<void> = Promise.resolve();

  async function buildAll(): Promise<void> {
    for (let next = pending(schema); next !== null; next = pending(schema)) {
      await runtime.clock.sleep(buildMilliseconds);
      const { table, key } = next;
      const status: AlternateKey['status'] = (await hasDuplicates(runtime, table, key)) ? 'Failed' : 'Active';
      await schema.change((now) => {
        const found = now.catalogue.byName.get(table.logicalName)?.definition;
        const keys = found?.keys.map((one) => (one.name === key.name ? { ...one, status } : one));
        return {
          change: found === undefined || keys === undefined ? {} : { tables: [{ ...found, keys }] },
          result: null,
        };
      });
    }
  }

  return {
    wake() {
      building = building.then(buildAll);
      // The database may be closed meanwhile; the key then goes on waiting until the next start.
      building.catch(() => undefined);
    },
    settled: () => building.catch(() => undefined),
  };
}

function pending(schema: LiveSchema): { readonly table: TableDefinition; readonly key: AlternateKey } | null {
  for (const { definition } of schema.current().catalogue.tables) {
    const key = definition.keys.find(({ status }) => status === 'Pending');
    if (key !== undefined) return { table: definition, key };
  }
  return null;
}

async function hasDuplicates(runtime: Runtime, table: TableDefinition, key: AlternateKey): Promise<boolean> {
  const whole = key.columns.map((column) => `${column} is not null`).join(' and ');
  const found = await runtime.database.query(
    `select 1 from ${sqlSchema}.${table.logicalName} where ${whole} group by ${key.columns.join(', ')} having count(*) > 1 limit 1`,
  );
  return found.length > 0;
}
