/**
 * The form in which an entity map is written down: what `<name>.map.ts` exports as `map`. Terser than {@link EntityMap}, because a
 * person writes it; the builder derives the rest. A map file imports types only, so that it can be loaded from any folder.
 */
import { z } from 'zod/v4';

const name = z.string().min(1);
const systemName = z.string().regex(/^[a-z][a-z0-9_]*$/, 'is not a logical name of Dataverse');
const property = z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/, 'is not a property name of finance and operations');
const path = z
  .string()
  .regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/, 'is neither a column nor a lookup path of Dataverse');
const direction = z.enum(['=', '><', '>', '>>', '<', '<<']);
const type = z.enum(['text', 'integer', 'recordId', 'decimal', 'boolean', 'date', 'choice']);

const details = z.strictObject({
  values: z.record(z.string(), z.union([z.number().int(), z.boolean()])).optional(),
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  precision: z.number().int().min(0).max(10).optional(),
  maxLength: z.number().int().positive().optional(),
  required: z.boolean().optional(),
});

const field = z.union([
  z.tuple([property, direction, path, type, name]),
  z.tuple([property, direction, path, type, name, details]),
]);

const lookupTarget = z.strictObject({
  table: systemName,
  set: systemName,
  id: systemName,
  key: z.array(path).min(1),
  company: z.enum(['striped', 'global']),
  financeOperations: z.strictObject({ collection: name, property, name: property.optional() }).optional(),
  name: systemName,
  through: z.record(systemName, systemName).optional(),
});

/** Checks the shape of a map file; what the parts say to each other is checked by the builder. */
export const entityMapSource = z.strictObject({
  title: name,
  words: z.strictObject({ one: name, many: name, also: z.array(name) }),
  dataverse: z.strictObject({
    table: systemName,
    set: systemName,
    /** `<table>id` when absent. */
    id: systemName.optional(),
    name: systemName,
    /** Column to property. */
    fills: z.record(systemName, property).optional(),
  }),
  financeOperations: z.strictObject({ collection: name, aotName: name, menuItem: name }),
  company: z.enum(['striped', 'global']),
  key: z.array(property),
  numberedBy: z.strictObject({ property, by: z.literal('purchaseOrderService') }).optional(),
  parent: z.strictObject({ map: name, by: z.array(property).min(1) }).optional(),
  origin: z.enum(['both', 'posted']),
  onUnavailable: z.enum(['refuse', 'allow']),
  /** Lookup column to the table it leads to; a table that `lookups.ts` does not know is described in place. */
  lookups: z.record(systemName, z.union([systemName, lookupTarget])).optional(),
  /** `[property, direction, column or path, type, label, details?]`. */
  fields: z.array(field).min(1),
  card: z.array(property).min(1),
});

export type EntityMapSource = z.infer<typeof entityMapSource>;

/** One row of a map file. */
export type FieldRow = EntityMapSource['fields'][number];
