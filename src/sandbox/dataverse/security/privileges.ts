import type { Catalogue, Table } from '../catalogue.ts';
import { stableId } from '../stable-id.ts';
import { miscellaneousPrivileges } from './miscellaneous-privileges.ts';
import type { Role } from './roles.ts';

/** A right on rows of a table. */
export type Verb = 'Create' | 'Read' | 'Write' | 'Delete' | 'Append' | 'AppendTo';

/** Every right there is on rows of a table. */
export const tableVerbs: readonly Verb[] = ['Create', 'Read', 'Write', 'Delete', 'Append', 'AppendTo'];

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
  const [only] = roles;
  if (only !== undefined && roles.length === 1) return privilegesOfRole(only, catalogue);
  return new Set(roles.flatMap((role) => [...privilegesOfRole(role, catalogue)]));
}

const byRole = new WeakMap<Catalogue, Map<Role, ReadonlySet<string>>>();

/** Asked by every request: found out once. */
function privilegesOfRole(role: Role, catalogue: Catalogue): ReadonlySet<string> {
  const known = byRole.get(catalogue) ?? new Map<Role, ReadonlySet<string>>();
  byRole.set(catalogue, known);
  const found = known.get(role);
  if (found !== undefined) return found;
  const names = catalogue.tables.flatMap((table) =>
    [...(role.grants[table.logicalName] ?? role.grants['*'] ?? '')].map((letter) =>
      privilegeName(verbs[letter] ?? 'Read', table),
    ),
  );
  const privileges = new Set([...(role.miscellaneous ?? []), ...names]);
  known.set(role, privileges);
  return privileges;
}

const namesById = new WeakMap<Catalogue, ReadonlyMap<string, string>>();

/** Name of the privilege with this id, where there is one. */
export function privilegeNamed(catalogue: Catalogue, id: string): string | undefined {
  let names = namesById.get(catalogue);
  if (names === undefined) {
    const all = catalogue.tables.flatMap((table) => tableVerbs.map((verb) => privilegeName(verb, table)));
    names = new Map([...all, ...miscellaneousPrivileges].map((name) => [privilegeId(name), name]));
    namesById.set(catalogue, names);
  }
  return names.get(id);
}

/** Id of a privilege: the same name always has the same id. */
export function privilegeId(name: string): string {
  return stableId(`privilege ${name}`);
}
