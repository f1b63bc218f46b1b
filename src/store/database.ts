import { PGlite, type Transaction } from '@electric-sql/pglite';

export interface Sql {
  /** Rows of one parameterised statement. */
  query<T>(text: string, parameters?: readonly unknown[]): Promise<T[]>;
}

/** The project's own database: PostgreSQL, embedded. Inside `transaction` only the handle may be used. */
export interface Database extends Sql {
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Opens the embedded database in a folder, or in memory for null. The caller holds the folder's lock file: a second open of the
 * same folder would succeed silently and lose rows.
 */
export async function openDatabase(folder: string | null): Promise<Database> {
  const pglite = folder === null ? new PGlite() : new PGlite(folder);
  await pglite.waitReady;
  return {
    query: async <T>(text: string, parameters?: readonly unknown[]) => rows<T>(pglite, text, parameters),
    transaction: async (work) =>
      pglite.transaction(async (tx) =>
        work({ query: async <T>(text: string, parameters?: readonly unknown[]) => rows<T>(tx, text, parameters) }),
      ),
    close: async () => pglite.close(),
  };
}

async function rows<T>(on: PGlite | Transaction, text: string, parameters: readonly unknown[] = []): Promise<T[]> {
  return (await on.query<T>(text, [...parameters])).rows;
}
