import type { EntityModel, Model } from '../model.ts';
import type { Dialect } from './dialect.ts';
import { UnknownProperty } from './errors.ts';
import type { Expression } from './expression.ts';
import type { SqlBuilder, Source } from './sql-builder.ts';

/** Who asks and when; what functions such as `EqualUserId` and `LastXDays` need. */
export interface QueryContext {
  /** The time relative dates count from. */
  readonly now?: Date;
  /** Value of the caller's own id column. */
  readonly userId?: string;
  /** A further condition on every row of a type that a query lists, expands or looks through: security, company. */
  readonly restrict?: (entity: EntityModel) => Expression | null;
}

/** Where an expression stands: its own row, the lambda variables around it, and the statement it becomes part of. */
export interface Scope extends QueryContext {
  readonly builder: SqlBuilder;
  readonly model: Model;
  readonly dialect: Dialect;
  readonly root: Source;
  readonly variables: ReadonlyMap<string, Source>;
  readonly aliases: ReadonlyMap<string, Expression>;
}

/** Follows single-valued navigations by name. Throws `UnknownProperty` for a name that is none. */
export function follow(start: Source, steps: readonly string[], scope: Scope): Source {
  let source = start;
  for (const step of steps) {
    const navigation = source.entity.navigations.get(step);
    if (navigation === undefined) throw new UnknownProperty(step, source.entity.name, scope.dialect.namespace);
    if (navigation.kind !== 'one') throw new UnknownProperty(step, source.entity.name, scope.dialect.namespace);
    source = source.follow(navigation, targetOf(navigation, scope));
  }
  return source;
}

/** The type a navigation leads to. A model that lacks it makes the navigation unknown. */
export function targetOf(navigation: { readonly name: string; readonly target: string }, scope: Scope): EntityModel {
  const target = scope.model.get(navigation.target);
  if (target === undefined) throw new UnknownProperty(navigation.name, navigation.target, scope.dialect.namespace);
  return target;
}

/** Splits off a leading lambda variable or `$it`. */
export function startOf(steps: readonly string[], scope: Scope): { source: Source; steps: readonly string[] } {
  const [first = ''] = steps;
  const variable = scope.variables.get(first);
  if (variable !== undefined) return { source: variable, steps: steps.slice(1) };
  return { source: scope.root, steps: first === '$it' ? steps.slice(1) : steps };
}
