/** Short forms for writing columns down; each makes one `base` column that nobody has to fill. */
import type { ChoiceOption, ColumnDefinition } from './table.ts';

type More = Partial<Omit<ColumnDefinition, 'logicalName' | 'displayName' | 'type'>>;

const column = (
  type: ColumnDefinition['type'],
  logicalName: string,
  displayName: string,
  more: More,
): ColumnDefinition => ({ logicalName, displayName, type, required: 'none', origin: 'base', ...more });

/** A line of text, 100 characters unless told. */
export const text = (name: string, label: string, maxLength = 100, more: More = {}) =>
  column('string', name, label, { maxLength, ...more });

/** Text of several lines. */
export const memo = (name: string, label: string, maxLength = 2000, more: More = {}) =>
  column('memo', name, label, { maxLength, ...more });

/** A whole number of 32 bits. */
export const whole = (name: string, label: string, more: More = {}) =>
  column('integer', name, label, { min: -2147483648, max: 2147483647, ...more });

/** A whole number of 64 bits. */
export const big = (name: string, label: string, more: More = {}) => column('bigint', name, label, more);

/** A decimal number inside Dataverse's own bounds. */
export const decimal = (name: string, label: string, more: More = {}) =>
  column('decimal', name, label, { min: -100000000000, max: 100000000000, ...more });

/** A floating-point number. */
export const double = (name: string, label: string, min: number, max: number, more: More = {}) =>
  column('double', name, label, { min, max, ...more });

/** An amount in the currency of the row. */
export const money = (name: string, label: string, more: More = {}) =>
  column('money', name, label, { min: 0, max: 922337203685477, ...more });

/** Yes or no; false on a new row unless told. */
export const yesNo = (name: string, label: string, more: More = {}) =>
  column('boolean', name, label, { default: false, ...more });

/** A calendar day without a time. */
export const day = (name: string, label: string, more: More = {}) => column('date', name, label, more);

/** A moment. */
export const moment = (name: string, label: string, more: More = {}) => column('datetime', name, label, more);

/** An id that is no lookup. */
export const guid = (name: string, label: string, more: More = {}) => column('guid', name, label, more);

/** One of the given options. */
export const choice = (name: string, label: string, options: readonly ChoiceOption[], more: More = {}) =>
  column('choice', name, label, { options, ...more });

/** A reference to a row of another table. */
export const lookup = (name: string, label: string, target: string, more: More = {}) =>
  column('lookup', name, label, { target, ...more });

/** Numbers labels from `first` upward, as Dataverse numbers the options of one publisher. */
export const options = (first: number, ...labels: readonly string[]): readonly ChoiceOption[] =>
  labels.map((label, index) => ({ value: first + index, label }));

/** Marks columns as brought by the solution that integration adds. */
export const added = (...columns: readonly ColumnDefinition[]): readonly ColumnDefinition[] =>
  columns.map((each) => ({ ...each, origin: 'added' }));

/** Marks columns that the form and the API insist on. */
export const required = (...columns: readonly ColumnDefinition[]): readonly ColumnDefinition[] =>
  columns.map((each) => ({ ...each, required: 'application' }));
