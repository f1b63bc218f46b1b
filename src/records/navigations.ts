import type { Identity, RowReader } from '../connectors/port.ts';
import { textOf } from './wire.ts';

/**
 * Navigation properties of a table by lookup column, as the environment tells: their letter case differs from column to column
 * (`msdyn_serviceaccount`, `msdyn_WorkOrderType`), and a wrong one is refused.
 */
export async function navigationsOf(
  table: string,
  dataverse: RowReader,
  as: Identity,
): Promise<ReadonlyMap<string, string>> {
  const columns = { from: 'ReferencingAttribute', name: 'ReferencingEntityNavigationPropertyName' };
  const path = `EntityDefinitions(LogicalName='${table}')/ManyToOneRelationships`;
  const rows = await dataverse.rows(path, { select: [columns.from, columns.name] }, as);
  return new Map(rows.map((row) => [textOf(row, columns.from) ?? '', textOf(row, columns.name) ?? '']));
}
