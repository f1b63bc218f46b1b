import { DataverseError, notImplemented } from '../errors.ts';
import { addPrivilegesRole } from './add-privileges-role.ts';
import { createMultiple, updateMultiple } from './multiple.ts';
import type { Action, ApiFunction } from './operation.ts';
import { addSolutionComponent, publish } from './publish.ts';
import { retrievePrincipalAccess } from './retrieve-principal-access.ts';
import { retrieveRolePrivileges } from './retrieve-role-privileges.ts';
import { retrieveTotalRecordCount } from './retrieve-total-record-count.ts';
import { retrieveUserPrivileges } from './retrieve-user-privileges.ts';
import { whoAmI } from './who-am-i.ts';

const upsertMultiple: Action = async () => {
  throw notImplemented('UpsertMultiple');
};

const deleteMultiple: Action = async () => {
  throw new DataverseError(501, '0x80048d02', 'DeleteMultiple has not yet been implemented.');
};

/** Actions by their unqualified name. */
export const actions: ReadonlyMap<string, Action> = new Map<string, Action>([
  ['CreateMultiple', createMultiple],
  ['UpdateMultiple', updateMultiple],
  ['UpsertMultiple', upsertMultiple],
  ['DeleteMultiple', deleteMultiple],
  ['AddPrivilegesRole', addPrivilegesRole],
  ['AddSolutionComponent', addSolutionComponent],
  ['PublishXml', publish],
  ['PublishAllXml', publish],
]);

/** Functions by their unqualified name. */
export const functions: ReadonlyMap<string, ApiFunction> = new Map<string, ApiFunction>([
  ['WhoAmI', whoAmI],
  ['RetrieveUserPrivileges', retrieveUserPrivileges],
  ['RetrieveRolePrivilegesRole', retrieveRolePrivileges],
  ['RetrievePrincipalAccess', retrievePrincipalAccess],
  ['RetrieveTotalRecordCount', retrieveTotalRecordCount],
]);

/** Every name that stands for an operation in a path. */
export const operationNames: ReadonlySet<string> = new Set([...actions.keys(), ...functions.keys()]);
