import type { Row } from '../../engine/model.ts';
import type { Lookup } from '../catalogue.ts';
import { DataverseError } from '../errors.ts';
import { deeper } from '../write/work.ts';
import type { DeleteRule } from './rule.ts';

/** Rows that go with the row they belong to. */
const parts: ReadonlySet<string> = new Set([
  'msdyn_purchaseorderproduct.msdyn_purchaseorder',
  'msdyn_purchaseorderreceiptproduct.msdyn_purchaseorderreceipt',
  'msdyn_workorderproduct.msdyn_workorder',
  'sdkmessageprocessingstep.eventhandler',
  'sdkmessageprocessingstepimage.sdkmessageprocessingstepid',
  'roleprivileges.roleid',
  'solutioncomponent.solutionid',
]);

/**
 * Deals with the rows that point at one being deleted: parts go with it, a row that needs it, or a document of Field Service that
 * names it, keeps it from being deleted, any other reference is emptied.
 *
 * Which relationships Field Service restricts is not documented one by one; restricting all of its own is the stand-in's choice.
 */
export const referencedRows: DeleteRule = async ({ work, table, id }) => {
  const references = work.catalogue.references.get(table.logicalName) ?? [];
  for (const lookup of references.filter(
    (each) => behaviour(work.catalogue.byName.get(each.from)?.definition.fieldService, each) === 'restrict',
  )) {
    if ((await rowsPointingAt(lookup, id, 1)).length > 0) {
      throw new DataverseError(
        405,
        '0x80040227',
        'The object you tried to delete is associated with another object and cannot be deleted.',
      );
    }
  }
  for (const lookup of references) {
    const from = work.catalogue.byName.get(lookup.from);
    const how = behaviour(from?.definition.fieldService, lookup);
    if (from === undefined || how === 'restrict') {
      continue;
    }
    for (const row of await rowsPointingAt(lookup, id)) {
      await (how === 'cascade'
        ? work.rows.remove(deeper(work), from, row)
        : work.rows.update(deeper(work), from, row, { [lookup.column.logicalName]: null }));
    }
  }

  async function rowsPointingAt(lookup: Lookup, target: string, limit?: number): Promise<Row[]> {
    const from = work.catalogue.byName.get(lookup.from);
    return from === undefined
      ? []
      : work.scope.query<Row>(
          `select * from ${from.sqlName} where ${lookup.column.logicalName} = $1${limit === undefined ? '' : ` limit ${limit}`}`,
          [target],
        );
  }
};

function behaviour(fieldService: boolean | undefined, lookup: Lookup): 'restrict' | 'cascade' | 'empty' {
  if (parts.has(`${lookup.from}.${lookup.column.logicalName}`)) {
    return 'cascade';
  }
  const needed = lookup.column.required === 'application' || lookup.column.required === 'system';
  return needed || fieldService === true || lookup.column.readOnly === true ? 'restrict' : 'empty';
}
