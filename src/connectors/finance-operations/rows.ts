import type { RowQuery, RowReader, WireRow } from '../port.ts';
import type { FinanceOperationsClient } from './client.ts';

/** Plain reading of any collection, as the person, in all companies that person may see. */
export function financeOperationsRows(client: FinanceOperationsClient): RowReader {
  return {
    async rows(set, query, as) {
      const limit = query.limit ?? Number.POSITIVE_INFINITY;
      const rows: WireRow[] = [];
      if (limit <= 0) return rows;
      for await (const page of client.pages(set + optionsOf(query), as)) {
        rows.push(...page);
        if (rows.length >= limit) break;
      }
      return rows.slice(0, limit);
    },
  };
}

function optionsOf({ select, filter, expand, orderBy, limit }: RowQuery): string {
  const options = [
    ['cross-company=true'],
    select === undefined ? [] : [`$select=${select.join(',')}`],
    filter === undefined ? [] : [`$filter=${encodeURIComponent(filter)}`],
    expand === undefined ? [] : [`$expand=${encodeURIComponent(expand)}`],
    orderBy === undefined ? [] : [`$orderby=${encodeURIComponent(orderBy)}`],
    limit === undefined ? [] : [`$top=${limit}`],
  ].flat();
  return `?${options.join('&')}`;
}
