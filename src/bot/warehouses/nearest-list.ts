/** The list of warehouses, nearest first: asked once, paged by asking again for the same. */
import { z } from 'zod';
import type { NearbyWarehouse, NearestAnswer, NearestQuery, StockFigure } from '../../records/face.ts';
import { nearestWarehousesCard } from '../cards/nearest-warehouses.ts';
import type { Reply } from '../cards/reply.ts';
import { placeModel } from '../conversation/places.ts';
import { minutesAfter, openShelf, type Shelf } from '../conversation/shelf.ts';
import { momentOf, timeOf } from '../conversation/times.ts';
import type { Services, Turn } from '../conversation/turn.ts';
import { formatsFor } from '../texts/format.ts';

const searchModel = z.object({
  from: placeModel,
  company: z.string(),
  stock: z.object({ product: z.string(), quantity: z.number() }).optional(),
  limit: z.number().min(1).optional(),
});

/** Warehouses on one page of the card; fewer when the person asked for so many only. */
const pageSize = 6;

/** What is searched, and how many the person wants to see at first. The list stays complete: the rest is behind More. */
export interface WarehouseSearch extends NearestQuery {
  readonly limit?: number | undefined;
}

/** Searches, by owner and id, so that cards carry an id only. */
export function searchShelf(services: Services): Shelf<WarehouseSearch> {
  return openShelf(services.memory, 'search', searchModel);
}

/** Starts a search and shows its first page. */
export async function beginSearch(turn: Turn, query: WarehouseSearch): Promise<Reply> {
  return showPage(turn, await keepSearch(turn, query), query, 1);
}

/** Keeps a search for a day and resolves to its id. */
export async function keepSearch(turn: Turn, query: WarehouseSearch): Promise<string> {
  const { services, sender } = turn;
  const id = services.ids.next();
  await searchShelf(services).put(`${sender.aadObjectId}/${id}`, query, minutesAfter(services.clock.now(), 24 * 60));
  return id;
}

/** A page of a search, counted from 1; out of range is the last one. */
export async function showPage(turn: Turn, search: string, query: WarehouseSearch, page: number): Promise<Reply> {
  const answer = await turn.services.records.nearest(query, turn.person);
  const list = inStockFirst(answer, query);
  const size = sizeOf(query);
  const pages = Math.max(1, Math.ceil(list.length / size));
  const at = Math.min(Math.max(1, page), pages);
  const first = (at - 1) * size;
  const shown = list.slice(first, first + size);
  const { texts } = turn;
  const words = texts.cards['nearest-warehouses'];
  const format = formatsFor(texts.locale);
  const near = list.filter(({ kilometres }) => kilometres !== null).length;
  const reply = nearestWarehousesCard(turn.cards, {
    company: query.company,
    search,
    from: query.from.label,
    explanation: explanationOf(turn, answer, shown),
    wanted:
      query.stock === undefined
        ? ''
        : words.wanted(
            format.quantity(query.stock.quantity, null),
            query.stock.product,
            list.filter((one) => hasStock(one, query)).length,
            list.length,
          ),
    items: shown.map((one) => item(turn, one, query, list)),
    counted:
      list.length === 0 ? words.none : words.counted(first + 1, first + shown.length, list.length, list.length - near),
    previous: at > 1 ? [{ page: String(at - 1) }] : [],
    next: at < pages ? [{ page: String(at + 1) }] : [],
  });
  const offer = (title: string, view: SearchView) => ({ title, request: 'nearest-warehouse', slots: { view } });
  return {
    ...reply,
    leads: {
      offers: shown.map((one) => offer(one.id, { search, warehouse: one.id })),
      more: at < pages ? offer(words.next, { search, page: at + 1 }) : null,
      back: at > 1 ? offer(words.previous, { search, page: at - 1 }) : null,
    },
  };
}

const sizeOf = ({ limit = pageSize }: WarehouseSearch): number => Math.min(Math.ceil(limit), pageSize);

/** A page of a search, or one of its warehouses: what the buttons of the list lead to, asked for in words. */
export interface SearchView {
  readonly search: string;
  readonly page?: number | undefined;
  readonly warehouse?: string | undefined;
}

/** On which page of a search a warehouse stands. */
export function pageOf(list: readonly NearbyWarehouse[], id: string, query: WarehouseSearch): number {
  return (
    Math.floor(
      Math.max(
        0,
        list.findIndex((one) => one.id === id),
      ) / sizeOf(query),
    ) + 1
  );
}

/** With a product asked for, warehouses that have enough come first; the order by distance stays within both groups. */
export function inStockFirst(answer: NearestAnswer, query: NearestQuery): readonly NearbyWarehouse[] {
  if (query.stock === undefined) return answer.warehouses;
  return [
    ...answer.warehouses.filter((one) => hasStock(one, query)),
    ...answer.warehouses.filter((one) => !hasStock(one, query)),
  ];
}

function hasStock(warehouse: NearbyWarehouse, query: NearestQuery): boolean {
  const wanted = query.stock;
  return (
    wanted !== undefined &&
    warehouse.stock.some(({ product, available }) => product === wanted.product && available >= wanted.quantity)
  );
}

/** What the figures are, whose, and of when. */
function explanationOf(turn: Turn, { readAt }: NearestAnswer, shown: readonly NearbyWarehouse[]): string {
  const { texts } = turn;
  const words = texts.cards['nearest-warehouses'];
  const [figure] = shown.flatMap(({ stock }) => stock);
  const distances = words.explanation(momentOf(turn, readAt));
  return figure === undefined
    ? distances
    : `${distances} ${words.source(texts.systems[figure.system], timeOf(turn, figure.readAt))}`;
}

function item(turn: Turn, one: NearbyWarehouse, query: NearestQuery, list: readonly NearbyWarehouse[]) {
  const { texts } = turn;
  const words = texts.cards['nearest-warehouses'];
  const wanted = query.stock?.product;
  const figures = one.stock.filter(({ product, available }) =>
    wanted === undefined ? available > 0 : product === wanted,
  );
  const twin = list.find(({ kilometres }) => kilometres !== null && kilometres === one.kilometres);
  const heading = one.name === '' || one.name === one.id ? one.id : `${one.id} – ${one.name}`;
  return {
    id: one.id,
    heading,
    distance:
      twin === undefined || twin.id === one.id ? distanceOf(turn, one) : words.tied(distanceOf(turn, one), twin.id),
    address: one.address ?? words.noAddress,
    stock: figures.length > 0 ? stockLine(turn, figures) : words.noStock,
    tooltip: words.details(one.id),
  };
}

/** The distance, or why there is none. */
export function distanceOf(turn: Turn, one: NearbyWarehouse): string {
  const { texts } = turn;
  return one.kilometres === null
    ? texts.warehouses.withoutDistance(one.withoutDistance ?? texts.warehouses.noPosition)
    : formatsFor(texts.locale).kilometres(one.kilometres);
}

/** The first few figures of a warehouse. */
function stockLine(turn: Turn, figures: readonly StockFigure[]): string {
  const words = turn.texts.cards['nearest-warehouses'];
  const format = formatsFor(turn.texts.locale);
  const few = figures
    .slice(0, 3)
    .map(({ product, available, unit }) => `${product} ${format.quantity(available, unit)}`);
  return words.stock(few.join(', '), figures.length - few.length);
}
