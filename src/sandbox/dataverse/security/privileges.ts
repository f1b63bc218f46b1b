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

const byRoles = new WeakMap<Catalogue, Map<string, ReadonlySet<string>>>();

/** Every privilege the roles give together. Asked by every request: found out once for the same roles. */
export function privilegesOf(roles: readonly Role[], catalogue: Catalogue): ReadonlySet<string> {
  const known = byRoles.get(catalogue) ?? new Map<string, ReadonlySet<string>>();
  byRoles.set(catalogue, known);
  const names = roles
    .map(({ name }) => name)
    .sort()
    .join('\n');
  const privileges = known.get(names) ?? new Set(roles.flatMap((role) => privilegesOfRole(role, catalogue)));
  known.set(names, privileges);
  return privileges;
}

function privilegesOfRole(role: Role, catalogue: Catalogue): readonly string[] {
  const names = catalogue.tables.flatMap((table) =>
    [...(role.grants[table.logicalName] ?? role.grants['*'] ?? '')].map((letter) =>
      privilegeName(verbs[letter] ?? 'Read', table),
    ),
  );
  return [...(role.miscellaneous ?? []), ...names];
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
