import type { PropertyModel } from '../model.ts';
import { TypeMismatch, UnknownProperty } from './errors.ts';
import type { Expression, Literal } from './expression.ts';
import { follow, startOf } from './scope.ts';
import type { Scope } from './scope.ts';

type ValueType = 'text' | 'number' | 'boolean' | 'date' | 'datetime' | 'guid' | 'enum' | 'null';

/** A piece of SQL that yields a value of a known type. */
export interface Value {
  readonly sql: string;
  readonly type: ValueType;
  /** Name of the type as the service prints it in its messages. */
  readonly edm: string;
  readonly property?: PropertyModel;
  readonly literal?: Literal;
}

const propertyTypes: Record<PropertyModel['type'], ValueType> = {
  'Edm.String': 'text',
  'Edm.Int32': 'number',
  'Edm.Int64': 'number',
  'Edm.Decimal': 'number',
  'Edm.Double': 'number',
  'Edm.Boolean': 'boolean',
  'Edm.Date': 'date',
  'Edm.DateTimeOffset': 'datetime',
  'Edm.Guid': 'guid',
};

const literalTypes: Record<Literal['type'], readonly [ValueType, string]> = {
  null: ['null', '<null>'],
  string: ['text', 'Edm.String'],
  boolean: ['boolean', 'Edm.Boolean'],
  integer: ['number', 'Edm.Int32'],
  decimal: ['number', 'Edm.Decimal'],
  guid: ['guid', 'Edm.Guid'],
  date: ['date', 'Edm.Date'],
  datetime: ['datetime', 'Edm.DateTimeOffset'],
  enum: ['enum', 'Edm.Enum'],
};

/** The property a path leads to, as SQL. Throws `UnknownProperty`. */
export function propertyValue(steps: readonly string[], scope: Scope): Value {
  const start = startOf(steps, scope);
  const name = start.steps.at(-1);
  const source = follow(start.source, start.steps.slice(0, -1), scope);
  const property = name === undefined ? undefined : source.entity.properties.get(name);
  if (property === undefined || property.filterable === false) {
    throw new UnknownProperty(name ?? steps.join('/'), source.entity.name, scope.dialect.namespace);
  }
  return {
    sql: source.column(property.column),
    type: property.enum === undefined ? propertyTypes[property.type] : 'enum',
    edm: property.enum === undefined ? property.type : `${scope.dialect.namespace}.${property.enum.type}`,
    property,
  };
}

/** A constant; it becomes a parameter only when its SQL is asked for. Enum symbols are checked where they meet their property. */
export function literalValue(literal: Literal, scope: Scope): Value {
  const [type, edm] = literalTypes[literal.type];
  let sql: string | undefined;
  return {
    type,
    edm: literal.enumType ?? edm,
    literal,
    get sql() {
      return (sql ??= literalSql(literal, type, scope));
    },
  };
}

function literalSql(literal: Literal, type: ValueType, scope: Scope): string {
  switch (type) {
    case 'null':
      return 'NULL';
    case 'boolean':
      return literal.value === true ? 'TRUE' : 'FALSE';
    case 'number':
      return scope.builder.parameter(literal.value, 'numeric');
    case 'datetime':
      return scope.builder.parameter(sortable(String(literal.value)), 'text');
    case 'text':
    case 'date':
    case 'guid':
    case 'enum':
      return scope.builder.parameter(literal.value, 'text');
  }
}

/** Columns hold whole seconds as text; a fraction is moved behind the Z so that text order stays the order of time. */
function sortable(instant: string): string {
  return instant.replace(/\.(\d+)Z$/, 'Z.$1');
}

/** The alias's value, or the expression itself. An alias that is not given is null. */
export function dealias(expression: Expression, scope: Scope): Expression {
  if (expression.kind !== 'alias') return expression;
  const value = scope.aliases.get(expression.name);
  return value ?? { kind: 'literal', type: 'null', value: null, position: expression.position };
}

/** What the service says of two operands that cannot be compared or computed. */
export function mismatch(left: Value, right: Value, kind: string): TypeMismatch {
  return new TypeMismatch(
    `A binary operator with incompatible types was detected. Found operand types '${left.edm}' and '${right.edm}' for operator kind '${kind}'.`,
  );
}
