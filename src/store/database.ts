import { PGlite } from '@electric-sql/pglite';
import { CodedError } from '../errors.ts';
import { createSoundness, type Soundness } from './soundness.ts';
import { createStatements } from './statements.ts';

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
 * Once its disk is full or failing it is not asked any more, and every later statement throws `STORE_FAILED`: after a panic it would
 * never answer again and keep the whole process busy, and what stands half on disk is for the next start to sort out.
 */
export async function openDatabase(folder: string | null, soundness: Soundness = createSoundness()): Promise<Database> {
  const pglite = await (folder === null ? openInMemory() : PGlite.create(folder)).catch((error: unknown) => {
    throw failed('cannot be opened', error);
  });
  const statement = createStatements(pglite);
  let last: Promise<unknown> = Promise.resolve();

  const hasFailed = (): CodedError | null => {
    const trouble = soundness.trouble();
    return trouble?.code === 'STORE_FAILED' ? trouble : null;
  };
  const rows = async <T>(text: string, parameters: readonly unknown[] = []): Promise<T[]> => {
    const failure = hasFailed();
    if (failure !== null) throw failure;
    try {
      return await statement<T>(text, parameters);
    } catch (error) {
      if (!isOfDisk(error)) throw error;
      throw soundness.note(failed('cannot go on', error));
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
          if (hasFailed() === null) await rows('rollback');
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

function failed(how: string, error: unknown): CodedError {
  const why = error instanceof Error ? error.message : String(error);
  return new CodedError('STORE_FAILED', `The database of this process ${how}: ${why}`, { cause: error });
}

/** Disk full, input or output failed, or a file that cannot be read as what it was written (PostgreSQL, appendix A, classes 53, 58, XX). */
const diskStates = /^(53100|58030|XX001|XX002)$/;

function isOfDisk(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { severity, code } = error as Error & { readonly severity?: unknown; readonly code?: unknown };
  return severity === 'PANIC' || (typeof code === 'string' && diskStates.test(code));
}
