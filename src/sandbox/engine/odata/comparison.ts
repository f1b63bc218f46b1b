import { TypeMismatch } from './errors.ts';
import type { ComparisonOperator } from './expression.ts';
import type { Scope } from './scope.ts';
import { starPattern } from './text-pattern.ts';
import { literalValue, mismatch } from './value.ts';
import type { Value } from './value.ts';

const kinds: Record<ComparisonOperator, string> = {
  eq: 'Equal',
  ne: 'NotEqual',
  gt: 'GreaterThan',
  ge: 'GreaterThanOrEqual',
  lt: 'LessThan',
  le: 'LessThanOrEqual',
};

const relations = { gt: '>', ge: '>=', lt: '<', le: '<=' } as const;

/**
 * Compares two values. Null equals null and differs from everything else, so `ne` finds null rows; a relation with null is not true.
 * Text compares without regard to case in both services. Throws `TypeMismatch`.
 */
export function compare(operator: ComparisonOperator, one: Value, other: Value, scope: Scope): string {
  const [left, right] = [unquoted(one, other, scope), unquoted(other, one, scope)];
  if (left.type === 'null' || right.type === 'null') return compareWithNull(operator, left, right);
  if (left.type === 'enum' || right.type === 'enum') return compareEnums(operator, left, right);
  if (left.type === 'boolean' && operator !== 'eq' && operator !== 'ne') throw mismatch(left, right, kinds[operator]);
  if (left.type !== right.type && !(isInstant(left) && isInstant(right))) throw mismatch(left, right, kinds[operator]);
  const pattern = starred(right, scope);
  if (pattern !== null && (operator === 'eq' || operator === 'ne')) {
    const match = `lower(${left.sql}) LIKE lower(${scope.builder.parameter(pattern, 'text')})`;
    return operator === 'eq' ? `(${match})` : `((${match}) IS NOT TRUE)`;
  }
  const [a, b] = [operand(left, right), operand(right, left)];
  const constant = left.literal !== undefined || right.literal !== undefined;
  if (operator === 'ne') return `(${a} IS DISTINCT FROM ${b})`;
  if (operator === 'eq') return constant ? `(${a} = ${b})` : `(${a} IS NOT DISTINCT FROM ${b})`;
  return `(${a} ${relations[operator]} ${b})`;
}

function compareWithNull(operator: ComparisonOperator, left: Value, right: Value): string {
  const other = left.type === 'null' ? right : left;
  if (operator === 'eq') return other.type === 'null' ? 'TRUE' : `(${other.sql} IS NULL)`;
  if (operator === 'ne') return other.type === 'null' ? 'FALSE' : `(${other.sql} IS NOT NULL)`;
  return 'FALSE';
}

function compareEnums(operator: ComparisonOperator, left: Value, right: Value): string {
  if (left.edm !== right.edm || (operator !== 'eq' && operator !== 'ne')) throw mismatch(left, right, kinds[operator]);
  const property = left.property ?? right.property;
  const literal = left.literal ?? right.literal;
  if (property === undefined) throw mismatch(left, right, kinds[operator]);
  if (literal !== undefined && !property.enum?.symbols.includes(String(literal.value))) {
    throw new TypeMismatch(`The string '${String(literal.value)}' is not a valid enumeration type constant.`);
  }
  return operator === 'eq'
    ? `(${left.sql} IS NOT DISTINCT FROM ${right.sql})`
    : `(${left.sql} IS DISTINCT FROM ${right.sql})`;
}

/** A text constant beside an id, read as the GUID it holds. */
function unquoted(value: Value, other: Value, scope: Scope): Value {
  const { literal } = value;
  if (!scope.dialect.quotedGuids || literal?.type !== 'string' || other.type !== 'guid') return value;
  const text = String(literal.value).toLowerCase();
  return guidForm.test(text) ? literalValue({ ...literal, type: 'guid', value: text }, scope) : value;
}

const guidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function isInstant(value: Value): boolean {
  return value.type === 'date' || value.type === 'datetime';
}

function starred(value: Value, scope: Scope): string | null {
  const text = value.literal?.value;
  if (!scope.dialect.starWildcards || value.type !== 'text' || typeof text !== 'string' || !text.includes('*'))
    return null;
  return starPattern(text).pattern;
}

function operand(value: Value, other: Value): string {
  if (value.type === 'text') return `lower(${value.sql})`;
  if (value.type === 'date' && other.type === 'datetime') return `(${value.sql} || 'T00:00:00Z')`;
  return value.sql;
}
