import { badRequest } from '../errors.ts';
import { missingPrivilege, type Caller } from './caller.ts';
import { bypassLogic, bypassPlugins } from './miscellaneous-privileges.ts';

const modes: ReadonlyMap<string, 0 | 1> = new Map([
  ['customsync', 0],
  ['customasync', 1],
]);

/**
 * Which steps a request passes by: `MSCRM.BypassBusinessLogicExecution` names synchronous ones, asynchronous ones or both, the older
 * `MSCRM.BypassCustomPluginExecution` means the synchronous. Throws PrivilegeDenied without the right to.
 */
export function readBypass(caller: Caller, headers: Readonly<Record<string, string>>): ReadonlySet<0 | 1> {
  const named = headers['mscrm.bypassbusinesslogicexecution'];
  const bypassed = new Set<0 | 1>();
  if (headers['mscrm.bypasscustompluginexecution']?.toLowerCase() === 'true') {
    demand(caller, bypassPlugins);
    bypassed.add(0);
  }
  for (const name of named === undefined ? [] : named.split(',')) {
    const mode = modes.get(name.trim().toLowerCase());
    if (mode === undefined) {
      throw badRequest(`'${name.trim()}' is not a valid value of BypassBusinessLogicExecution.`);
    }
    demand(caller, bypassLogic);
    bypassed.add(mode);
  }
  return bypassed;
}

function demand(caller: Caller, privilege: string): void {
  if (!caller.privileges.has(privilege)) {
    throw missingPrivilege(caller.user, privilege);
  }
}
