/** What somebody may create and change, so that nobody is offered what their own system would refuse. */
import type { PrivilegeReader } from '../connectors/privileges.ts';
import type { MapCatalogue } from '../maps/entity-map.ts';
import type { Rights } from './face.ts';

/** What has no counterpart, and so no map. */
const unmapped = [{ name: 'work-order', table: 'msdyn_workorder' }];

/**
 * Rights in Field Service by names of maps and `work-order`. Null for somebody whom Dataverse knows no privileges of: what they may do
 * is then told when they try.
 */
export async function rightsIn(
  privileges: PrivilegeReader,
  catalogue: Pick<MapCatalogue, 'maps'>,
  person: { readonly aadObjectId: string; readonly userPrincipalName: string },
): Promise<Rights | null> {
  const held = await privileges.held({ as: 'person', ...person });
  if (held === null) return null;
  const things = [...catalogue.maps.map(({ name, dataverse }) => ({ name, table: dataverse.table })), ...unmapped];
  const those = (verb: string): readonly string[] =>
    things.filter(({ table }) => held.has(`prv${verb}${table}`.toLowerCase())).map(({ name }) => name);
  return { create: those('Create'), update: those('Write') };
}
