import { sqlSchema } from '../catalogue.ts';
import { doesNotExist, noResource } from '../errors.ts';
import { privilegeId, privilegeNamed, privilegesOf } from '../security/privileges.ts';
import { roles } from '../security/roles.ts';
import type { ApiFunction } from './operation.ts';

/** Every right that a role gives. */
export const retrieveRolePrivileges: ApiFunction = async ({ context, arguments: given }) => {
  const wanted = given.get('RoleId');
  if (wanted?.kind !== 'literal') {
    throw noResource('RetrieveRolePrivilegesRole');
  }
  const id = String(wanted.value).toLowerCase();
  const rows = await context.database.query<{ name: string; businessunitid: string; privilegeid: string | null }>(
    `select r.name, r.businessunitid, p.privilegeid from ${sqlSchema}.role r
       left join ${sqlSchema}.roleprivileges p on p.roleid = r.roleid where r.roleid = $1`,
    [id],
  );
  const [role] = rows;
  if (role === undefined) {
    throw doesNotExist('role', id);
  }
  const known = roles.get(role.name);
  const names = new Set([
    ...privilegesOf(known === undefined ? [] : [known], context.catalogue),
    ...rows.flatMap(({ privilegeid }) => privilegeNamed(context.catalogue, privilegeid ?? '') ?? []),
  ]);
  return {
    '@odata.context': `${context.serviceRoot}$metadata#Microsoft.Dynamics.CRM.RetrieveRolePrivilegesRoleResponse`,
    RolePrivileges: [...names].sort().map((name) => ({
      Depth: 'Global',
      PrivilegeId: privilegeId(name),
      BusinessUnitId: role.businessunitid,
      PrivilegeName: name,
      RecordFilterId: '00000000-0000-0000-0000-000000000000',
      RecordFilterUniqueName: '',
    })),
  };
};
