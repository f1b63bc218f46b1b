import type { Listing } from '../records/listing.ts';
import { recordEntry } from '../records/entries.ts';
import { momentOf } from '../conversation/times.ts';
import type { Turn } from '../conversation/turn.ts';
import { formatsFor } from '../texts/format.ts';

interface Wanted {
  readonly product: string;
  readonly name: string;
  readonly company: string;
}

/** Where a product is in stock, most first, in the figures of the person's own system. */
export async function listStock(turn: Turn, { product, name, company }: Wanted): Promise<Listing> {
  const { texts, services, person } = turn;
  const format = formatsFor(texts.locale);
  const map = services.sync.map('warehouse');
  const stock = await services.records.stockOf(product, company, person);
  const called = name === '' || name === product ? product : `${product} – ${name}`;
  const [first] = stock;
  const unit = first?.figure.unit ?? null;
  const sum = stock.reduce((total, { figure }) => total + figure.available, 0);
  return {
    kind: 'record',
    title: texts.stock.title(called),
    text: texts.stock.total(format.quantity(sum, unit), stock.length),
    none: texts.stock.none(called),
    explanation:
      first === undefined
        ? ''
        : texts.records.readIn(texts.systems[first.figure.system], momentOf(turn, first.figure.readAt)),
    entries: stock.map(({ warehouse, figure }) =>
      recordEntry(turn, map, warehouse, {
        aside: format.quantity(figure.available, figure.unit),
        detail: texts.stock.line(warehouse.detail, format.quantity(figure.onHand, figure.unit)),
      }),
    ),
    page: (page) => ({
      title: texts.stock.title(called),
      request: 'stock-of-product',
      slots: { product, page, company },
    }),
  };
}
