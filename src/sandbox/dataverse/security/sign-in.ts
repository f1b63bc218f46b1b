import type { Queryable } from '../../engine/runtime.ts';
import { sqlSchema, type Catalogue } from '../catalogue.ts';
import { doesNotExist, notAMember, unauthorized } from '../errors.ts';
import { missingPrivilege, type Caller, type User } from './caller.ts';
import { actOnBehalf } from './miscellaneous-privileges.ts';
import { privilegeNamed, privilegesOf } from './privileges.ts';
import { directory } from './directory.ts';
import { roles } from './roles.ts';

interface UserRow {
  readonly systemuserid: string;
  readonly domainname: string;
  readonly fullname: string | null;
  readonly azureactivedirectoryobjectid: string | null;
  readonly businessunitid: string | null;
  readonly accessmode: number | null;
  /** Names of the roles held. */
  readonly held: readonly string[];
  /** Ids of the privileges that rows of the organisation give these beside their own. */
  readonly given: readonly string[];
}

/**
 * Finds out who calls: the bearer is a user principal name, `CallerObjectId` or `MSCRMCallerID` name the person acted for.
 *
 * Throws 401 for nobody, 403 for a person of the directory who is no user here, or for an impersonation without the right.
 */
export async function signIn(
  database: Queryable,
  catalogue: Catalogue,
  headers: Readonly<Record<string, string>>,
): Promise<Caller> {
  const initiating = await bearer(database, catalogue, headers['authorization']);
  const user = await impersonated(database, catalogue, headers);
  if (user === null) {
    return { user: initiating, initiating, privileges: initiating.privileges };
  }
  if (!initiating.privileges.has(actOnBehalf)) {
    throw missingPrivilege(initiating, actOnBehalf);
  }
  const both = [...user.privileges].filter((privilege) => initiating.privileges.has(privilege));
  return { user, initiating, privileges: new Set(both) };
}

/** A user of the organisation by id, or null. */
export function userById(database: Queryable, catalogue: Catalogue, id: string): Promise<User | null> {
  return find(database, catalogue, 'systemuserid', id);
}

async function bearer(database: Queryable, catalogue: Catalogue, authorization: string | undefined): Promise<User> {
  const name = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1]?.toLowerCase();
  if (name === undefined || !directory.has(name)) {
    throw unauthorized();
  }
  const user = await find(database, catalogue, 'lower(domainname)', name);
  if (user === null) {
    throw notAMember();
  }
  return user;
}

async function impersonated(
  database: Queryable,
  catalogue: Catalogue,
  headers: Readonly<Record<string, string>>,
): Promise<User | null> {
  const objectId = headers['callerobjectid']?.toLowerCase();
  if (objectId !== undefined) {
    const user = await find(database, catalogue, 'azureactivedirectoryobjectid', objectId);
    if (user === null) {
      throw notAMember();
    }
    return user;
  }
  const id = headers['mscrmcallerid']?.toLowerCase();
  if (id === undefined) {
    return null;
  }
  const user = await userById(database, catalogue, id);
  if (user === null) {
    throw doesNotExist('systemuser', id);
  }
  return user;
}

async function find(
  database: Queryable,
  catalogue: Catalogue,
  column: 'lower(domainname)' | 'azureactivedirectoryobjectid' | 'systemuserid',
  value: string,
): Promise<User | null> {
  const heldBy = `${sqlSchema}.systemuserroles h where h.systemuserid = u.systemuserid`;
  const [row] = await database.query<UserRow>(
    `select u.systemuserid, u.domainname, u.fullname, u.azureactivedirectoryobjectid, u.businessunitid, u.accessmode,
            array(select r.name from ${sqlSchema}.role r where r.roleid in (select h.roleid from ${heldBy})) as held,
            array(select p.privilegeid from ${sqlSchema}.roleprivileges p
                   where p.roleid in (select h.roleid from ${heldBy})) as given
       from ${sqlSchema}.systemuser u where ${column} = $1 and isdisabled is not true`,
    [value],
  );
  if (row === undefined) {
    return null;
  }
  const names = new Set(row.held);
  const ofRoles = privilegesOf(
    [...names].flatMap((name) => roles.get(name) ?? []),
    catalogue,
  );
  const given = row.given.flatMap((id) => privilegeNamed(catalogue, id) ?? []);
  return {
    id: row.systemuserid,
    domainName: row.domainname.toLowerCase(),
    fullName: row.fullname ?? row.domainname,
    objectId: row.azureactivedirectoryobjectid ?? '',
    businessUnitId: row.businessunitid ?? '',
    privileges: given.length === 0 ? ofRoles : new Set([...ofRoles, ...given]),
    roleCount: names.size,
    accessMode: row.accessmode ?? 0,
  };
}
