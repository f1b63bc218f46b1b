import { badRequest, doesNotExist, noResource } from '../errors.ts';
import { findRow, missing } from '../read/row-key.ts';
import { privilegeName, type Verb } from '../security/privileges.ts';
import { userById } from '../security/sign-in.ts';
import { resolveReference } from '../write/references.ts';
import type { ApiFunction, FunctionCall } from './operation.ts';

const rights: readonly (readonly [string, Verb])[] = [
  ['ReadAccess', 'Read'],
  ['WriteAccess', 'Write'],
  ['AppendAccess', 'Append'],
  ['AppendToAccess', 'AppendTo'],
  ['CreateAccess', 'Create'],
  ['DeleteAccess', 'Delete'],
];

/** What a user may do with one row, as a list of words. */
export const retrievePrincipalAccess: ApiFunction = async (call) => {
  const { context, table, id } = call;
  if (table?.logicalName !== 'systemuser' || id === null) {
    throw noResource('RetrievePrincipalAccess');
  }
  const { catalogue, model, database } = context;
  const user = await userById(database, catalogue, id);
  if (user === null) {
    throw doesNotExist('systemuser', id);
  }
  const scope = { scope: database, catalogue, model };
  const target = await resolveReference(scope, targetOf(call));
  const key = { kind: 'id', id: target.id } as const;
  if ((await findRow(database, target.table, key)) === null) {
    throw missing(target.table, key);
  }
  const held = rights.filter(([, verb]) => user.privileges.has(privilegeName(verb, target.table)));
  return {
    '@odata.context': `${context.serviceRoot}$metadata#Microsoft.Dynamics.CRM.RetrievePrincipalAccessResponse`,
    AccessRights: held.length === 0 ? 'None' : held.map(([right]) => right).join(', '),
  };
};

/** `Target=@t` with `@t={'@odata.id':'accounts(<guid>)'}`; single quotes occur in the documentation's own samples. */
function targetOf({ arguments: given }: FunctionCall): string {
  const value = given.get('Target');
  const text = value?.kind === 'json' ? value.text : '';
  const address = /['"]@odata\.id['"]\s*:\s*(?:'([^']*)'|"([^"]*)")/.exec(text);
  const found = address?.[1] ?? address?.[2];
  if (found === undefined) {
    throw badRequest("The parameter 'Target' is not an entity reference.");
  }
  return found;
}
