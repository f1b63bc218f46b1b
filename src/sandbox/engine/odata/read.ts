import type { EntityModel, Model, Row, SqlValue } from '../model.ts';
import type { Queryable } from '../runtime.ts';
import { compileQuery } from './compile-query.ts';
import type { CompiledQuery, QueryRequest } from './compile-query.ts';
import type { Dialect } from './dialect.ts';
import { TypeMismatch } from './errors.ts';
import type { QueryContext } from './scope.ts';
import { writeSkipToken } from './skip-token.ts';

/** A row as stored, every column of its table, with the navigations that were expanded. */
export interface ResultRow {
  readonly columns: Row;
  readonly expanded: Readonly<Record<string, ResultRow | readonly ResultRow[] | null>>;
}

export interface ResultPage {
  readonly rows: readonly ResultRow[];
  /** Text of `$skiptoken` for the next page, for `nextLink`; null on the last page. */
  readonly skiptoken: string | null;
}

/** How many rows a query finds over all pages. */
export interface Total {
  /** Not above the dialect's limit. */
  readonly count: number;
  readonly limitExceeded: boolean;
}

/** Runs a compiled query for one page of rows. Throws `TypeMismatch` for values no column can be compared with. */
export async function readPage(database: Queryable, query: CompiledQuery): Promise<ResultPage> {
  const found = await run<{ row: ResultRow; key: SqlValue[] }>(database, query.sql, query.parameters);
  const kept = found.slice(0, query.limit);
  const last = kept.at(-1);
  const more = query.paged && found.length > query.limit && last !== undefined;
  const served = (query.bookmark?.served ?? 0) + kept.length;
  const page = (query.bookmark?.page ?? 1) + 1;
  return {
    rows: kept.map(({ row }) => row),
    skiptoken: more ? writeSkipToken({ page, served, after: last.key }, query.dialect) : null,
  };
}

/** Runs the count of a compiled query, regardless of `$top`, `$skip` and pages. */
export async function readTotal(database: Queryable, query: CompiledQuery): Promise<Total> {
  const [found] = await run<{ count: number }>(database, query.countSql, query.countParameters);
  const count = found?.count ?? 0;
  const limit = query.dialect.countLimit;
  return limit !== null && count > limit ? { count: limit, limitExceeded: true } : { count, limitExceeded: false };
}

/** Reads the one row that meets the request's conditions, or null. */
export async function readRow(
  database: Queryable,
  model: Model,
  entity: EntityModel,
  request: QueryRequest,
  dialect: Dialect,
  context: QueryContext = {},
): Promise<ResultRow | null> {
  const page = await readPage(database, compileQuery(model, entity, { ...request, top: 1 }, dialect, context));
  return page.rows[0] ?? null;
}

/** SQLSTATE classes 22 (a value out of range, a bad pattern) and 54 (too complex) are the request's fault, not the server's. */
async function run<T>(database: Queryable, sql: string, parameters: readonly unknown[]): Promise<T[]> {
  try {
    return await database.query<T>(sql, parameters);
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^(22|54)/.test(String(error.code))) {
      throw new TypeMismatch('A value of the query is out of the range of its type.');
    }
    throw error;
  }
}
