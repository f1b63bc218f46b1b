/** Lists on a card, a page at a time. What was asked for is kept, so that a page is read anew each time and cards carry an id only. */
import { z } from 'zod';
import type { Entry, EntryGroup } from '../cards/listing.ts';
import { listingCard } from '../cards/listing.ts';
import type { Offer, Reply } from '../cards/reply.ts';
import { placeModel } from '../conversation/places.ts';
import { minutesAfter, openShelf, type Shelf } from '../conversation/shelf.ts';
import type { Services, Turn } from '../conversation/turn.ts';

const meant = z.object({ key: z.string(), name: z.string(), id: z.string().nullable() });

/** Which open orders a list is of. */
export const ordersAsked = z.object({
  mine: z.boolean(),
  late: z.boolean(),
  vendor: meant.nullable(),
  warehouse: meant.nullable(),
});

const queryModel = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('records'), company: z.string(), map: z.string(), words: z.string() }),
  z.object({ kind: z.literal('stock'), company: z.string(), product: z.string(), name: z.string() }),
  z.object({ kind: z.literal('myWorkOrders'), company: z.string() }),
  z.object({ kind: z.literal('fieldMapping'), company: z.string(), map: z.string() }),
  z.object({ kind: z.literal('mapActivity'), company: z.string(), map: z.string().nullable() }),
  z.object({
    kind: z.literal('journal'),
    company: z.string(),
    map: z.string(),
    key: z.array(z.union([z.string(), z.number()])),
    of: z.string().nullable(),
  }),
  z.object({ kind: z.literal('orders'), company: z.string(), ...ordersAsked.shape }),
  z.object({ kind: z.literal('near'), company: z.string(), from: placeModel, warehouses: z.string() }),
]);

/** What a list was asked for. */
export type ListQuery = z.output<typeof queryModel>;

/** What a list holds, before it is cut into pages. */
export interface Listing {
  readonly title: string;
  readonly text: string;
  readonly explanation: string;
  readonly kind: EntryGroup['kind'];
  /** All of it, paged. */
  readonly entries: readonly Entry[];
  /** Instead of pages: several short lists. */
  readonly groups?: readonly EntryGroup[];
  /** What is said when there is nothing. */
  readonly none: string;
  readonly create?: { readonly map: string; readonly title: string };
  /** Id of the search that has all warehouses by distance. */
  readonly nearest?: string;
  /** The request that shows another page, in words. */
  readonly page?: (page: number) => Offer;
}

/** Entries on one page of the card. */
const pageSize = 8;

/** Lists asked for, by owner and id. */
export function listShelf(services: Services): Shelf<ListQuery> {
  return openShelf(services.memory, 'search', queryModel);
}

/** Keeps a query for a day and resolves to its id. */
export async function keepQuery(turn: Turn, query: ListQuery): Promise<string> {
  const { services, sender } = turn;
  const id = services.ids.next();
  await listShelf(services).put(`${sender.aadObjectId}/${id}`, query, minutesAfter(services.clock.now(), 24 * 60));
  return id;
}

/** A page of a list, counted from 1; out of range is the last one. */
export function showListing(turn: Turn, query: ListQuery, search: string, list: Listing, page: number): Reply {
  const { texts } = turn;
  const { entries, groups } = list;
  const pages = Math.max(1, Math.ceil(entries.length / pageSize));
  const at = Math.min(Math.max(1, page), pages);
  const first = (at - 1) * pageSize;
  const shown = entries.slice(first, first + pageSize);
  const own: EntryGroup = { kind: list.kind, title: '', entries: [...shown], more: '' };
  const parts = groups ?? (shown.length === 0 ? [] : [own]);
  const isEmpty = parts.every((group) => group.entries.length === 0);
  const reply = listingCard(turn.cards, {
    company: query.company,
    search,
    title: list.title,
    text: isEmpty ? list.none : list.text,
    groups: [...parts],
    counted: pages === 1 ? '' : texts.records.counted(first + 1, first + shown.length, entries.length),
    explanation: list.explanation,
    previous: at > 1 ? [{ page: String(at - 1) }] : [],
    next: at < pages ? [{ page: String(at + 1) }] : [],
    create: list.create === undefined ? [] : [{ ...list.create, dataCompany: query.company }],
    nearest: list.nearest === undefined ? [] : [{ search: list.nearest }],
  });
  return {
    ...reply,
    leads: {
      offers: parts.flatMap(({ kind, entries: own }) => own.flatMap((entry) => offerOf(kind, entry))),
      more: at < pages ? (list.page?.(at + 1) ?? null) : null,
      back: at > 1 ? (list.page?.(at - 1) ?? null) : null,
    },
  };
}

/** What pressing an entry would show, as a request: in the company of the entry. */
export function offerOf(kind: EntryGroup['kind'], entry: Entry): readonly Offer[] {
  const title = entry.heading;
  const company = entry.company === '' ? undefined : entry.company;
  switch (kind) {
    case 'record':
      return [
        { title: entry.heading, request: 'show-record', slots: { entity: entry.map, record: entry.key, company } },
      ];
    case 'workOrder':
      return [{ title, request: 'show-work-order', slots: { number: entry.key } }];
    case 'order':
      return [{ title, request: 'show-purchase-order', slots: { order: entry.key }, company }];
    case 'plain':
      return [];
  }
}
