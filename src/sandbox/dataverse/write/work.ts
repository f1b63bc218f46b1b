import type { Model, Row } from '../../engine/model.ts';
import type { Ids, Queryable } from '../../engine/runtime.ts';
import type { TransactionScope } from '../../engine/transaction.ts';
import type { Catalogue, Table } from '../catalogue.ts';
import { DataverseError } from '../errors.ts';
import type { Message } from '../hooks/message.ts';
import type { Caller } from '../security/caller.ts';
import type { Recall } from './recall.ts';
import { versionSequence } from '../storage.ts';

/** Writes rows past the API: rules hold and follow, privileges are not asked. */
export interface RowWriter {
  /** Creates a row with these columns. Throws what a rule refuses. */
  insert(work: Work, table: Table, sent: Row): Promise<Row>;
  /** Changes columns of a row. `before` is the row as it is. */
  update(work: Work, table: Table, before: Row, sent: Row): Promise<Row>;
  /** Removes a row, and what goes or changes with it. */
  remove(work: Work, table: Table, before: Row): Promise<void>;
}

/** What reading a payload needs: the rows as they are, and what they are. */
export interface PayloadScope {
  readonly scope: Queryable;
  readonly catalogue: Catalogue;
  readonly model: Model;
}

/** One pass of a transaction: what every write in it sees and leaves behind. */
export interface Work {
  readonly scope: TransactionScope;
  readonly ids: Ids;
  readonly catalogue: Catalogue;
  readonly model: Model;
  readonly rows: RowWriter;
  readonly caller: Caller;
  /** The same in both passes. */
  readonly now: Date;
  /** What happened so far, in order. */
  readonly messages: Message[];
  /** Value of the `tag` query option of the request at hand. */
  readonly tag: string | null;
  /** Modes of steps that the request at hand passes by. */
  readonly bypassed: ReadonlySet<0 | 1>;
  /** 1 for what the caller asked, one more for what follows from it. */
  readonly depth: number;
  /** `next` counts the ids made, `taken` is how many versions were taken last. */
  readonly counter: { next: number; taken: number };
  readonly recall: Recall;
  /** Row versions taken from the sequence and not given out yet. */
  readonly versions: number[];
}

/** The same transaction one level deeper, for writes that a rule makes by itself. Throws when rules keep calling rules. */
export function deeper(work: Work): Work {
  if (work.depth >= 8) {
    throw new DataverseError(
      400,
      '0x80044182',
      'This workflow job was canceled because the workflow that started it included an infinite loop.',
    );
  }
  return { ...work, depth: work.depth + 1 };
}

/** A new id, the same in both passes. */
export async function newId(work: Work): Promise<string> {
  work.counter.next += 1;
  return work.scope.once(`id-${work.counter.next}`, () => work.ids.guid());
}

/** The next row version. A pass that writes much takes several from the sequence at once; those left over are a gap in it. */
export async function nextVersion({ versions, scope, counter }: Work): Promise<number> {
  const known = versions.shift();
  if (known !== undefined) return known;
  counter.taken = Math.min(largestBlock, Math.max(1, counter.taken * 2));
  const rows = await scope.query<{ version: number }>(
    `select nextval('${versionSequence}') as version from generate_series(1, $1::int)`,
    [counter.taken],
  );
  versions.push(...rows.map(({ version }) => Number(version)));
  return versions.shift() ?? 0;
}

const largestBlock = 64;
