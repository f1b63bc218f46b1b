import type { Catalogue, Table } from '../catalogue.ts';
import { stableId } from '../stable-id.ts';
import type { Role } from './roles.ts';

/** A right on rows of a table. */
export type Verb = 'Create' | 'Read' | 'Write' | 'Delete' | 'Append' | 'AppendTo';

const verbs: Readonly<Record<string, Verb>> = {
  C: 'Create',
  R: 'Read',
  W: 'Write',
  D: 'Delete',
  A: 'Append',
  T: 'AppendTo',
};

/** Name of the privilege for a verb on a table, e.g. `prvReadmsdyn_warehouse`. */
export function privilegeName(verb: Verb, table: Table): string {
  return `prv${verb}${table.definition.schemaName}`;
}

/** Every privilege the roles give together. */
export function privilegesOf(roles: readonly Role[], catalogue: Catalogue): ReadonlySet<string> {
  const names = roles.flatMap((role) => [
    ...(role.miscellaneous ?? []),
    ...catalogue.tables.flatMap((table) =>
      [...(role.grants[table.logicalName] ?? role.grants['*'] ?? '')].map((letter) =>
        privilegeName(verbs[letter] ?? 'Read', table),
      ),
    ),
  ]);
  return new Set(names);
}

/** Id of a privilege: the same name always has the same id. */
export function privilegeId(name: string): string {
  return stableId(`privilege ${name}`);
}
