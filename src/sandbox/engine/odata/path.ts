import type { Dialect } from './dialect.ts';
import { InvalidKey, ODataSyntaxError, TypeMismatch, UnknownProperty, UnknownResource } from './errors.ts';
import type { Argument, Expression, Literal } from './expression.ts';
import { ExpressionParser } from './expression-parser.ts';
import type { EntityModel, Model, NavigationModel, PropertyModel } from '../model.ts';
import { decodeSegment } from './url.ts';

/** One segment of a path as written: a name and, when brackets follow, what they hold. */
export interface PathSegment {
  readonly name: string;
  readonly arguments: readonly Argument[] | null;
}

/** The parts of a key predicate by property name; a lone value, as in `accounts(<guid>)`, has the name ''. */
export type KeyPredicate = ReadonlyMap<string, Literal>;

/** What a path leads to, held against the model. */
export interface ResolvedPath {
  /** The entity set it starts at; null for an unbound operation. */
  readonly entity: EntityModel | null;
  readonly key: KeyPredicate | null;
  /** Navigations followed from there, each with the key of the one row meant, if any. */
  readonly steps: readonly {
    readonly navigation: NavigationModel;
    readonly entity: EntityModel;
    readonly key: KeyPredicate | null;
  }[];
  /** The single property meant: `accounts(<guid>)/name`. */
  readonly property: PropertyModel | null;
  /** A function or action: unqualified name and arguments, aliases resolved. */
  readonly operation: { readonly name: string; readonly arguments: ReadonlyMap<string, Expression> } | null;
  readonly suffix: '$count' | '$ref' | '$value' | null;
}

/** Reads one encoded path segment. Throws `ODataSyntaxError`. */
export function parseSegment(encoded: string, dialect: Dialect): PathSegment {
  const text = decodeSegment(encoded);
  const open = text.indexOf('(');
  if (open < 0) return { name: text, arguments: null };
  const parser = new ExpressionParser(text.slice(open + 1), dialect);
  const found = parser.arguments();
  parser.expectEnd();
  return { name: text.slice(0, open), arguments: found };
}

/**
 * Holds path segments (after the service root) against a model.
 *
 * `operations` lists the unqualified names of the functions and actions a service has. Throws `UnknownResource` for a segment that
 * names nothing, `InvalidKey`, `ODataSyntaxError`. `$batch`, `$metadata` and the service document are the caller's.
 */
export function resolvePath(
  segments: readonly string[],
  model: Model,
  dialect: Dialect,
  context: { readonly operations: ReadonlySet<string>; readonly aliases: ReadonlyMap<string, Expression> },
): ResolvedPath {
  const [first, ...rest] = segments.map((segment) => parseSegment(segment, dialect));
  if (first === undefined) throw new UnknownResource('');
  const aliases = context.aliases;
  const root = [...model.values()].find((entity) => entity.set === first.name);
  const path: { -readonly [K in keyof ResolvedPath]: ResolvedPath[K] } & { steps: ResolvedPath['steps'][number][] } = {
    entity: root ?? null,
    key: null,
    steps: [],
    property: null,
    operation: null,
    suffix: null,
  };
  if (root === undefined) {
    path.operation = operationOf(first, dialect, context);
    if (path.operation === null) throw new UnknownResource(first.name);
  } else path.key = keyOf(first, root, aliases);
  let current = root;
  for (const segment of rest) {
    if (path.suffix !== null || path.operation !== null || current === undefined)
      throw new UnknownResource(segment.name);
    if (segment.name === '$count' || segment.name === '$ref' || segment.name === '$value') {
      path.suffix = segment.name;
      continue;
    }
    if (path.property !== null) throw new UnknownResource(segment.name);
    const navigation = current.navigations.get(segment.name);
    const target = navigation && model.get(navigation.target);
    if (navigation !== undefined && target !== undefined) {
      const last = path.steps.at(-1);
      const single = last === undefined ? path.key !== null : last.navigation.kind === 'one' || last.key !== null;
      if (!single) throw new UnknownResource(segment.name);
      path.steps.push({ navigation, entity: target, key: keyOf(segment, target, aliases) });
      current = target;
      continue;
    }
    const property = segment.arguments === null ? current.properties.get(segment.name) : undefined;
    if (property !== undefined) path.property = property;
    else path.operation = operationOf(segment, dialect, context);
    if (path.property === null && path.operation === null) throw new UnknownResource(segment.name);
  }
  return path;
}

function operationOf(
  segment: PathSegment,
  dialect: Dialect,
  context: { readonly operations: ReadonlySet<string>; readonly aliases: ReadonlyMap<string, Expression> },
): ResolvedPath['operation'] {
  const prefix = `${dialect.namespace}.`;
  const name = segment.name.startsWith(prefix) ? segment.name.slice(prefix.length) : segment.name;
  if (!context.operations.has(name)) return null;
  const found = new Map<string, Expression>();
  for (const argument of segment.arguments ?? []) {
    found.set(argument.name ?? '', valueOf(argument.value, context.aliases));
  }
  return { name, arguments: found };
}

function valueOf(value: Expression, aliases: ReadonlyMap<string, Expression>): Expression {
  if (value.kind !== 'alias') return value;
  return aliases.get(value.name) ?? { kind: 'literal', type: 'null', value: null, position: value.position };
}

function keyOf(
  segment: PathSegment,
  entity: EntityModel,
  aliases: ReadonlyMap<string, Expression>,
): KeyPredicate | null {
  if (segment.arguments === null) return null;
  const key = new Map<string, Literal>();
  for (const argument of segment.arguments) {
    const value = valueOf(argument.value, aliases);
    if (value.kind !== 'literal') {
      throw new ODataSyntaxError('unexpected', 'A key value must be a constant.', 0, segment.name);
    }
    const name = argument.name ?? '';
    if (key.has(name)) throw invalidKey(entity);
    key.set(name, value);
  }
  if (key.size === 0 || (key.has('') && key.size > 1)) throw invalidKey(entity);
  return key;
}

function invalidKey(entity: EntityModel): InvalidKey {
  return new InvalidKey(entity.name, `The key in the request URI is not valid for resource '${entity.name}'.`);
}

/** A column that must hold a value: the form in which keys reach SQL. */
export interface Condition {
  readonly property: PropertyModel;
  readonly value: string | number | boolean | null;
}

/**
 * Turns a key predicate into column conditions. `lone` names the property a nameless value is for (the primary key).
 * Throws `UnknownProperty` and `TypeMismatch`; whether these columns form a key of the type is the caller's to say.
 */
export function keyConditions(entity: EntityModel, key: KeyPredicate, lone: string, dialect: Dialect): Condition[] {
  return [...key].map(([name, literal]) => {
    const property = entity.properties.get(name === '' ? lone : name);
    if (property === undefined) throw new UnknownProperty(name, entity.name, dialect.namespace);
    return { property, value: keyValue(property, literal) };
  });
}

function keyValue(property: PropertyModel, literal: Literal): Condition['value'] {
  const mismatch = (): TypeMismatch =>
    new TypeMismatch(`The value of the key property '${property.name}' is not of type '${property.type}'.`);
  if (literal.type === 'null') return null;
  if (property.enum !== undefined) {
    if (literal.type !== 'enum' || !property.enum.symbols.includes(String(literal.value))) throw mismatch();
    return literal.value;
  }
  const accepts: Record<PropertyModel['type'], readonly Literal['type'][]> = {
    'Edm.String': ['string'],
    'Edm.Int32': ['integer'],
    'Edm.Int64': ['integer'],
    'Edm.Decimal': ['integer', 'decimal'],
    'Edm.Double': ['integer', 'decimal'],
    'Edm.Boolean': ['boolean'],
    'Edm.Date': ['date'],
    'Edm.DateTimeOffset': ['datetime', 'date'],
    'Edm.Guid': ['guid'],
  };
  if (!accepts[property.type].includes(literal.type)) throw mismatch();
  if (literal.type === 'integer' || literal.type === 'decimal') return Number(literal.value);
  return property.type === 'Edm.DateTimeOffset' && literal.type === 'date'
    ? `${literal.value}T00:00:00Z`
    : literal.value;
}
