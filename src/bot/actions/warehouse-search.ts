import { z } from 'zod';
import { type Answer, answerWith, outOfDate } from '../conversation/answers.ts';
import { askFrom } from '../requests/nearest-warehouse.ts';
import { showDetails } from '../warehouses/details.ts';
import { inStockFirst, pageOf, searchShelf, showPage, type WarehouseSearch } from '../warehouses/nearest-list.ts';
import type { Turn } from '../conversation/turn.ts';
import { defineAction } from './action.ts';

const search = z.string().max(60);

async function withSearch(turn: Turn, id: string, work: (query: WarehouseSearch) => Promise<Answer>): Promise<Answer> {
  const query = await searchShelf(turn.services).get(`${turn.sender.aadObjectId}/${id}`);
  return query === null ? outOfDate(turn) : work(query);
}

/** Another page of the list. */
export const warehousePage = defineAction({
  verb: 'warehouse.page',
  data: z.object({ search, page: z.coerce.number().int().min(1).max(100_000) }),
  handle: (turn, data) =>
    withSearch(turn, data.search, async (query) => answerWith(await showPage(turn, data.search, query, data.page))),
});

/** One warehouse of the list, with all that is known of it. */
export const warehouseDetails = defineAction({
  verb: 'warehouse.details',
  data: z.object({ search, warehouse: z.string().max(60) }),
  handle: (turn, data) =>
    withSearch(turn, data.search, async (query) => {
      const list = inStockFirst(await turn.services.records.nearest(query, turn.person), query);
      const one = list.find(({ id }) => id === data.warehouse);
      return one === undefined
        ? { kind: 'message', text: turn.texts.notFound.warehouse(data.warehouse) }
        : answerWith(showDetails(turn, one, data.search, pageOf(list, one.id, query)));
    }),
});

/** Asks anew where to start from, for the same stock. */
export const warehouseElsewhere = defineAction({
  verb: 'warehouse.elsewhere',
  data: z.object({ search }),
  handle: (turn, data) =>
    withSearch(turn, data.search, async ({ stock }) =>
      answerWith(
        await askFrom(turn, stock === undefined ? {} : { productNumber: stock.product, quantity: stock.quantity }, ''),
      ),
    ),
});
