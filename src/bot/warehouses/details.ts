import type { NearbyWarehouse, StockFigure } from '../../records/face.ts';
import { warehouseDetailsCard } from '../cards/warehouse-details.ts';
import type { Reply } from '../cards/reply.ts';
import { linkButtons } from '../conversation/links.ts';
import type { Turn } from '../conversation/turn.ts';
import { formatsFor } from '../texts/format.ts';
import { distanceOf } from './nearest-list.ts';

/** Stock figures on the card; the rest is counted. */
const mostFigures = 15;

/** The card of one warehouse of a search. */
export function showDetails(turn: Turn, one: NearbyWarehouse, search: string, page: number): Reply {
  const words = turn.texts.cards['warehouse-details'];
  const facts: [string, string | null][] = [
    [words.distance, distanceOf(turn, one)],
    [words.address, one.address],
    [words.site, one.site],
    [words.kind, one.type],
  ];
  const rest = one.stock.length - mostFigures;
  return warehouseDetailsCard(turn.cards, {
    company: one.company,
    title: one.name === '' || one.name === one.id ? one.id : `${one.id} – ${one.name}`,
    facts: facts.flatMap(([title, value]) => (value === null || value === '' ? [] : [{ title, value }])),
    stock: [
      ...one.stock.slice(0, mostFigures).map((figure) => ({ text: figureLine(turn, figure) })),
      ...(rest > 0 ? [{ text: words.moreStock(rest) }] : []),
    ],
    integration: Object.entries(one.integration)
      .slice(0, 40)
      .map(([title, value]) => ({ title, value: value === '' ? '–' : value })),
    links: linkButtons(turn, one.links),
    search,
    page: String(page),
  });
}

function figureLine(turn: Turn, figure: StockFigure): string {
  const { texts, services, sender } = turn;
  const format = formatsFor(texts.locale);
  return texts.cards['warehouse-details'].figure(
    figure.productName === '' || figure.productName === figure.product
      ? figure.product
      : `${figure.product} ${figure.productName}`,
    format.quantity(figure.available, figure.unit),
    format.quantity(figure.onHand, figure.unit),
    texts.systems[figure.system],
    format.time(figure.readAt, services.clock.now(), sender.timeZone),
  );
}
