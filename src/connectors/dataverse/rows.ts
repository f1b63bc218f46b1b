import type { RowQuery, RowReader, WireRow } from '../port.ts';
import type { DataverseClient } from './client.ts';

const largestPage = 5_000;

/** Plain reading of any table, as the person. Values a form would show come along as annotations. */
export function dataverseRows(client: DataverseClient): RowReader {
  return {
    async rows(set, query, as) {
      const limit = query.limit ?? Number.POSITIVE_INFINITY;
      const pageSize = Math.min(largestPage, limit);
      const rows: WireRow[] = [];
      if (limit <= 0) return rows;
      for await (const page of client.pages(set + optionsOf(query), as, { pageSize, formatted: true })) {
        rows.push(...page);
        if (rows.length >= limit) break;
      }
      return rows.slice(0, limit);
    },
  };
}

function optionsOf({ select, filter, expand, orderBy }: RowQuery): string {
  const options = [
    select === undefined ? [] : [`$select=${select.join(',')}`],
    filter === undefined ? [] : [`$filter=${encodeURIComponent(filter)}`],
    expand === undefined ? [] : [`$expand=${encodeURIComponent(expand)}`],
    orderBy === undefined ? [] : [`$orderby=${encodeURIComponent(orderBy)}`],
  ].flat();
  return options.length === 0 ? '' : `?${options.join('&')}`;
}
