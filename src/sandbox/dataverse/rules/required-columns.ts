import { DataverseError } from '../errors.ts';
import type { SaveRule } from './rule.ts';

/** Columns that another one stands in for: a line that SCM made for a procurement category has no product. */
const alternatives: Readonly<Record<string, string>> = {
  'msdyn_purchaseorderproduct.msdyn_product': 'msdyn_procurementproductcategory',
};

/** Tables of the platform itself: what their forms insist on, the Web API does not. */
const formsOnly: ReadonlySet<string> = new Set(['contact']);

/**
 * Required columns hold a value on a new row and cannot be cleared.
 *
 * The real Web API insists only on what the system or a plug-in insists on; the stand-in takes every column marked as required
 * for such a one, with the platform's words for it, so that a missing value is refused whichever way a row comes in.
 */
export const requiredColumns: SaveRule = ({ table, operation, row, before }) => {
  for (const column of table.columns.values()) {
    const insists = column.required === 'application' && !formsOnly.has(table.logicalName);
    if (!insists && column.required !== 'system') {
      continue;
    }
    const alternative = alternatives[`${table.logicalName}.${column.logicalName}`] ?? column.logicalName;
    const cleared = before !== null && (before[column.logicalName] ?? null) !== null;
    if ((row[column.logicalName] ?? row[alternative] ?? null) === null && (operation === 'create' || cleared)) {
      throw new DataverseError(400, '0x80040203', `Attribute '${column.logicalName}' cannot be NULL.`);
    }
  }
};
