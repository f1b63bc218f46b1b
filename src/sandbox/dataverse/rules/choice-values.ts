import { DataverseError } from '../errors.ts';
import { changes, type SaveRule } from './rule.ts';

/** A choice holds one of its options. */
export const choiceValues: SaveRule = (saving) => {
  for (const column of saving.table.columns.values()) {
    const value = saving.row[column.logicalName] ?? null;
    if (column.options === undefined || value === null || !changes(saving, column.logicalName)) {
      continue;
    }
    if (!column.options.some((option) => option.value === value)) {
      throw new DataverseError(
        400,
        '0x8004431a',
        `A validation error occurred. The value ${String(value)} of '${column.logicalName}' on record of type ` +
          `'${saving.table.logicalName}' is outside the valid range. Accepted Values: ` +
          column.options.map((option) => option.value).join(','),
      );
    }
  }
};
