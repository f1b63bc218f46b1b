import type { Reply } from '../cards/reply.ts';
import { noteFor } from '../conversation/notes.ts';
import type { Turn } from '../conversation/turn.ts';
import { showDetails } from './details.ts';
import { inStockFirst, pageOf, searchShelf, showPage, type SearchView } from './nearest-list.ts';

/** Shows a page of a search or one of its warehouses, as long as the search is remembered. */
export async function showView(turn: Turn, { search, page = 1, warehouse }: SearchView): Promise<Reply> {
  const { texts, services, sender, person } = turn;
  const query = await searchShelf(services).get(`${sender.aadObjectId}/${search}`);
  if (query === null) return noteFor(turn, 'warning', texts.failures.outOfDate.title, texts.failures.outOfDate.text);
  if (warehouse === undefined) return showPage(turn, search, query, page);
  const list = inStockFirst(await services.records.nearest(query, person), query);
  const one = list.find(({ id }) => id === warehouse);
  return one === undefined
    ? noteFor(turn, 'warning', texts.notFound.warehouse(warehouse), '')
    : showDetails(turn, one, search, pageOf(list, one.id, query));
}
