import { DataverseError } from '../errors.ts';
import { changes, type SaveRule } from './rule.ts';

/** Text is no longer than its column. */
export const textLengths: SaveRule = (saving) => {
  for (const column of saving.table.columns.values()) {
    const value = saving.row[column.logicalName];
    if (column.maxLength !== undefined && typeof value === 'string' && value.length > column.maxLength) {
      if (changes(saving, column.logicalName)) {
        throw new DataverseError(
          400,
          '0x80044331',
          `A validation error occurred.  The length of the '${column.logicalName}' attribute of the ` +
            `'${saving.table.logicalName}' entity exceeded the maximum allowed length of '${column.maxLength}'.`,
        );
      }
    }
  }
};
