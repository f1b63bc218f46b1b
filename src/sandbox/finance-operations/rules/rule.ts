import type { Catalogue } from '../catalogue.ts';
import type { InfologLine } from '../infolog.ts';
import type { RecordReader, Records, StoredRecord } from '../records.ts';
import type { EntityDefinition } from '../schema/entity.ts';
import type { User } from '../security.ts';
import type { Value, Values } from '../values.ts';

/** A record about to be written, as rules and defaults see it. */
export interface Draft {
  /** The entity the caller used; a view of it when several share records. */
  readonly entity: EntityDefinition;
  readonly operation: 'insert' | 'update' | 'delete';
  /** Before defaulting in `validateField`, after it in `validateWrite`. On delete: the record that goes. */
  readonly values: Values;
  /** The stored record; null on insert. */
  readonly before: Values | null;
  /** Properties the caller sets to something else than what is stored. */
  readonly changed: ReadonlySet<string>;
  readonly company: string;
}

/** What rules may look at. They read through the transaction, so what a change set wrote earlier is seen. */
export interface RuleContext {
  readonly catalogue: Catalogue;
  readonly records: RecordReader;
  readonly user: User;
  /** Today in the stand-in's own time, `2026-11-23`. */
  readonly today: string;
}

/** Judges one property as soon as it is set, before defaults: `validateField`. */
export interface FieldRule {
  /** Base entity, or `*` for all. */
  readonly entity: string;
  /** Property, or `*` for all that were set. */
  readonly field: string;
  /** The warning when the value is refused. */
  readonly check: (
    context: RuleContext,
    draft: Draft,
    field: string,
  ) => Promise<string | undefined> | string | undefined;
}

/** Judges the whole record before it is written or deleted: `validateWrite`, `validateDelete`. */
export interface WriteRule {
  readonly entity: string;
  readonly on: readonly Draft['operation'][];
  readonly check: (context: RuleContext, draft: Draft) => Promise<readonly InfologLine[]> | readonly InfologLine[];
}

/** Fills what the caller left blank: `defaultRow`. Returns only what it sets. */
export interface DefaultRule {
  readonly entity: string;
  readonly on: readonly ('insert' | 'update')[];
  readonly fill: (context: RuleContext, draft: Draft) => Promise<Values> | Values;
}

/** What a write brings about in other records of the same transaction. */
export interface Effect {
  /** Base entity whose writes it follows. */
  readonly entity: string;
  readonly apply: (
    context: RuleContext,
    records: Records,
    before: StoredRecord | null,
    after: StoredRecord | null,
  ) => Promise<void>;
}

/** A value as an infolog shows it. */
export function shown(value: Value | undefined): string {
  return String(value ?? '');
}
