import { organization } from '../organization.ts';
import type { ApiFunction } from './operation.ts';

/** The ids of the caller, of their business unit and of the organisation. */
export const whoAmI: ApiFunction = async ({ context }) => ({
  '@odata.context': `${context.serviceRoot}$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse`,
  BusinessUnitId: context.caller.user.businessUnitId,
  UserId: context.caller.user.id,
  OrganizationId: organization.id,
});
