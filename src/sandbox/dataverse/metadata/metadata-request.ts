import type { Catalogue } from '../catalogue.ts';
import type { TableDefinition } from '../schema/table.ts';
import { missingPrivilege } from '../security/caller.ts';
import type { RequestContext } from '../wire/request-context.ts';
import { noSuch } from './refusals.ts';

/** One metadata request, read as far as all of them are alike. */
export interface MetadataRequest {
  readonly context: RequestContext;
  readonly body: Readonly<Record<string, unknown>>;
  /** Row of the solution named in the header; null without one. */
  readonly solutionId: string | null;
}

/** Throws PrivilegeDenied unless the caller may do that to metadata. */
export function demandCustomizing({ context: { caller } }: MetadataRequest, privilege: string): void {
  if (!caller.privileges.has(privilege)) throw missingPrivilege(caller.user, privilege);
}

/** The table as the schema has it now, not as it was when the request came. */
export function currentTable({ catalogue }: { readonly catalogue: Catalogue }, name: string): TableDefinition {
  const table = catalogue.byName.get(name);
  if (table === undefined) throw noSuch('entity', name);
  return table.definition;
}
