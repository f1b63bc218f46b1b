/** Reads what a request to the metadata API sends: labels, names, levels. */
import { DataverseError, payloadError } from '../errors.ts';
import type { ColumnDefinition } from '../schema/table.ts';

/** A JSON object as it came. */
export type Body = Readonly<Record<string, unknown>>;

/** The member as an object; empty when it is none. */
export function part(body: Body, name: string): Body {
  const value = body[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : {};
}

/** The member as a list of objects. */
export function parts(body: Body, name: string): readonly Body[] {
  const value = body[name];
  return Array.isArray(value) ? value.filter((one): one is Body => typeof one === 'object' && one !== null) : [];
}

/** The member as text. Throws the payload error of the service when it is missing. */
export function textOf(body: Body, name: string): string {
  const value = body[name];
  if (typeof value === 'string' && value !== '') return value;
  throw payloadError('EntityDefinitions', `Required field '${name}' is missing.`);
}

/** The member as text; empty when it is none. */
export function textIn(body: Body, name: string): string {
  const value = body[name];
  return typeof value === 'string' ? value : '';
}

/** The member as a number, or what stands in for it. */
export function numberOf<T>(body: Body, name: string, otherwise: T): number | T {
  const value = body[name];
  return typeof value === 'number' ? value : otherwise;
}

/** The first text of a label; `otherwise` when it has none. */
export function labelOf(body: Body, name: string, otherwise: string): string {
  const [first] = parts(part(body, name), 'LocalizedLabels');
  return typeof first?.['Label'] === 'string' ? first['Label'] : otherwise;
}

const levels: Readonly<Record<string, ColumnDefinition['required']>> = {
  None: 'none',
  Recommended: 'recommended',
  ApplicationRequired: 'application',
};

/** How much a column insists on a value; only the system makes a column that the system requires. */
export function requiredOf(body: Body): ColumnDefinition['required'] {
  return levels[textIn(part(body, 'RequiredLevel'), 'Value')] ?? 'none';
}

/**
 * A schema name, checked: letters, digits and underscores after a customization prefix. The words for a wrong prefix are documented,
 * their code is not.
 */
export function schemaNameOf(body: Body, of: 'attribute' | 'entity' | 'relationship' | 'option set'): string {
  const name = textOf(body, of === 'option set' ? 'Name' : 'SchemaName');
  if (/^(?!mscrm)[a-z][a-z0-9]{1,7}_[a-z0-9_]+$/i.test(name) && name.length <= 100) return name;
  throw new DataverseError(
    400,
    '0x80040203',
    `Invalid name for ${of} ${name}.  Custom ${of} names must start with a valid customization prefix. The prefix for a ` +
      'solution component should match the prefix that is specified for the publisher of the solution.',
  );
}
