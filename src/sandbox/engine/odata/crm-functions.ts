import { compare } from './comparison.ts';
import { NotImplemented, TypeMismatch, UnknownFunction } from './errors.ts';
import type { Argument, Expression, Literal } from './expression.ts';
import { ExpressionParser } from './expression-parser.ts';
import type { Scope } from './scope.ts';
import { dealias, literalValue, propertyValue } from './value.ts';
import type { Value } from './value.ts';

/** The query functions of the namespace `Microsoft.Dynamics.CRM` that this sandbox computes. */
type Compile = (property: Value, values: readonly Literal[], scope: Scope) => string;

const day = 86_400_000;
const hour = 3_600_000;

const functions: Record<string, Compile> = {
  In: (property, values, scope) => membership(property, values, scope),
  NotIn: (property, values, scope) => `(${membership(property, values, scope)} IS NOT TRUE)`,
  Between: (property, values, scope) => between(property, values, scope),
  NotBetween: (property, values, scope) => `(${between(property, values, scope)} IS NOT TRUE)`,
  EqualUserId: (property, _, scope) => compare('eq', property, literalValue(user(scope), scope), scope),
  NotEqualUserId: (property, _, scope) => compare('ne', property, literalValue(user(scope), scope), scope),
  On: (property, [value], scope) => days(property, date(value), date(value), scope),
  OnOrAfter: (property, [value], scope) => days(property, date(value), null, scope),
  OnOrBefore: (property, [value], scope) => days(property, null, date(value), scope),
  Today: (property, _, scope) => days(property, dayFromNow(0, scope), dayFromNow(0, scope), scope),
  Yesterday: (property, _, scope) => days(property, dayFromNow(-1, scope), dayFromNow(-1, scope), scope),
  Tomorrow: (property, _, scope) => days(property, dayFromNow(1, scope), dayFromNow(1, scope), scope),
  LastXDays: (property, [value], scope) => instants(property, -count(value) * day, 0, scope),
  NextXDays: (property, [value], scope) => instants(property, 0, count(value) * day, scope),
  LastXHours: (property, [value], scope) => instants(property, -count(value) * hour, 0, scope),
  NextXHours: (property, [value], scope) => instants(property, 0, count(value) * hour, scope),
};

/** Functions of the real service that are left out here: they answer 501 instead of being called unknown. */
const others: readonly string[] = (
  'Above AboveOrEqual Contains ContainValues DoesNotContainValues EqualBusinessId NotEqualBusinessId EqualRoleBusinessId ' +
  'EqualUserLanguage EqualUserOrUserHierarchy EqualUserOrUserHierarchyAndTeams EqualUserOrUserTeams EqualUserTeams ' +
  'InFiscalPeriod InFiscalPeriodAndYear InFiscalYear InOrAfterFiscalPeriodAndYear InOrBeforeFiscalPeriodAndYear ' +
  'Last7Days LastFiscalPeriod LastFiscalYear LastMonth LastWeek LastXFiscalPeriods LastXFiscalYears LastXMonths LastXWeeks ' +
  'LastXYears LastYear Next7Days NextFiscalPeriod NextFiscalYear NextMonth NextWeek NextXFiscalPeriods NextXFiscalYears ' +
  'NextXMonths NextXWeeks NextXYears NextYear NotUnder OlderThanXDays OlderThanXHours OlderThanXMinutes OlderThanXMonths ' +
  'OlderThanXWeeks OlderThanXYears ThisFiscalPeriod ThisFiscalYear ThisMonth ThisWeek ThisYear Under UnderOrEqual'
).split(' ');

/**
 * Compiles `Microsoft.Dynamics.CRM.<name>(PropertyName=…,PropertyValue(s)=…)`.
 * Throws `UnknownFunction`, `NotImplemented`, `UnknownProperty`, `TypeMismatch`.
 */
export function crmFunction(name: string, given: readonly Argument[], scope: Scope): string {
  const compile = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (compile === undefined) {
    if (others.includes(name)) throw new NotImplemented(`the function Microsoft.Dynamics.CRM.${name}`);
    throw new UnknownFunction(`Microsoft.Dynamics.CRM.${name}`);
  }
  const values = new Map(given.map((argument) => [argument.name, dealias(argument.value, scope)]));
  return compile(property(values.get('PropertyName'), scope), literals(values), scope);
}

/** A column by its logical name; a lookup may be named with or without the `_…_value` around it. */
function property(name: Expression | undefined, scope: Scope): Value {
  const text = name?.kind === 'literal' && typeof name.value === 'string' ? name.value : null;
  if (text === null) throw wrongArguments();
  const steps = text.split('/');
  const last = steps.at(-1) ?? '';
  const lookup = `_${last}_value`;
  const named =
    steps.length === 1 && !scope.root.entity.properties.has(last) && scope.root.entity.properties.has(lookup);
  return propertyValue(named ? [lookup] : steps, scope);
}

function literals(values: ReadonlyMap<string | null, Expression>): Literal[] {
  const value = values.get('PropertyValues') ?? values.get('PropertyValue');
  if (value === undefined) return [];
  if (value.kind === 'list') return [...value.items];
  if (value.kind === 'literal') return [value];
  throw wrongArguments();
}

/** These functions take every value as text; it is read as what the column holds. */
function typed(literal: Literal | undefined, property: Value, scope: Scope): Value {
  if (literal === undefined) throw wrongArguments();
  if (literal.type !== 'string' || property.type === 'text') return literalValue(literal, scope);
  const parser = new ExpressionParser(String(literal.value), scope.dialect);
  const value = parser.expression();
  parser.expectEnd();
  if (value.kind !== 'literal') throw wrongArguments();
  return literalValue(value, scope);
}

function membership(property: Value, values: readonly Literal[], scope: Scope): string {
  if (values.length === 0) throw wrongArguments();
  return `(${values.map((value) => compare('eq', property, typed(value, property, scope), scope)).join(' OR ')})`;
}

function between(property: Value, [low, high]: readonly Literal[], scope: Scope): string {
  const from = compare('ge', property, typed(low, property, scope), scope);
  return `(${from} AND ${compare('le', property, typed(high, property, scope), scope)})`;
}

function days(property: Value, first: string | null, last: string | null, scope: Scope): string {
  if (property.type !== 'date' && property.type !== 'datetime') throw wrongArguments();
  const conditions = ['TRUE'];
  if (first !== null) conditions.push(`left(${property.sql}, 10) >= ${scope.builder.parameter(first, 'text')}`);
  if (last !== null) conditions.push(`left(${property.sql}, 10) <= ${scope.builder.parameter(last, 'text')}`);
  return `(${conditions.join(' AND ')})`;
}

function instants(property: Value, from: number, to: number, scope: Scope): string {
  const bound = (offset: number): Literal => ({
    kind: 'literal',
    type: 'datetime',
    value: new Date(Math.floor((now(scope).getTime() + offset) / 1000) * 1000).toISOString().replace('.000Z', 'Z'),
    position: 0,
  });
  const after = compare('ge', property, literalValue(bound(from), scope), scope);
  return `(${after} AND ${compare('le', property, literalValue(bound(to), scope), scope)})`;
}

function dayFromNow(offset: number, scope: Scope): string {
  return new Date(now(scope).getTime() + offset * day).toISOString().slice(0, 10);
}

function now(scope: Scope): Date {
  if (scope.now === undefined) throw new NotImplemented('relative dates here');
  return scope.now;
}

function user(scope: Scope): Literal {
  if (scope.userId === undefined) throw new NotImplemented('EqualUserId here');
  return { kind: 'literal', type: 'guid', value: scope.userId, position: 0 };
}

function date(value: Literal | undefined): string {
  const text = String(value?.value ?? '');
  if (!/^\d{4}-\d\d-\d\d/.test(text)) throw wrongArguments();
  return text.slice(0, 10);
}

function count(value: Literal | undefined): number {
  const number = Number(value?.value ?? Number.NaN);
  if (!Number.isInteger(number) || number < 0 || number > 100_000) throw wrongArguments();
  return number;
}

function wrongArguments(): TypeMismatch {
  return new TypeMismatch('The arguments of the function do not match its signature.');
}
