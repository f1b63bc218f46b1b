/** Short forms for writing properties down. */
import { noYes } from './enums.ts';
import type { EnumDefinition, PropertyDefinition, PropertyReference } from './entity.ts';

type More = Partial<Omit<PropertyDefinition, 'name' | 'label' | 'type'>>;

/** Text of at most so many characters. */
export const text = (name: string, label: string, maxLength: number, more: More = {}): PropertyDefinition => ({
  name,
  label,
  type: 'string',
  maxLength,
  ...more,
});

/** A number with decimals. */
export const real = (name: string, label: string, more: More = {}): PropertyDefinition => ({
  name,
  label,
  type: 'decimal',
  ...more,
});

/** A whole number of 32 bits. */
export const integer = (name: string, label: string, more: More = {}): PropertyDefinition => ({
  name,
  label,
  type: 'integer',
  ...more,
});

/** A whole number of 64 bits. */
export const int64 = (name: string, label: string, more: More = {}): PropertyDefinition => ({
  name,
  label,
  type: 'int64',
  ...more,
});

/** A day; on the wire it carries `T12:00:00Z`, and 1900-01-01 means none. */
export const day = (name: string, label: string, more: More = {}): PropertyDefinition => ({
  name,
  label,
  type: 'date',
  ...more,
});

/** A symbol of an enum; the first one on a new record unless told. */
export const symbol = (
  name: string,
  label: string,
  definition: EnumDefinition,
  more: More = {},
): PropertyDefinition => ({ name, label, type: 'enum', enum: definition, ...more });

/** `Yes` or `No`. */
export const flag = (name: string, label: string, more: More = {}): PropertyDefinition =>
  symbol(name, label, noYes, more);

/** The company of a record. */
export const company: PropertyDefinition = text('dataAreaId', 'Company', 4, { allowEdit: false });

/** A foreign key to `collection.property`. */
export const to = (
  collection: string,
  property: string,
  label: string,
): { readonly references: PropertyReference } => ({
  references: { collection, property, label },
});

/** Filled by the system; a caller may neither set nor change it. */
export const system = { allowEdit: false, allowEditOnCreate: false } as const;

/** Blank is refused at save. */
export const mandatory = { mandatory: 'onSave' } as const;

/** Part of the key: mandatory, and fixed once saved. */
export const keyPart = { mandatory: 'onSave', allowEdit: false } as const;
