import { DataverseError } from '../errors.ts';
import type { ColumnType } from '../schema/table.ts';
import { changes, type SaveRule } from './rule.ts';

const numbers: Readonly<Partial<Record<ColumnType, { readonly code: string; readonly type: string }>>> = {
  integer: { code: '0x8004432f', type: 'System.Int32' },
  decimal: { code: '0x80044330', type: 'System.Decimal' },
  double: { code: '0x80044330', type: 'System.Double' },
  money: { code: '0x80044330', type: 'Microsoft.Xrm.Sdk.Money' },
};

/** Numbers lie between the bounds of their column. */
export const numberRanges: SaveRule = (saving) => {
  for (const column of saving.table.columns.values()) {
    const value = saving.row[column.logicalName];
    const kind = numbers[column.type];
    if (kind === undefined || typeof value !== 'number' || !changes(saving, column.logicalName)) {
      continue;
    }
    const { min = -Infinity, max = Infinity } = column;
    if (value < min || value > max) {
      throw new DataverseError(
        400,
        kind.code,
        `A validation error occurred for ${saving.table.logicalName}.${column.logicalName}. The value ${value} of type ` +
          `${kind.type} is outside the valid range(${min} to ${max}).`,
      );
    }
  }
};
