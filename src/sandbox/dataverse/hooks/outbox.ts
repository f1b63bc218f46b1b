import type { Queryable, Runtime } from '../../engine/runtime.ts';
import type { WireResponse } from '../../engine/wire.ts';
import { outbox as table } from '../storage.ts';

/** An after-commit call that waits to be made. */
export interface Notice {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Calls made after commit. They are written in the transaction they tell of and removed once told, so that none is lost when the
 * process ends in between: each is told at least once, in order.
 */
export interface Outbox {
  /** Writes calls down inside the transaction. */
  add(tx: Queryable, notices: readonly Notice[]): Promise<void>;
  /** Begins to tell what is waiting; returns at once. */
  wake(): void;
  /** Resolves when nothing waits any more. */
  settled(): Promise<void>;
}

interface Waiting {
  readonly id: number;
  readonly url: string;
  readonly headers: string;
  readonly body: string;
}

const deadlineMilliseconds = 60_000;

/** Makes the outbox of one organisation. */
export function createOutbox(runtime: Runtime): Outbox {
  let telling: Promise<void> = Promise.resolve();
  let busy = false;
  let again = false;

  async function tellAll(): Promise<void> {
    try {
      do {
        again = false;
        for (let next = await oldest(runtime.database); next !== null; next = await oldest(runtime.database)) {
          await tell(runtime, next);
        }
      } while (again);
    } finally {
      busy = false;
    }
  }

  return {
    async add(tx, notices) {
      for (const { url, headers, body } of notices) {
        await tx.query(`insert into ${table} (url, headers, body) values ($1, $2, $3)`, [
          url,
          JSON.stringify(headers),
          body,
        ]);
      }
    },
    wake() {
      again = true;
      if (!busy) {
        busy = true;
        telling = tellAll();
        telling.catch(() => undefined);
      }
    },
    settled: () => telling,
  };
}

async function oldest(database: Queryable): Promise<Waiting | null> {
  const [row] = await database.query<Waiting>(
    `select id, url, headers, body from ${table} where failure is null order by id limit 1`,
  );
  return row ?? null;
}

/** One extra attempt, and only for an endpoint that says it is temporarily gone; then the call is kept as failed. */
async function tell(runtime: Runtime, waiting: Waiting): Promise<void> {
  let outcome = await attempt(runtime, waiting);
  if (outcome === '502' || outcome === '503' || outcome === '504') {
    outcome = await attempt(runtime, waiting);
  }
  await (outcome === null
    ? runtime.database.query(`delete from ${table} where id = $1`, [waiting.id])
    : runtime.database.query(`update ${table} set attempts = attempts + 1, failure = $2 where id = $1`, [
        waiting.id,
        outcome,
      ]));
}

async function attempt(runtime: Runtime, { url, headers, body }: Waiting): Promise<string | null> {
  let answer: WireResponse;
  try {
    answer = await runtime.callHook({
      url,
      headers: JSON.parse(headers) as Record<string, string>,
      body,
      deadlineMilliseconds,
    });
  } catch (error) {
    return error instanceof Error ? error.message : 'unreachable';
  }
  return answer.status >= 200 && answer.status < 300 ? null : String(answer.status);
}
