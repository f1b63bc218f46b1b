import { FinanceOperationsError } from './errors.ts';
import type { ErrorKind } from './errors.ts';
import type { EntityDefinition } from './schema/entity.ts';

/** One message of the infolog. F&O writes a duplicate key as `Info`, a failed validation as `Warning`, an aborted update as `Error`. */
export interface InfologLine {
  readonly severity: 'Info' | 'Warning' | 'Error';
  readonly text: string;
}

/** The infolog on one line: `Warning: …; Error: …`. */
function infologText(lines: readonly InfologLine[]): string {
  return lines.map((line) => `${line.severity}: ${line.text}`).join('; ');
}

/** A refused write in the voice of the OData endpoint, closed by its own full stop. */
export function writeFailed(entity: EntityDefinition, lines: readonly InfologLine[], kind: ErrorKind = 'writeFailed') {
  return new FinanceOperationsError(
    kind,
    `Write failed for table row of type '${entity.aotName}'. Infolog: ${infologText(lines)}.`,
  );
}

/** A refused operation of the companion service. */
export function serviceRefused(text: string, kind: ErrorKind = 'serviceRefused'): FinanceOperationsError {
  return new FinanceOperationsError(kind, `Infolog: Error: ${text}`);
}

/** Two writers met on one row: the text of a write conflict as the real service words it. */
export function updateConflict(entity: EntityDefinition, kind: ErrorKind = 'updateConflict'): FinanceOperationsError {
  return new FinanceOperationsError(
    kind,
    `Write failed for table row of type '${entity.aotName}'. Cannot edit a record in ${entity.tableLabel}. An update conflict ` +
      'occurred due to another user process deleting the record or changing one or more fields in the record.',
  );
}

export function warning(text: string): InfologLine {
  return { severity: 'Warning', text };
}

export function error(text: string): InfologLine {
  return { severity: 'Error', text };
}
