/** All lists that are shown a page at a time, by what was asked for. */
import type { Reply } from '../cards/reply.ts';
import type { Turn } from '../conversation/turn.ts';
import { listFieldMapping } from '../sync/field-mapping.ts';
import { listJournal } from '../sync/journal.ts';
import { listMapActivity } from '../sync/map-activity.ts';
import { listOpenOrders } from '../orders/open-orders.ts';
import { listStock } from '../warehouses/stock-list.ts';
import { listMyWorkOrders } from '../work-orders/mine.ts';
import { listNear } from '../work-orders/near.ts';
import { keepQuery, showListing, type Listing, type ListQuery } from './listing.ts';
import { listRecords } from './record-list.ts';

/** Asks for a list and shows a page of it, the first one unless told. */
export async function beginList(turn: Turn, query: ListQuery, page = 1): Promise<Reply> {
  const search = await keepQuery(turn, query);
  return showListPage(turn, search, query, page);
}

/** A page of a list that was asked for before. */
export async function showListPage(turn: Turn, search: string, query: ListQuery, page: number): Promise<Reply> {
  return showListing(turn, query, search, await read(turn, query), page);
}

function read(turn: Turn, query: ListQuery): Promise<Listing> {
  switch (query.kind) {
    case 'records':
      return listRecords(turn, turn.services.sync.map(query.map), query.words, query.company);
    case 'stock':
      return listStock(turn, query);
    case 'myWorkOrders':
      return listMyWorkOrders(turn);
    case 'fieldMapping':
      return Promise.resolve(listFieldMapping(turn, query.map));
    case 'mapActivity':
      return listMapActivity(turn, query.map);
    case 'journal':
      return listJournal(turn, { map: query.map, company: query.of, key: query.key });
    case 'orders':
      return listOpenOrders(turn, query);
    case 'near':
      return listNear(turn, query.from, query.company, query.warehouses);
  }
}
