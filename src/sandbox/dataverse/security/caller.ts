import type { Table } from '../catalogue.ts';
import { DataverseError } from '../errors.ts';
import { privilegeId, privilegeName, type Verb } from './privileges.ts';

/** A user of the organisation. */
export interface User {
  readonly id: string;
  /** User principal name in lower case. */
  readonly domainName: string;
  readonly fullName: string;
  /** Entra object id. */
  readonly objectId: string;
  readonly businessUnitId: string;
  readonly privileges: ReadonlySet<string>;
  readonly roleCount: number;
  /** 0 read-write for people, 4 non-interactive for applications. */
  readonly accessMode: number;
}

/** Who asks: `user` is judged and recorded, `initiating` really called; they differ under impersonation. */
export interface Caller {
  readonly user: User;
  readonly initiating: User;
  /** What is allowed: under impersonation only what both may do. */
  readonly privileges: ReadonlySet<string>;
}

/** Throws PrivilegeDenied unless the caller has that right on the table. */
export function demand(caller: Caller, verb: Verb, table: Table): void {
  const name = privilegeName(verb, table);
  if (caller.privileges.has(name)) {
    return;
  }
  throw missingPrivilege(lacking(caller, name), name, {
    objectTypeCode: table.definition.objectTypeCode,
    entity: table.logicalName,
    label: table.definition.displayName,
  });
}

/** PrivilegeDenied in the exact words of the platform. */
export function missingPrivilege(
  user: User,
  privilege: string,
  on?: { readonly objectTypeCode: number; readonly entity: string; readonly label: string },
): DataverseError {
  const place =
    on === undefined ? '' : ` on OTC=${on.objectTypeCode} for entity '${on.entity}' (LocalizedName='${on.label}')`;
  return new DataverseError(
    403,
    '0x80040220',
    `Principal user (Id=${user.id}, type=8, roleCount=${user.roleCount}, privilegeCount=${user.privileges.size}, ` +
      `accessMode=${user.accessMode}), is missing ${privilege} privilege (Id=${privilegeId(privilege)})${place}. ` +
      `context.Caller=${user.id}`,
  );
}

function lacking(caller: Caller, privilege: string): User {
  return caller.user.privileges.has(privilege) ? caller.initiating : caller.user;
}
