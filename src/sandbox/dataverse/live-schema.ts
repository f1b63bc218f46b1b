/**
 * The schema of the organisation as it is now: what its kind came with, and what the metadata API made of it since. A request sees
 * one schema from its beginning to its end; a change becomes visible to the next once its transaction has committed.
 */
import type { Database, Queryable } from '../engine/runtime.ts';
import type { Model } from '../engine/model.ts';
import { createCatalogue, sqlSchema, type Catalogue } from './catalogue.ts';
import type { Definition } from './metadata/attributes.ts';
import { createDefinitions } from './metadata/definitions.ts';
import { createModel } from './read/model.ts';
import { tablesOf, type OrganizationKind } from './schema/organization-kind.ts';
import type { OptionSet, TableDefinition } from './schema/table.ts';
import { customizations, customizationTable } from './storage.ts';

export interface Schema {
  readonly kind: OrganizationKind;
  readonly optionSets: ReadonlyMap<string, OptionSet>;
  readonly catalogue: Catalogue;
  readonly model: Model;
  readonly definitions: () => readonly Definition[];
}

/** What one metadata request changes. */
export interface SchemaChange {
  /** Tables as they are to be, new ones included. */
  readonly tables?: readonly TableDefinition[];
  readonly removedTables?: readonly string[];
  readonly optionSets?: readonly OptionSet[];
  readonly removedOptionSets?: readonly string[];
  /** What has to happen to the SQL tables; asked once the new catalogue is known. */
  readonly statements?: (catalogue: Catalogue) => readonly string[];
  /** Rows that go with it. */
  readonly rows?: (tx: Queryable, catalogue: Catalogue) => Promise<void>;
}

export interface LiveSchema {
  current(): Schema;
  /** Begins anew with a kind, nothing added. Call before the tables are made. */
  begin(kind: OrganizationKind): void;
  /** Writes down what {@link begin} was given. Call once the tables are made. */
  keep(): Promise<void>;
  /** Takes up what the database has from an earlier start. False when it has nothing yet. */
  load(): Promise<boolean>;
  /** Changes it, one change after the other. `plan` sees the schema that the one before left; what it throws changes nothing. */
  change<T>(plan: (schema: Schema) => { readonly change: SchemaChange; readonly result: T }): Promise<T>;
}

interface Stored {
  readonly kind: string;
  readonly name: string;
  readonly definition: string;
}

export function createLiveSchema(database: Database, kind: OrganizationKind, fieldService: boolean): LiveSchema {
  let now = schemaOf(kind, tablesOf(kind, fieldService), new Map());
  let last: Promise<unknown> = Promise.resolve();

  const apply = async (before: Schema, change: SchemaChange): Promise<void> => {
    const after = changed(before, change);
    await database.transaction(async (tx) => {
      for (const statement of change.statements?.(after.catalogue) ?? []) await tx.query(statement);
      for (const table of change.tables ?? []) await put(tx, 'table', table.logicalName, table);
      for (const name of change.removedTables ?? []) await drop(tx, 'table', name);
      for (const set of change.optionSets ?? []) await put(tx, 'optionSet', set.name, set);
      for (const name of change.removedOptionSets ?? []) await drop(tx, 'optionSet', name);
      await change.rows?.(tx, after.catalogue);
    });
    now = after;
  };

  return {
    current: () => now,
    begin(wanted) {
      now = schemaOf(wanted, tablesOf(wanted, fieldService), new Map());
    },
    keep: () => put(database, 'organization', 'kind', now.kind),
    async load() {
      const [found] = await database.query<{ table: string | null }>(
        `select to_regclass('${sqlSchema}.systemuser')::text as "table"`,
      );
      if (found?.table == null) return false;
      await database.query(customizationTable);
      const rows = await database.query<Stored>(`select kind, name, definition from ${customizations}`);
      const of = <T>(which: string) =>
        rows.filter((row) => row.kind === which).map((row) => JSON.parse(row.definition) as T);
      const [stored] = of<OrganizationKind>('organization');
      const known = stored ?? 'set up';
      const optionSets = new Map(of<OptionSet>('optionSet').map((set) => [set.name, set]));
      now = schemaOf(known, overlaid(tablesOf(known, fieldService), of<TableDefinition>('table')), optionSets);
      return true;
    },
    change(plan) {
      const turn = last.then(async () => {
        const { change, result } = plan(now);
        await apply(now, change);
        return result;
      });
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

function changed(before: Schema, change: SchemaChange): Schema {
  const removed = new Set(change.removedTables ?? []);
  const kept = before.catalogue.tables
    .map(({ definition }) => definition)
    .filter((one) => !removed.has(one.logicalName));
  const optionSets = new Map(before.optionSets);
  for (const set of change.optionSets ?? []) optionSets.set(set.name, set);
  for (const name of change.removedOptionSets ?? []) optionSets.delete(name);
  return schemaOf(before.kind, overlaid(kept, change.tables ?? []), optionSets);
}

function overlaid(tables: readonly TableDefinition[], changes: readonly TableDefinition[]): readonly TableDefinition[] {
  const byName = new Map(tables.map((table) => [table.logicalName, table]));
  for (const table of changes) byName.set(table.logicalName, table);
  return [...byName.values()];
}

function schemaOf(
  kind: OrganizationKind,
  tables: readonly TableDefinition[],
  optionSets: ReadonlyMap<string, OptionSet>,
): Schema {
  const catalogue = createCatalogue(tables);
  return { kind, optionSets, catalogue, model: createModel(catalogue), definitions: createDefinitions(catalogue) };
}

async function put(database: Queryable, kind: string, name: string, definition: unknown): Promise<void> {
  await database.query(
    `insert into ${customizations} (kind, name, definition) values ($1, $2, $3)
       on conflict (kind, name) do update set definition = excluded.definition`,
    [kind, name, JSON.stringify(definition)],
  );
}

async function drop(database: Queryable, kind: string, name: string): Promise<void> {
  await database.query(`delete from ${customizations} where kind = $1 and name = $2`, [kind, name]);
}
