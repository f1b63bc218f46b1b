/** What callers may do to whole tables of Dataverse, for offering people only what is theirs to do. Types only. */
import type { Identity } from './port.ts';

export interface PrivilegeReader {
  /** Names of the caller's privileges in lower case (`prvcreatemsdyn_warehouse`), remembered for a minute; null for no enabled user. */
  held(as: Identity): Promise<ReadonlySet<string> | null>;
}
