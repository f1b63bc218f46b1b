/** Plain writing of rows that have no map, as the person. Types only. */
import type { Identity, WireRow } from './port.ts';

/** A row to create. `id` is chosen by the caller, which makes the call safe to repeat. */
export interface NewRow {
  readonly set: string;
  /** Primary key column of the table. */
  readonly idColumn: string;
  readonly id: string;
  /** Members of the body as the wire has them, bindings of lookups included. */
  readonly values: WireRow;
}

export interface RowWriter {
  /**
   * Creates the row, or finds that it is there already from an earlier attempt. Throws a `SystemFailure` when no answer can be had.
   * `operation` travels as the tag.
   */
  create(row: NewRow, context: { readonly as: Identity; readonly operation: string }): Promise<RowCreated>;
  /** Sets columns of a row; safe to repeat. */
  update(row: ChangedRow, context: { readonly as: Identity; readonly operation: string }): Promise<RowUpdated>;
}

/** Columns of an existing row to set. */
export interface ChangedRow {
  readonly set: string;
  readonly id: string;
  readonly values: WireRow;
}

export type RowUpdated =
  { readonly kind: 'updated' } | { readonly kind: 'refused'; readonly code: string; readonly message: string };

type RowCreated =
  | { readonly kind: 'created'; readonly id: string }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };
