import { missingPrivilege } from '../security/caller.ts';
import { customizing } from '../security/miscellaneous-privileges.ts';
import { parseBody } from '../write/payload.ts';
import { DataverseError } from '../errors.ts';
import type { Action } from './operation.ts';

/** Makes customizations visible in the application's forms; the API has shown them from the moment they were made. */
export const publish: Action = async ({ caller }) => {
  if (!caller.privileges.has(customizing.publish)) {
    throw missingPrivilege(caller.user, customizing.publish);
  }
  return { kind: 'done' };
};

/** Puts something that exists into a solution. */
export const addSolutionComponent: Action = async (work, _table, body) => {
  const { ComponentId: id, ComponentType: type, SolutionUniqueName: name } = parseBody('solutions', body);
  const solutions = work.catalogue.byName.get('solution');
  const components = work.catalogue.byName.get('solutioncomponent');
  const [solution] =
    solutions === undefined
      ? []
      : await work.scope.query<{ id: string }>(
          `select solutionid as id from ${solutions.sqlName} where lower(uniquename) = lower($1)`,
          [String(name)],
        );
  if (solution === undefined || components === undefined) {
    throw new DataverseError(404, '0x80040217', `solution With uniquename = ${String(name)} Does Not Exist`);
  }
  const row = { solutionid: solution.id, objectid: String(id).toLowerCase(), componenttype: Number(type) };
  const added = await work.rows.insert(work, components, row);
  return {
    kind: 'result',
    type: 'AddSolutionComponentResponse',
    body: { id: added['solutioncomponentid'] ?? null },
  };
};
