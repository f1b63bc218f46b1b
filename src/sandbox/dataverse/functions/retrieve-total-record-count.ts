import { badRequest } from '../errors.ts';
import type { ApiFunction } from './operation.ts';

/** How many rows each named table has. The real service tells a figure up to a day old; this one counts. */
export const retrieveTotalRecordCount: ApiFunction = async ({ context, arguments: given }) => {
  const names = given.get('EntityNames');
  const asked = names?.kind === 'list' ? names.items.map((item) => String(item.value)) : [];
  if (asked.length === 0) {
    throw badRequest("The parameter 'EntityNames' is missing.");
  }
  const counts: number[] = [];
  for (const name of asked) {
    const table = context.catalogue.byName.get(name);
    if (table === undefined) {
      throw badRequest(`The entity with a name = '${name}' was not found in the MetadataCache.`, '0x80041102');
    }
    const [row] = await context.database.query<{ count: number }>(
      `select count(*)::int as count from ${table.sqlName}`,
    );
    counts.push(row?.count ?? 0);
  }
  return {
    '@odata.context': `${context.serviceRoot}$metadata#Microsoft.Dynamics.CRM.RetrieveTotalRecordCountResponse`,
    EntityRecordCountCollection: { Count: counts.length, IsReadOnly: false, Keys: asked, Values: counts },
  };
};
