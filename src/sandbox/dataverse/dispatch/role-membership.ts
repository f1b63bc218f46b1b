/** Which user holds which role: the one many-to-many relationship that the stand-in offers. */
import { dataverse } from '../../engine/odata/dialect.ts';
import { parseOptions } from '../../engine/odata/options.ts';
import { splitUrl } from '../../engine/odata/url.ts';
import type { Row } from '../../engine/model.ts';
import type { WireRequest, WireResponse } from '../../engine/wire.ts';
import { sqlSchema } from '../catalogue.ts';
import { doesNotExist, methodNotAllowed, noSegment, payloadError } from '../errors.ts';
import { findRow } from '../read/row-key.ts';
import { demand, missingPrivilege } from '../security/caller.ts';
import { assignRole } from '../security/miscellaneous-privileges.ts';
import type { RequestContext } from '../wire/request-context.ts';
import { jsonResponse } from '../wire/response.ts';
import { parseBody } from '../write/payload.ts';
import { resolveReference } from '../write/references.ts';
import type { Work } from '../write/work.ts';
import type { Outcome } from './outcome.ts';

/** A path through the relationship. */
export interface RoleMembership {
  readonly userId: string;
  /** The role in brackets; null for all. */
  readonly roleId: string | null;
  /** True for the reference itself, false for the roles behind it. */
  readonly reference: boolean;
}

/** The path of a URL that goes through the relationship; null for any other. */
export function roleMembership(relativeUrl: string): RoleMembership | null {
  const path =
    /^systemusers\(([0-9a-f-]{36,37})\)\/systemuserroles_association(?:\(([0-9a-f-]{36,37})\))?(\/\$ref)?(?:\?|$)/i;
  const [match, userId = '', roleId, reference] = path.exec(relativeUrl) ?? [];
  if (match === undefined) return null;
  return { userId: userId.toLowerCase(), roleId: roleId?.toLowerCase() ?? null, reference: reference !== undefined };
}

/** The roles that a user holds. Only the columns asked for, and no query options beside that. */
export async function readRolesOf(
  context: RequestContext,
  { userId }: RoleMembership,
  request: WireRequest,
): Promise<WireResponse> {
  const table = context.catalogue.byName.get('role');
  if (table === undefined) throw noSegment('systemuserroles_association');
  demand(context.caller, 'Read', table);
  const { select } = parseOptions(splitUrl(request.url).query, dataverse);
  const rows = await context.database.query<Row>(
    `select r.* from ${table.sqlName} r join ${sqlSchema}.systemuserroles h on h.roleid = r.roleid
      where h.systemuserid = $1 order by r.name`,
    [userId],
  );
  const wanted = (name: string) => name === table.primaryId || select === null || select.includes(name);
  const value = rows.map((row) =>
    Object.fromEntries(
      [...table.properties]
        .filter(([name]) => wanted(name))
        .map(([name, column]) => [name, row[column.logicalName] ?? null]),
    ),
  );
  return jsonResponse(200, { '@odata.context': `${context.serviceRoot}$metadata#roles`, value });
}

/** Gives a user a role, or takes it away. */
export async function writeRoleMembership(
  work: Work,
  { userId, roleId, reference }: RoleMembership,
  request: WireRequest,
): Promise<Outcome> {
  const members = work.catalogue.byName.get('systemuserroles');
  const users = work.catalogue.byName.get('systemuser');
  if (!reference || members === undefined || users === undefined) throw noSegment('systemuserroles_association');
  if (!work.caller.privileges.has(assignRole)) throw missingPrivilege(work.caller.user, assignRole);
  if ((await findRow(work.scope, users, { kind: 'id', id: userId })) === null) throw doesNotExist('systemuser', userId);
  const role = request.method === 'POST' ? await namedRole(work, request) : roleId;
  if (role === null || (request.method !== 'POST' && request.method !== 'DELETE'))
    throw methodNotAllowed(request.method);
  const [held] = await work.scope.query<Row>(
    `select * from ${members.sqlName} where systemuserid = $1 and roleid = $2`,
    [userId, role],
  );
  if (request.method === 'POST' && held === undefined) {
    await work.rows.insert(work, members, { systemuserid: userId, roleid: role });
  }
  if (request.method === 'DELETE' && held !== undefined) await work.rows.remove(work, members, held);
  return { kind: 'done' };
}

async function namedRole(work: Work, request: WireRequest): Promise<string> {
  const link = parseBody('systemusers', request.body)['@odata.id'];
  if (typeof link !== 'string') {
    throw payloadError('systemusers', "The property '@odata.id' is required in an entity reference link.");
  }
  const { table, id } = await resolveReference(work, link);
  if (table.logicalName !== 'role') throw payloadError('systemusers', 'The reference does not lead to a role.');
  return id;
}
