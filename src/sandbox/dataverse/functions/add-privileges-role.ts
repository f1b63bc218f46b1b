import { doesNotExist, noResource } from '../errors.ts';
import { demand } from '../security/caller.ts';
import { privilegeNamed } from '../security/privileges.ts';
import { parseBody } from '../write/payload.ts';
import type { Action } from './operation.ts';

/** Gives a role further rights. The stand-in knows organisation-wide depth only. */
export const addPrivilegesRole: Action = async (work, table, body, id) => {
  const members = work.catalogue.byName.get('roleprivileges');
  if (table?.logicalName !== 'role' || id === null || members === undefined) {
    throw noResource('AddPrivilegesRole');
  }
  demand(work.caller, 'Write', table);
  const privileges = parseBody('roles', body)['Privileges'];
  for (const each of Array.isArray(privileges) ? (privileges as Record<string, unknown>[]) : []) {
    const privilegeId = String(each['PrivilegeId']).toLowerCase();
    if (privilegeNamed(work.catalogue, privilegeId) === undefined) {
      throw doesNotExist('privilege', privilegeId);
    }
    const held = await work.scope.query(`select 1 from ${members.sqlName} where roleid = $1 and privilegeid = $2`, [
      id,
      privilegeId,
    ]);
    if (held.length === 0) {
      await work.rows.insert(work, members, { roleid: id, privilegeid: privilegeId });
    }
  }
  return { kind: 'done' };
};
