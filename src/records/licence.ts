/** Which system somebody reads from, and as whom. */
import { CodedError } from '../errors.ts';
import type { Identity } from '../connectors/port.ts';
import type { SystemName } from '../maps/entity-map.ts';
import type { Actor } from '../sync/face.ts';

/** The system a person is licensed for, Field Service where both are; null for people without a licence. */
export function systemOf(person: Actor): SystemName | null {
  if (person.licences.dataverse) return 'dataverse';
  return person.licences.financeOperations ? 'financeOperations' : null;
}

/** The person as callers of the connected systems. */
export function identityOf(person: Actor): Identity {
  return { as: 'person', aadObjectId: person.aadObjectId, userPrincipalName: person.userPrincipalName };
}

/** True when a system refused a read: the person has not the right to it. */
export function isRefusedRead(error: unknown): boolean {
  return error instanceof CodedError && error.code === 'QUERY_REFUSED';
}
