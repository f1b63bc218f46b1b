import { NotImplemented, TypeMismatch, UnknownProperty, UnsupportedOption, UnknownFunction } from './errors.ts';
import { compare } from './comparison.ts';
import { crmFunction } from './crm-functions.ts';
import type { ArithmeticOperator, Expression } from './expression.ts';
import { follow, startOf, targetOf } from './scope.ts';
import type { Scope } from './scope.ts';
import { joinCondition } from './sql-builder.ts';
import { functionPattern } from './text-pattern.ts';
import type { TextFunction } from './text-pattern.ts';
import { dealias, literalValue, mismatch, propertyValue } from './value.ts';
import type { Value } from './value.ts';

/** Functions of OData that neither service offers in a filter; named apart so that the refusal says the right thing. */
const otherFunctions: readonly string[] = (
  'contains startswith endswith length indexof substring tolower toupper trim concat year month day hour minute second ' +
  'fractionalseconds date time totaloffsetminutes now maxdatetime mindatetime totalseconds round floor ceiling cast isof matchesPattern'
).split(' ');

/**
 * Compiles a condition to SQL that is true for the rows wanted; false and null both mean no.
 * Throws `UnknownProperty`, `UnknownFunction`, `UnsupportedOption`, `TypeMismatch`, `NotImplemented`.
 */
export function compilePredicate(given: Expression, scope: Scope): string {
  const expression = dealias(given, scope);
  switch (expression.kind) {
    case 'and':
    case 'or': {
      const operands = expression.operands.map((operand) => compilePredicate(operand, scope));
      return `(${operands.join(expression.kind === 'and' ? ' AND ' : ' OR ')})`;
    }
    case 'not':
      return `(${negatable(expression.operand, scope)} IS NOT TRUE)`;
    case 'comparison':
      return compare(
        expression.operator,
        compileValue(expression.left, scope),
        compileValue(expression.right, scope),
        scope,
      );
    case 'call':
      return compileCall(expression, scope);
    case 'lambda':
      return compileLambda(expression, scope);
    case 'literal':
    case 'path':
    case 'arithmetic':
    case 'negate':
    case 'list':
    case 'json':
    case 'alias': {
      const value = compileValue(expression, scope);
      if (value.type === 'null') return 'FALSE';
      if (value.type !== 'boolean') {
        throw new TypeMismatch('The $filter expression must evaluate to a single boolean value.');
      }
      return value.sql;
    }
  }
}

/** Compiles an operand. Throws as `compilePredicate` does. */
export function compileValue(given: Expression, scope: Scope): Value {
  const expression = dealias(given, scope);
  switch (expression.kind) {
    case 'literal':
      return literalValue(expression, scope);
    case 'path':
      return propertyValue(expression.steps, scope);
    case 'arithmetic':
      return compileArithmetic(
        expression.operator,
        compileValue(expression.left, scope),
        compileValue(expression.right, scope),
      );
    case 'negate': {
      const operand = compileValue(expression.operand, scope);
      if (operand.type !== 'number') throw unaryMismatch(operand, 'Negate');
      return { sql: `(-${operand.sql})`, type: 'number', edm: operand.edm };
    }
    case 'and':
    case 'or':
    case 'not':
    case 'comparison':
    case 'call':
    case 'lambda':
      return { sql: `(${compilePredicate(expression, scope)} IS TRUE)`, type: 'boolean', edm: 'Edm.Boolean' };
    case 'list':
    case 'json':
    case 'alias':
      throw new TypeMismatch('A collection or a complex value cannot be an operand.');
  }
}

function negatable(expression: Expression, scope: Scope): string {
  const operand = dealias(expression, scope);
  if (operand.kind === 'literal' || operand.kind === 'path') {
    const value = compileValue(operand, scope);
    if (value.type !== 'boolean') throw unaryMismatch(value, 'Not');
    return value.sql;
  }
  return compilePredicate(operand, scope);
}

function unaryMismatch(value: Value, kind: string): TypeMismatch {
  return new TypeMismatch(
    `A unary operator with an incompatible type was detected. Found operand type '${value.edm}' for operator kind '${kind}'.`,
  );
}

/** Computes in numeric, as the decimals of either service do. Division by zero yields null, which matches nothing. */
function compileArithmetic(operator: ArithmeticOperator, left: Value, right: Value): Value {
  if (left.type !== 'number' || right.type !== 'number') throw mismatch(left, right, operator);
  const [a, b] = [`${left.sql}::numeric`, `${right.sql}::numeric`];
  const whole = isWhole(left) && isWhole(right);
  const result = (sql: string): Value => ({ sql, type: 'number', edm: whole ? 'Edm.Int64' : 'Edm.Decimal' });
  switch (operator) {
    case 'add':
      return result(`(${a} + ${b})`);
    case 'sub':
      return result(`(${a} - ${b})`);
    case 'mul':
      return result(`(${a} * ${b})`);
    case 'div':
      return result(whole ? `trunc(${a} / NULLIF(${b}, 0))` : `(${a} / NULLIF(${b}, 0))`);
    case 'divby':
      return { ...result(`(${a} / NULLIF(${b}, 0))`), edm: 'Edm.Decimal' };
    case 'mod':
      return result(`(${a} % NULLIF(${b}, 0))`);
  }
}

function isWhole(value: Value): boolean {
  return value.literal === undefined ? /^Edm\.Int/.test(value.edm) : value.literal.type === 'integer';
}

function compileCall(call: Extract<Expression, { kind: 'call' }>, scope: Scope): string {
  const { dialect } = scope;
  if (dialect.textFunctions.includes(call.name)) return compileTextFunction(call, scope);
  if (otherFunctions.includes(call.name)) {
    throw new UnsupportedOption(call.name, `The function '${call.name}' is not supported.`);
  }
  const prefix = 'Microsoft.Dynamics.CRM.';
  if (dialect.name === 'dataverse' && call.name.startsWith(prefix)) {
    return crmFunction(call.name.slice(prefix.length), call.arguments, scope);
  }
  throw new UnknownFunction(call.name);
}

function compileTextFunction(call: Extract<Expression, { kind: 'call' }>, scope: Scope): string {
  const [first, second, ...more] = call.arguments;
  const wrong = (): TypeMismatch =>
    new TypeMismatch(
      `No function signature for the function with name '${call.name}' matches the specified arguments. ` +
        `The function signatures considered are: ${call.name}(Edm.String Nullable=true, Edm.String Nullable=true).`,
    );
  if (first === undefined || second === undefined || more.length > 0) throw wrong();
  const text = compileValue(first.value, scope);
  const sought = compileValue(second.value, scope);
  if (text.type === 'null' || sought.type === 'null') return 'FALSE';
  if (text.type !== 'text' || sought.type !== 'text') throw wrong();
  const value = sought.literal?.value;
  if (typeof value !== 'string') throw new NotImplemented(`${call.name} with two columns`);
  const { operator, pattern } = functionPattern(call.name as TextFunction, value, scope.dialect.sqlWildcards);
  return `(lower(${text.sql}) ${operator} lower(${scope.builder.parameter(pattern, 'text')}))`;
}

function compileLambda(lambda: Extract<Expression, { kind: 'lambda' }>, scope: Scope): string {
  const start = startOf(lambda.path, scope);
  const name = start.steps.at(-1) ?? '';
  const source = follow(start.source, start.steps.slice(0, -1), scope);
  const navigation = source.entity.navigations.get(name);
  if (navigation === undefined) throw new UnknownProperty(name, source.entity.name, scope.dialect.namespace);
  if (navigation.kind !== 'many') {
    throw new TypeMismatch('Any/All may only be used following a collection.');
  }
  const inner = scope.builder.source(targetOf(navigation, scope));
  const variables = new Map(scope.variables);
  if (lambda.variable !== null) variables.set(lambda.variable, inner);
  const conditions = [joinCondition(source, navigation, inner)];
  const restriction = scope.restrict?.(inner.entity) ?? null;
  if (restriction !== null) {
    conditions.push(compilePredicate(restriction, { ...scope, root: inner, variables: new Map() }));
  }
  const predicate = lambda.predicate === null ? 'TRUE' : compilePredicate(lambda.predicate, { ...scope, variables });
  conditions.push(lambda.quantifier === 'any' ? predicate : `${predicate} IS NOT TRUE`);
  const exists = `EXISTS (SELECT 1 FROM ${inner.from()} WHERE ${conditions.join(' AND ')})`;
  return lambda.quantifier === 'any' ? exists : `(NOT ${exists})`;
}
