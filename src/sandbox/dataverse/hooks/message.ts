import type { Row } from '../../engine/model.ts';
import type { Table } from '../catalogue.ts';

/** One create, update or delete as the event pipeline sees it. */
export interface Message {
  readonly name: 'Create' | 'Update' | 'Delete';
  readonly table: Table;
  readonly id: string;
  /** Columns that were set: what the caller sent and what the system filled in; empty for a delete. */
  readonly target: Row;
  readonly before: Row | null;
  readonly after: Row | null;
  /** 1 for what the caller asked, one more for each message that followed from another. */
  readonly depth: number;
  /** Value of the `tag` query option of the request. */
  readonly tag: string | null;
  /** Modes of steps that the request passes by. */
  readonly bypassed: ReadonlySet<0 | 1>;
}
