/** The rights of the integration: a role of its own with what its user still lacks. Reads only. */
import { z } from 'zod';
import type { DataverseClient } from '../client.ts';
import type { NeededTable } from './needs.ts';
import type { SetupPlan, SetupStep } from './step.ts';

/** How Dataverse knows the user that the integration signs in as. */
export type IntegrationUser = { readonly applicationId: string } | { readonly userPrincipalName: string };

const integration = { as: 'integration' } as const;
export const roleName = 'Dispatch Copilot';
const actOnBehalf = 'prvActOnBehalfOfAnotherUser';

/** For bulk writes that spare the steps: Microsoft Learn, "Bypass custom Dataverse logic". */
export const bypassLogic = 'prvBypassCustomBusinessLogic';

/** Privileges that belong to no table. */
export const generalPrivileges: readonly string[] = [actOnBehalf, bypassLogic];

const readAndRefer = ['Read', 'AppendTo', 'Append'] as const;
const everything = ['Create', 'Read', 'Write', 'Delete', 'Append', 'AppendTo'] as const;

/**
 * Tables that people read and write through the chat beside those of the maps. Acting for somebody is bounded by what the integration
 * itself may do.
 */
const workedWith: readonly (readonly [table: string, verbs: readonly string[]])[] = [
  ['msdyn_workorder', ['Create', 'Read', 'Write', 'Append', 'AppendTo']],
  ['msdyn_workorderproduct', ['Create', 'Read', 'Write', 'Append', 'AppendTo']],
  ['bookableresourcebooking', ['Read', 'Write', 'Append', 'AppendTo']],
  ...[
    'systemuser',
    'businessunit',
    'team',
    'account',
    'contact',
    'bookableresource',
    'bookingstatus',
    'msdyn_workordertype',
    'msdyn_incidenttype',
    'msdyn_priority',
    'pricelevel',
    'territory',
    'msdyn_productinventory',
    'msdyn_purchaseordersubstatus',
    'sdkmessage',
    'sdkmessagefilter',
    'sdkmessageprocessingstep',
    'sdkmessageprocessingstepimage',
    'serviceendpoint',
    'plugintype',
    'role',
  ].map((table): readonly [string, readonly string[]] => [table, readAndRefer]),
];

const users = z.array(z.object({ systemuserid: z.string(), _businessunitid_value: z.string() }));
const privileges = z.object({ RolePrivileges: z.array(z.object({ PrivilegeName: z.string() })) });

/** Names of the privileges that the integration needs, as far as the tables exist or will. */
export function neededPrivileges(needs: readonly NeededTable[]): readonly string[] {
  const mapped = needs.flatMap(({ table, mapped: isMapped }) =>
    (isMapped ? everything : readAndRefer).map((verb) => `prv${verb}${table}`),
  );
  const worked = workedWith.flatMap(([table, verbs]) => verbs.map((verb) => `prv${verb}${table}`));
  return [...new Set([...mapped, ...worked, ...generalPrivileges])];
}

/** The user, or null when there is none. */
export async function readIntegrationUser(client: DataverseClient, user: IntegrationUser) {
  const filter =
    'applicationId' in user
      ? `applicationid eq ${user.applicationId}`
      : `domainname eq '${user.userPrincipalName.replaceAll("'", "''")}'`;
  const query = `systemusers?$select=systemuserid,_businessunitid_value&$filter=${encodeURIComponent(`${filter} and isdisabled eq false`)}`;
  const [found] = users.parse(await client.rows(query, integration));
  return found === undefined ? null : { id: found.systemuserid, businessUnit: found._businessunitid_value };
}

/** Names in lower case of the privileges that a user holds. */
export async function readPrivileges(client: DataverseClient, userId: string): Promise<ReadonlySet<string>> {
  const path = `systemusers(${userId})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges`;
  const { RolePrivileges } = privileges.parse(await client.get(path, integration));
  return new Set(RolePrivileges.map(({ PrivilegeName }) => PrivilegeName.toLowerCase()));
}

/** Steps that make the role, fill it and give it to the user. */
export async function planRole(
  client: DataverseClient,
  needs: readonly NeededTable[],
  user: IntegrationUser,
  newId: () => string,
): Promise<SetupPlan> {
  const found = await readIntegrationUser(client, user);
  if (found === null) return { steps: [], obstacles: [userMissing(user)] };
  const held = await readPrivileges(client, found.id);
  const coming = new Set(needs.map(({ table }) => table));
  const known = await knownPrivileges(client);
  const exists = (name: string) => known.has(name.toLowerCase()) || [...coming].some((table) => name.endsWith(table));
  const lacking = neededPrivileges(needs).filter((name) => !held.has(name.toLowerCase()) && exists(name));
  if (lacking.length === 0) return { steps: [], obstacles: [] };
  return { steps: await roleSteps(client, { user: found, lacking, newId }), obstacles: [] };
}

async function knownPrivileges(client: DataverseClient): Promise<ReadonlySet<string>> {
  const rows = await client.rows('privileges?$select=name', integration);
  return new Set(rows.map((row) => String(row['name']).toLowerCase()));
}

async function roleSteps(
  client: DataverseClient,
  given: {
    readonly user: { readonly id: string; readonly businessUnit: string };
    readonly lacking: readonly string[];
    readonly newId: () => string;
  },
): Promise<readonly SetupStep[]> {
  const { user, lacking, newId } = given;
  const filter = encodeURIComponent(`name eq '${roleName}' and _businessunitid_value eq ${user.businessUnit}`);
  const [role] = await client.rows(`roles?$select=roleid&$filter=${filter}`, integration);
  const id = role === undefined ? newId() : String(role['roleid']);
  const held = await client.rows(`systemusers(${user.id})/systemuserroles_association?$select=roleid`, integration);
  const reference = `systemusers(${user.id})/systemuserroles_association`;
  const making: SetupStep = {
    name: `role ${roleName}`,
    what: `Make the security role ${roleName}`,
    why: 'so that the integration may do what it has to and no more',
    calls: [
      {
        method: 'POST',
        path: 'roles',
        body: { roleid: id, name: roleName, 'businessunitid@odata.bind': `/businessunits(${user.businessUnit})` },
      },
    ],
    undo: [{ method: 'DELETE', path: `roles(${id})`, loses: null }],
  };
  const filling: SetupStep = {
    name: `privileges of ${roleName}`,
    what: `Give the role ${roleName} ${lacking.length} privileges that the integration lacks`,
    why: 'to read and write what the maps keep the same, and to act for the person who asks',
    calls: [
      {
        method: 'POST',
        path: `roles(${id})/Microsoft.Dynamics.CRM.AddPrivilegesRole`,
        body: {
          Privileges: lacking.map((name) => ({
            PrivilegeId: `{{privilege ${name}}}`,
            Depth: 'Global',
            BusinessUnitId: user.businessUnit,
          })),
        },
      },
    ],
    undo: [],
  };
  const giving: SetupStep = {
    name: `${roleName} for the integration`,
    what: `Give the role ${roleName} to the user of the integration`,
    why: 'because it holds the rights',
    calls: [{ method: 'POST', path: `${reference}/$ref`, body: { '@odata.id': `{{root}}roles(${id})` } }],
    undo: [{ method: 'DELETE', path: `${reference}(${id})/$ref`, loses: null }],
  };
  const isHeld = held.some((one) => one['roleid'] === id);
  return [...(role === undefined ? [making] : []), filling, ...(isHeld ? [] : [giving])];
}

function userMissing(user: IntegrationUser) {
  const who = 'applicationId' in user ? `the app registration ${user.applicationId}` : user.userPrincipalName;
  return {
    what: `Dataverse has no enabled user for ${who}, which the integration signs in as.`,
    remedy: 'Make an application user for it in the Power Platform admin center, without a role, and run setup again.',
  };
}
