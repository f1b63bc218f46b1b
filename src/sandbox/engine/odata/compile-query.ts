/**
 * From OData text to rows, in this folder: `url` splits, `tokens` and `expression-parser` read, `options`, `selection` and `path` give
 * the parts their shape, `predicate`, `value` and `comparison` hold them against the model and write SQL, this file puts the statement
 * together, `read` runs it, `shape` turns rows into JSON. What a service refuses of all this stands in `dialect`.
 */
import type { EntityModel, Model, SqlValue } from '../model.ts';
import type { Dialect } from './dialect.ts';
import { ODataSyntaxError, TypeMismatch, UnknownProperty, UnsupportedExpand, UnsupportedOption } from './errors.ts';
import type { Expression } from './expression.ts';
import type { Condition } from './path.ts';
import { compilePredicate, compileValue } from './predicate.ts';
import { targetOf } from './scope.ts';
import type { QueryContext, Scope } from './scope.ts';
import { isNested } from './selection.ts';
import type { ExpandItem, OrderItem, SelectionOptions } from './selection.ts';
import { readSkipToken } from './skip-token.ts';
import type { Bookmark } from './skip-token.ts';
import { joinCondition, SqlBuilder } from './sql-builder.ts';
import type { Source } from './sql-builder.ts';

/** What a query asks of one type: options of a request, or fewer for a query a server makes itself. */
export interface QueryRequest extends Partial<SelectionOptions> {
  readonly skip?: number | null;
  readonly skiptoken?: string | null;
  readonly aliases?: ReadonlyMap<string, Expression>;
  /** Columns that must hold these values: a key, or the parent a collection was reached from. */
  readonly conditions?: readonly Condition[];
  /** From `Prefer: odata.maxpagesize`. */
  readonly maxPageSize?: number | null;
}

/** A query ready to run. Rows come back as one JSON column `row` and one `key` with the sort values. */
export interface CompiledQuery {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  /** Counts all rows the query would find over all pages, up to the dialect's limit and one more. */
  readonly countSql: string;
  readonly countParameters: readonly unknown[];
  /** Rows to tell at most; the statement reads one more to learn whether another page follows. */
  readonly limit: number;
  /** False when the rows are cut by `$top` rather than by the page. */
  readonly paged: boolean;
  readonly bookmark: Bookmark | null;
  readonly dialect: Dialect;
}

/**
 * Compiles a request over one type to parameterised SQL. Throws `ODataError` of every kind: names are held against the model,
 * types against each other, and limits against the dialect.
 */
export function compileQuery(
  model: Model,
  entity: EntityModel,
  request: QueryRequest,
  dialect: Dialect,
  context: QueryContext = {},
): CompiledQuery {
  const nested = isNested(request.expand ?? []);
  checkSelection(request, entity, model, dialect, nested);
  const bookmark = request.skiptoken == null ? null : readSkipToken(request.skiptoken, dialect);
  const counting = scopeOf(model, entity, request, dialect, context);
  const counted = `${whereClause(counting, request, [])}`;
  const countLimit = dialect.countLimit === null ? '' : ` LIMIT ${dialect.countLimit + 1}`;

  const scope = scopeOf(model, entity, request, dialect, context);
  const order = orderTerms(scope, request.orderby ?? []);
  const after = bookmark === null ? [] : [afterBookmark(order, bookmark, scope)];
  const where = whereClause(scope, request, after);
  const row = rowJson(scope, request.expand ?? [], nested ? pageSizeOf(request, dialect) : dialect.pageSize);
  const { limit, paged } = limits(request, dialect, bookmark);
  const skip = bookmark === null && request.skip ? ` OFFSET ${request.skip}` : '';
  return {
    sql:
      `SELECT ${row} AS "row", json_build_array(${order.map((term) => term.sql).join(', ')}) AS "key"` +
      ` FROM ${scope.root.from()}${where}${orderClause(order)} LIMIT ${limit + 1}${skip}`,
    parameters: scope.builder.parameters,
    countSql: `SELECT count(*)::int AS "count" FROM (SELECT 1 FROM ${counting.root.from()}${counted}${countLimit}) counted`,
    countParameters: counting.builder.parameters,
    limit,
    paged,
    bookmark,
    dialect,
  };
}

function scopeOf(
  model: Model,
  entity: EntityModel,
  request: QueryRequest,
  dialect: Dialect,
  context: QueryContext,
): Scope {
  const builder = new SqlBuilder();
  const root = builder.source(entity);
  return { ...context, builder, model, dialect, root, variables: new Map(), aliases: request.aliases ?? new Map() };
}

function limits(
  request: QueryRequest,
  dialect: Dialect,
  bookmark: Bookmark | null,
): { readonly limit: number; readonly paged: boolean } {
  const page = pageSizeOf(request, dialect);
  const top = dialect.pageSizeOverridesTop && request.maxPageSize != null ? null : (request.top ?? null);
  if (top === null) return { limit: page, paged: true };
  const left = Math.max(0, top - (bookmark?.served ?? 0));
  return left <= page ? { limit: left, paged: false } : { limit: page, paged: true };
}

/** Rows of one page: of the collection asked for, and of each collection expanded when something expanded is expanded from. */
export function pageSizeOf({ maxPageSize }: Pick<QueryRequest, 'maxPageSize'>, dialect: Dialect): number {
  return maxPageSize == null || maxPageSize < 1 ? dialect.pageSize : Math.min(maxPageSize, dialect.pageSize);
}

/** Every name in `$select` and `$expand`, at every level, must exist. */
function checkSelection(
  selection: Partial<SelectionOptions>,
  entity: EntityModel,
  model: Model,
  dialect: Dialect,
  nested: boolean,
): void {
  for (const name of selection.select ?? []) {
    if (!entity.properties.has(name) && !entity.navigations.has(name)) {
      throw new UnknownProperty(name, entity.name, dialect.namespace);
    }
  }
  const seen = new Set<string>();
  for (const item of selection.expand ?? []) {
    const navigation = entity.navigations.get(item.navigation);
    const target = navigation && model.get(navigation.target);
    if (navigation === undefined || target === undefined) {
      throw new UnknownProperty(item.navigation, entity.name, dialect.namespace);
    }
    if (seen.has(item.navigation)) {
      throw new ODataSyntaxError(
        'unexpected',
        `The navigation property '${item.navigation}' is expanded twice.`,
        0,
        item.navigation,
      );
    }
    seen.add(item.navigation);
    const { options } = item;
    if (item.ref && navigation.kind === 'many') {
      throw new UnsupportedExpand('$ref', 'Expand with $ref is only supported on lookup type navigation property.');
    }
    if ((navigation.kind === 'one' || nested) && (options.top !== null || options.orderby.length > 0)) {
      throw new UnsupportedExpand(
        '$expand',
        'Only $select and $filter clause can be provided while doing $expand on many-to-one relationship or nested ' +
          'one-to-many relationship.',
      );
    }
    if (navigation.kind === 'one' && options.filter !== null && !dialect.nestedExpand) {
      throw new UnsupportedExpand('$expand', `Only $select applies to the single-valued '${item.navigation}'.`);
    }
    checkSelection(options, target, model, dialect, nested);
  }
}

/** The whole row and its expanded navigations as one JSON value, of the shape of `ResultRow`. `page`: most rows of a collection. */
function rowJson(scope: Scope, expand: readonly ExpandItem[], page: number): string {
  const members = expand.map((item) => `'${item.navigation.replaceAll("'", "''")}', ${expandJson(scope, item, page)}`);
  return `json_build_object('columns', row_to_json(${scope.root.alias}), 'expanded', json_build_object(${members.join(', ')}))`;
}

function expandJson(outer: Scope, item: ExpandItem, page: number): string {
  const navigation = outer.root.entity.navigations.get(item.navigation);
  if (navigation === undefined)
    throw new UnknownProperty(item.navigation, outer.root.entity.name, outer.dialect.namespace);
  const root = outer.builder.source(targetOf(navigation, outer));
  const scope: Scope = { ...outer, root, variables: new Map() };
  const conditions = [joinCondition(outer.root, navigation, root), ...restriction(scope)];
  const { options } = item;
  const row = rowJson(scope, options.expand, page);
  if (options.filter !== null) conditions.push(compilePredicate(options.filter, scope));
  if (navigation.kind === 'one') {
    return `(SELECT ${row} FROM ${root.from()} WHERE ${conditions.join(' AND ')} LIMIT 1)`;
  }
  const order = orderClause(orderTerms(scope, options.orderby));
  const limit = Math.min(options.top ?? page, page);
  const rows = `SELECT ${row} AS r FROM ${root.from()} WHERE ${conditions.join(' AND ')}${order} LIMIT ${limit}`;
  return `(SELECT coalesce(json_agg(x.r), '[]'::json) FROM (${rows}) x)`;
}

function whereClause(scope: Scope, request: QueryRequest, more: readonly string[]): string {
  const conditions = [
    ...(request.conditions ?? []).map((condition) => conditionSql(scope.root, condition, scope.builder)),
    ...restriction(scope),
    ...(request.filter == null ? [] : [compilePredicate(request.filter, scope)]),
    ...more,
  ];
  return conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
}

function restriction(scope: Scope): string[] {
  const expression = scope.restrict?.(scope.root.entity) ?? null;
  return expression === null ? [] : [compilePredicate(expression, scope)];
}

/** `column = value`; text without regard to case, as both services find rows by their keys. */
function conditionSql(source: Source, { property, value }: Condition, builder: SqlBuilder): string {
  const column = source.column(property.column);
  if (value === null) return `${column} IS NULL`;
  if (property.type === 'Edm.String' && property.enum === undefined) {
    return `lower(${column}) = lower(${builder.parameter(value, 'text')})`;
  }
  if (typeof value === 'number') return `${column} = ${builder.parameter(String(value), 'numeric')}`;
  return `${column} = ${builder.parameter(value, typeof value === 'boolean' ? 'boolean' : 'text')}`;
}

/** Most different terms of `$orderby`: each is a part of every bookmark. */
const maxOrderTerms = 32;

interface OrderTerm {
  readonly sql: string;
  readonly descending: boolean;
}

function orderTerms(scope: Scope, items: readonly OrderItem[]): OrderTerm[] {
  const terms = new Map<string, OrderTerm>();
  for (const { expression, descending } of items) {
    const value = compileValue(expression, scope);
    if (value.literal !== undefined) throw new TypeMismatch('A constant cannot be sorted by.');
    const sql = value.type === 'text' ? `lower(${value.sql})` : value.sql;
    if (!terms.has(sql)) terms.set(sql, { sql, descending });
  }
  if (terms.size > maxOrderTerms) throw new UnsupportedOption('$orderby', 'Too many terms in $orderby.');
  for (const column of scope.root.entity.order) {
    const sql = scope.root.column(column);
    if (!terms.has(sql)) terms.set(sql, { sql, descending: false });
  }
  return [...terms.values()];
}

/** Nulls come first going up and last going down, as in SQL Server. */
function orderClause(terms: readonly OrderTerm[]): string {
  if (terms.length === 0) return '';
  const parts = terms.map(({ sql, descending }) => `${sql} ${descending ? 'DESC NULLS LAST' : 'ASC NULLS FIRST'}`);
  return ` ORDER BY ${parts.join(', ')}`;
}

/** True for the rows that stand after the bookmark in the complete order. */
function afterBookmark(terms: readonly OrderTerm[], bookmark: Bookmark, scope: Scope): string {
  if (terms.length !== bookmark.after.length) {
    throw new ODataSyntaxError('unexpected', 'Skip token does not fit the query it is sent with.', 0, '');
  }
  const alternatives: string[] = [];
  const equal: string[] = [];
  terms.forEach(({ sql, descending }, index) => {
    const value: SqlValue = bookmark.after[index] ?? null;
    const placeholder = value === null ? null : scope.builder.parameter(value);
    const beyond = beyondValue(sql, descending, placeholder);
    if (beyond !== null) alternatives.push(`(${[...equal, beyond].join(' AND ')})`);
    equal.push(placeholder === null ? `${sql} IS NULL` : `${sql} = ${placeholder}`);
  });
  return alternatives.length === 0 ? 'FALSE' : `(${alternatives.join(' OR ')})`;
}

function beyondValue(sql: string, descending: boolean, placeholder: string | null): string | null {
  if (placeholder === null) return descending ? null : `${sql} IS NOT NULL`;
  return descending ? `(${sql} < ${placeholder} OR ${sql} IS NULL)` : `${sql} > ${placeholder}`;
}
