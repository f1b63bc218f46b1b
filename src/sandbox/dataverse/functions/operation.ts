import type { Expression } from '../../engine/odata/expression.ts';
import type { Table } from '../catalogue.ts';
import type { Outcome } from '../dispatch/outcome.ts';
import type { RequestContext } from '../wire/request-context.ts';
import type { Work } from '../write/work.ts';

/** Something the API writes with: POST only, inside a transaction. Told the table it is bound to, and the id of the row. */
export type Action = (work: Work, table: Table | null, body: string, id: string | null) => Promise<Outcome>;

/** What a function was called with. */
export interface FunctionCall {
  readonly context: RequestContext;
  /** The table it is bound to, and the id of the row. */
  readonly table: Table | null;
  readonly id: string | null;
  readonly arguments: ReadonlyMap<string, Expression>;
}

/** Something the API answers with: GET only. */
export type ApiFunction = (call: FunctionCall) => Promise<Record<string, unknown>>;
