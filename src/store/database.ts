import { PGlite } from '@electric-sql/pglite';
import { CodedError } from '../errors.ts';

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
 *
 * Once it panics, as it does when its log cannot be written, it never answers again and would keep the whole process busy: it is not
 * asked any more, and every later statement throws `STORE_FAILED`.
 */
export async function openDatabase(folder: string | null): Promise<Database> {
  const pglite = folder === null ? await openInMemory() : await PGlite.create(folder);
  let failure: CodedError | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const rows = async <T>(text: string, parameters: readonly unknown[] = []): Promise<T[]> => {
    if (failure !== null) throw failure;
    try {
      return (await pglite.query<T>(text, [...parameters])).rows;
    } catch (error) {
      if (!isPanic(error)) throw error;
      failure = new CodedError('STORE_FAILED', `The database of this process failed: ${error.message}`, {
        cause: error,
      });
      throw failure;
    }
  };
  // It has one connection. What waits for it waits here, where a panic of the one before is known in time.
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  return {
    query: (text, parameters) => inTurn(() => rows(text, parameters)),
    transaction: (work) =>
      inTurn(async () => {
        await rows('begin');
        try {
          const result = await work({ query: rows });
          await rows('commit');
          return result;
        } catch (error) {
          if (failure === null) await rows('rollback');
          throw error;
        }
      }),
    close: async () => pglite.close(),
  };
}

/** An empty database as an archive: making one takes seconds, loading it a fraction. Made at most once a process. */
let emptyImage: Promise<Blob> | undefined;

async function openInMemory(): Promise<PGlite> {
  if (emptyImage !== undefined) return PGlite.create({ loadDataDir: await emptyImage });
  const first = PGlite.create();
  emptyImage = first.then((pglite) => pglite.dumpDataDir('none'));
  await emptyImage;
  return first;
}

function isPanic(error: unknown): error is Error {
  return error instanceof Error && 'severity' in error && error.severity === 'PANIC';
}
