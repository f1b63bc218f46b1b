import { CodedError } from '../../src/errors.ts';
import { openDatabase, type Database } from '../../src/store/database.ts';
import { openStoreOn, type Store } from '../../src/store/open-store.ts';
import { closeAtEnd } from './at-end.ts';

/** Databases in memory whose stores were closed: making one takes most of a second, putting its rows back a moment. */
const left: Database[] = [];

/** The schema that keeps what stands in a new store. */
const inFresh = 'fresh';

/** A new store in memory. What still asks it after it was closed fails, as with a database that is closed. */
export async function openFreshStore(): Promise<Store> {
  const known = left.pop();
  const database = known ?? (await openDatabase(null));
  let isClosed = false;
  const open = <T>(work: () => Promise<T>): Promise<T> =>
    isClosed ? Promise.reject(new CodedError('STORE_FAILED', 'The store was closed.')) : work();
  const store = await openStoreOn({
    query: (text, parameters) => open(() => database.query(text, parameters)),
    transaction: (work) => open(() => database.transaction(work)),
    close: async () => {
      if (isClosed) return;
      isClosed = true;
      await emptyTables(database);
      await fillTables(database, inFresh);
      left.push(database);
    },
  });
  if (known === undefined) {
    closeAtEnd(() => database.close());
    await makeKeptTables(database, inFresh);
    await keepTables(database, inFresh);
  }
  return store;
}

/** Makes a schema with a copy of each table of a store, for {@link keepTables}. */
export async function makeKeptTables(database: Database, schema: string): Promise<void> {
  await database.query(`create schema ${schema}`);
  await onTablesOf(database, (name) => `create table ${schema}.${name} (like ${name})`);
}

/** Keeps in the schema what stands in the tables, which {@link fillTables} puts into empty ones. */
export async function keepTables(database: Database, schema: string): Promise<void> {
  await onTablesOf(database, (name) => `delete from ${schema}.${name}`);
  await onTablesOf(database, (name) => `insert into ${schema}.${name} select * from ${name}`);
}

export async function fillTables(database: Database, schema: string): Promise<void> {
  await onTablesOf(database, (name) => `insert into ${name} overriding system value select * from ${schema}.${name}`);
}

/** By hand, which is much faster than TRUNCATE: that makes every table anew. */
export async function emptyTables(database: Database): Promise<void> {
  await onTablesOf(database, (name) => `delete from ${name}`);
}

/** Asks one statement of each table of a store but the one that tells the schema, as if there were no rules between them. */
async function onTablesOf(database: Database, statement: (name: string) => string): Promise<void> {
  const tables = await database.query<{ readonly name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'migration'`,
  );
  await database.transaction(async (sql) => {
    await sql.query(`set local session_replication_role = 'replica'`);
    for (const { name } of tables) await sql.query(statement(name));
  });
}
