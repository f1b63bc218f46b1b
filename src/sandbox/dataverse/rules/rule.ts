import type { Row } from '../../engine/model.ts';
import type { Table } from '../catalogue.ts';
import type { Work } from '../write/work.ts';

/** A create or update on its way into a table. */
export interface Saving {
  readonly work: Work;
  readonly table: Table;
  readonly operation: 'create' | 'update';
  readonly id: string;
  /** Columns the caller set. */
  readonly sent: Row;
  readonly before: Row | null;
  /** The row as it would be; a rule that fills something in writes here. */
  readonly row: Row;
}

/** A delete on its way. */
interface Deleting {
  readonly work: Work;
  readonly table: Table;
  readonly id: string;
  readonly before: Row;
}

/** Looks at a row that is being saved: fills in what the system fills in, or throws the refusal in the system's words. */
export type SaveRule = (saving: Saving) => void | Promise<void>;

/** Looks at a row that is being deleted, throws the refusal, or deals with the rows that point at it. */
export type DeleteRule = (deleting: Deleting) => void | Promise<void>;

/** What the system does by itself once a row is saved. */
export type Reaction = (saving: Saving) => Promise<void>;

/** True when the save sets this column to something else than it was. */
export function changes(saving: Saving, column: string): boolean {
  return (saving.row[column] ?? null) !== (saving.before?.[column] ?? null);
}

/** Text of a column, or null. */
export function text(row: Row, column: string): string | null {
  const value = row[column];
  return typeof value === 'string' ? value : null;
}

/** Number of a column, 0 when blank. */
export function number(row: Row, column: string): number {
  const value = row[column];
  return typeof value === 'number' ? value : 0;
}
