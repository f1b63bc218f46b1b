import { doesNotExist, noResource } from '../errors.ts';
import { privilegeId } from '../security/privileges.ts';
import { userById } from '../security/sign-in.ts';
import type { ApiFunction } from './operation.ts';

/** Every privilege that a user's roles give, with its depth; the stand-in knows organisation-wide depth only. */
export const retrieveUserPrivileges: ApiFunction = async ({ context, table, id }) => {
  if (table?.logicalName !== 'systemuser' || id === null) {
    throw noResource('RetrieveUserPrivileges');
  }
  const user = await userById(context.database, context.catalogue, id);
  if (user === null) {
    throw doesNotExist('systemuser', id);
  }
  return {
    '@odata.context': `${context.serviceRoot}$metadata#Microsoft.Dynamics.CRM.RetrieveUserPrivilegesResponse`,
    RolePrivileges: [...user.privileges].sort().map((name) => ({
      Depth: 'Global',
      PrivilegeId: privilegeId(name),
      BusinessUnitId: user.businessUnitId,
      PrivilegeName: name,
      RecordFilterId: '00000000-0000-0000-0000-000000000000',
      RecordFilterUniqueName: '',
    })),
  };
};
